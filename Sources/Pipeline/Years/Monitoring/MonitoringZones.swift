import GEOSBridge
import LandModel
import Measure

/// One of the pipeline's zones, its layers decided.
package struct PlannedZone: Sendable {
    var definition: ZoneDefinition
    var layers: [ZoneLayer]
}

/// The zones that a comparison of years asks for: read once for the run, every ground of a layer counted once.
struct MonitoringZones: Sendable {
    struct Zone: Sendable {
        var name: String
        var title: String
        /// All kinds as one.
        var set: ZoneSet
        var findings: [Finding]
    }

    let plane: AreaPlane
    private let zones: [Zone]

    init(_ planned: [PlannedZone], plane: AreaPlane, workers: Workers) throws {
        self.plane = plane
        let context = try GEOSContext()
        zones = try planned.map { zone in
            var grounds: [GriddedZone] = []
            var findings: [Finding] = []
            for (place, layer) in zone.layers.enumerated() {
                let survey = try ZoneReader.read(
                    layer, number: Int32(place), plane: plane, workers: workers)
                grounds += survey.zones
                findings += survey.findings
            }
            let set = try ZoneSet(grounds, asksForAny: false, workers: workers)
            findings += set.doubleCovers.map {
                $0.finding(sources: zone.layers.map(\.source.name), plane: plane)
            }
            return Zone(
                name: zone.definition.name, title: zone.definition.title,
                set: try set.asOne(context: context), findings: findings)
        }
    }

    /// Those of the names, in their order.
    func named(_ names: [String]) -> [Zone] {
        names.compactMap { name in zones.first { $0.name == name } }
    }
}
