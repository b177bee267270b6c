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
            let (set, findings) = try ZoneSet.read(zone.layers, plane: plane, workers: workers)
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
