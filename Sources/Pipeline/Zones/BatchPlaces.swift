import LandModel
import Measure

/// Where the patches of one batch lie: in the villages of their delivery, and in each zone layer of the run.
struct BatchPlaces {
    /// Kinds are places in `villageCodes`.
    var villages = ShareColumn()
    var villageCodes: [String] = []
    /// One column a zone layer, in the order of the run.
    var zones: [ShareColumn] = []
    /// Which of them is the slope layer, and the levels that its kinds are.
    var slope: (layer: Int, levels: [String])?

    /// The village code and share of each part of a patch.
    func villageParts(of row: Int) -> [(code: String, share: Int64)] {
        villages.parts(of: row).map { (villageCodes[Int($0.kind)], $0.share) }
    }
}

/// Finds the places of patches. One worker, one instance for each delivery it reads.
final class BatchPlacer {
    private let villages: PatchPlacer
    private let zones: [PatchPlacer]
    private let plane: AreaPlane
    private(set) var places: BatchPlaces

    init(_ source: SourceLayer, delivery: Int, _ zones: RunZones) {
        let villages = zones.villages[delivery]
        plane = zones.plane
        self.villages = PatchPlacer(source, zones: villages, plane: plane)
        self.zones = zones.layers.map { PatchPlacer(source, zones: $0.set, plane: zones.plane) }
        places = BatchPlaces(
            villageCodes: villages.kinds,
            zones: Array(repeating: ShareColumn(), count: zones.layers.count),
            slope: zones.slope.map { ($0, zones.layers[$0].set.kinds) })
    }

    /// Replaces `places`.
    func place(_ measured: [MeasuredPatch], _ examined: [ExaminedPatch], _ shapes: BatchShapes) {
        let shapes = shapes.inPlane(plane)
        villages.place(measured, examined, shapes, into: &places.villages)
        for (number, placer) in zones.enumerated() {
            placer.place(measured, examined, shapes, into: &places.zones[number])
        }
    }
}
