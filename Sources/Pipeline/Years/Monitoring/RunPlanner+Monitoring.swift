import LandModel
import Normalise

extension RunPlanner {
    /// Looks at what a comparison of years asks for beside the surveys: zones, class groups, prices.
    ///
    /// - Parameter years: those compared.
    static func monitoring(
        _ definition: PipelineDefinition, years: [Int]
    ) throws(PlanFaults) -> MonitoringPlan {
        var definition = definition
        // Here every zone is ground to lay changes over, whatever its records are elsewhere.
        (definition.statistics.farmland, definition.statistics.approved) = (nil, nil)
        let wanted = definition.changes.monitoring
        var planner = RunPlanner(definition)
        let zones = definition.zones.filter { wanted.zones.contains($0.name) }.map { zone in
            PlannedZone(definition: zone, layers: planner.zone(zone, counties: []).layers)
        }
        var groups: MonitoringGroups?
        do throws(NormaliseError) { groups = try MonitoringGroups(definition.classes.standard) } catch {
            planner.faults.append(.classes(name: definition.name, error))
        }
        var prices: AssetPrices?
        if let path = wanted.prices, let groups {
            do throws(PlanFaults) {
                prices = try AssetPrices.read(
                    definition.resolved(path), types: groups.assets,
                    counties: definition.sources.map(\.county.code), years: years)
            } catch {
                planner.faults += error.faults
            }
        }
        guard planner.faults.isEmpty, let groups else { throw PlanFaults(planner.faults) }
        return MonitoringPlan(definition: wanted, zones: zones, groups: groups, prices: prices)
    }
}

/// What is told of changes beside the change forms, decided.
package struct MonitoringPlan: Sendable {
    var definition: MonitoringDefinition
    /// In the order of the pipeline.
    var zones: [PlannedZone]
    var groups: MonitoringGroups
    var prices: AssetPrices?
}
