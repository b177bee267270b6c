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

    /// The shape of each patch, empty for one without; none at all where nobody asks.
    var shapes: [PlaneShape] = []

    /// The village code and share of each part of a patch.
    func villageParts(of row: Int) -> [(code: String, share: Int64)] {
        villages.parts(of: row).map { (villageCodes[Int($0.kind)], $0.share) }
    }
}

/// Finds the places of patches. One worker, one instance for each delivery it reads.
final class BatchPlacer {
    private let loader: ShapeLoader
    private let villages: ZoneCover
    private let zones: [ZoneCover]
    private let keepsShapes: Bool
    private var shape = PlaneShape()
    private(set) var places: BatchPlaces

    /// - Parameter keepsShapes: whether the shapes themselves are asked for.
    init(_ source: SourceLayer, delivery: Int, _ zones: RunZones, keepsShapes: Bool) {
        let villages = zones.villages[delivery]
        loader = ShapeLoader(source, plane: zones.plane)
        self.villages = ZoneCover(villages)
        self.zones = zones.layers.map { ZoneCover($0.set) }
        self.keepsShapes = keepsShapes
        places = BatchPlaces(
            villageCodes: villages.kinds,
            zones: Array(repeating: ShareColumn(), count: zones.layers.count),
            slope: zones.slope.map { ($0, zones.layers[$0].set.kinds) })
    }

    /// Replaces `places`.
    func place(_ measured: [MeasuredPatch], _ examined: [ExaminedPatch], _ shapes: BatchShapes) {
        let shapes = shapes.inPlane(loader.plane)
        places.villages.removeAll()
        for number in zones.indices { places.zones[number].removeAll() }
        places.shapes.removeAll(keepingCapacity: true)
        for row in measured.indices {
            if !loader.load(row, measured[row], examined[row], shapes, into: &shape) { shape.removeAll() }
            villages.cover(shape, into: &places.villages)
            for (number, cover) in zones.enumerated() { cover.cover(shape, into: &places.zones[number]) }
            if keepsShapes { places.shapes.append(shape) }
        }
    }
}
