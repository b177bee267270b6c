import LandModel

/// Several surveys of the same counties, each planned by itself, to be compared one after the other.
package struct YearsPlan: Sendable {
    package var definition: PipelineDefinition
    /// In ascending order; at least two.
    package var surveys: [RunPlan]
    /// What is told of changes beside the change forms.
    package var monitoring: MonitoringPlan
    /// In the order of the pipeline.
    package var registers: [RegisterPlan]
    package var digests: [DigestPlan]

    package var isPartial: Bool { surveys.contains(where: \.isPartial) }

    /// Looks at everything the pipeline names for each of its years, and tells all faults at once.
    ///
    /// - Parameters:
    ///   - years: those asked for; `nil` for all.
    ///   - only: codes of the counties asked for; empty for all.
    /// - Throws: `PlanFaults`.
    package static func plan(
        _ definition: PipelineDefinition, years: ClosedRange<Int>? = nil, only: [String] = [], output: String
    ) throws(PlanFaults) -> YearsPlan {
        let wanted = definition.years.filter { years?.contains($0.year) ?? true }
        guard wanted.count > 1 else {
            throw PlanFaults([.yearsTooFew(asked: wanted.map(\.year), known: definition.years.map(\.year))])
        }
        var surveys: [RunPlan] = []
        var faults: [PlanFault] = []
        for (number, year) in wanted.enumerated() {
            // What changed since the year before leads from no other year.
            let follows = number > 0 && wanted[number - 1].year == year.year - 1
            do throws(PlanFaults) {
                var plan = try RunPlanner.plan(
                    definition.survey(of: year), only: only,
                    changeLayer: follows ? definition.changes.layer : nil, output: output)
                plan.keepsGround = true
                surveys.append(plan)
            } catch {
                faults += error.faults
            }
        }
        let hasLayers = surveys.contains { $0.deliveries.contains { $0.changes != nil } }
        if faults.isEmpty, definition.changes.source == .layer, !hasLayers {
            faults.append(
                .changeLayersMissing(
                    layer: definition.changes.layer, years: wanted.dropFirst().map(\.year)))
        }
        var monitoring: MonitoringPlan?
        do throws(PlanFaults) {
            monitoring = try RunPlanner.monitoring(definition, years: wanted.map(\.year))
        } catch {
            faults += error.faults
        }
        var (registers, digests): ([RegisterPlan], [DigestPlan]) = ([], [])
        do throws(PlanFaults) { registers = try RunPlanner.registers(definition) } catch {
            faults += error.faults
        }
        do throws(PlanFaults) { digests = try RunPlanner.digests(definition) } catch {
            faults += error.faults
        }
        guard faults.isEmpty, let monitoring else { throw PlanFaults(faults) }
        return YearsPlan(
            definition: definition, surveys: surveys, monitoring: monitoring, registers: registers,
            digests: digests)
    }
}
