import LandModel
import Measure

/// Where the patches of one batch lie.
struct BatchPlaces {
    /// One column a zone layer, in the order of the run.
    var zones: [ShareColumn]
    /// Which of them is the slope layer, and the levels that its kinds are.
    var slope: (layer: Int, levels: [String])?
    /// The shape of each patch, empty for one without; none at all where nobody asks.
    var shapes: [PlaneShape] = []
}

/// Finds the places of patches. One worker, one instance for each delivery it reads.
final class BatchPlacer {
    private let loader: ShapeLoader
    private let villages: ZoneCover
    private let zones: [ZoneCover]
    private let keepsShapes: Bool
    private let cutter: PatchCutter
    private var shape = PlaneShape()
    private var column = ShareColumn()
    /// The batch in hand.
    private var batch: (measured: [MeasuredPatch], examined: [ExaminedPatch], shapes: BatchShapes)?
    private(set) var places: BatchPlaces

    /// - Parameter keepsShapes: whether the shapes themselves are asked for.
    init(_ source: SourceLayer, delivery: Int, _ zones: RunZones, keepsShapes: Bool) throws {
        let villages = zones.villages[delivery]
        loader = ShapeLoader(source, plane: zones.plane)
        self.villages = ZoneCover(villages)
        self.zones = zones.layers.map { ZoneCover($0.set) }
        self.keepsShapes = keepsShapes
        cutter = try PatchCutter(villages, loader: loader)
        places = BatchPlaces(
            zones: Array(repeating: ShareColumn(), count: zones.layers.count),
            slope: zones.slope.map { ($0, zones.layers[$0].set.kinds) })
    }

    /// Replaces `places` by those of a batch.
    func place(_ measured: [MeasuredPatch], _ examined: [ExaminedPatch], _ shapes: BatchShapes) {
        let shapes = shapes.inPlane(loader.plane)
        batch = (measured, examined, shapes)
        guard !zones.isEmpty || keepsShapes else { return }
        for number in zones.indices { places.zones[number].removeAll() }
        places.shapes.removeAll(keepingCapacity: true)
        for row in measured.indices {
            load(row)
            for (number, cover) in zones.enumerated() { cover.cover(shape, into: &places.zones[number]) }
            if keepsShapes { places.shapes.append(shape) }
        }
    }

    /// Forgets the batch, whose columns its reader uses again.
    func finish() { batch = nil }

    /// The villages that a patch of the batch lies in, with their shares; `nil` when most of it lies in none.
    func units(of row: Int) throws -> [(code: String, share: Int64)]? {
        guard let batch else { return nil }
        load(row)
        column.removeAll()
        villages.cover(shape, into: &column)
        let parts = try cutter.parts(column, row, batch.examined[row], batch.shapes)
        return parts.isEmpty ? nil : parts
    }

    /// How the part of a patch of the batch that lies in one village meets the zones: a column a layer, of one row.
    func zones(of row: Int, in village: String) throws -> [ShareColumn] {
        guard let batch else { return zones.map { _ in ShareColumn() } }
        let piece = try cutter.piece(row, batch.examined[row], batch.shapes, in: village)
        return zones.map { cover in
            var column = ShareColumn()
            cover.cover(piece, into: &column)
            return column
        }
    }

    /// The key of the shape of a patch of the batch; `nil` without a usable one.
    func key(of row: Int) -> ShapeKey? {
        batch.flatMap { loader.key(row, $0.measured[row], $0.examined[row], $0.shapes) }
    }

    /// The key of the part of a patch that lies in one village; `nil` where nothing does.
    func key(of row: Int, in village: String) throws -> ShapeKey? {
        guard let batch else { return nil }
        let piece = try cutter.piece(row, batch.examined[row], batch.shapes, in: village)
        return piece.isEmpty ? nil : piece.key
    }

    /// The polygons of a patch of the batch, or of the part of it that lies in one village.
    func polygons(of row: Int, in village: String?) throws -> [[[GridPoint]]] {
        guard let batch else { return [] }
        if let village { return try cutter.polygons(row, batch.examined[row], batch.shapes, in: village) }
        return loader.polygons(row, batch.examined[row], batch.shapes) ?? []
    }

    private func load(_ row: Int) {
        guard let batch,
            loader.load(row, batch.measured[row], batch.examined[row], batch.shapes, into: &shape)
        else {
            shape.removeAll()
            return
        }
    }
}
