import LandModel
import Measure
import Readers

/// Loads the shapes of a batch into one plane, repaired ones as they were repaired.
struct ShapeLoader {
    private let degrees: DegreeConversion?
    let plane: AreaPlane

    init(_ source: SourceLayer, plane: AreaPlane) {
        degrees = source.coordinates.map { DegreeConversion($0) }
        self.plane = plane
    }

    /// `false` for a patch without a usable shape.
    ///
    /// - Parameter shapes: the batch in the same plane.
    func load(
        _ row: Int, _ measured: MeasuredPatch, _ examined: ExaminedPatch?, _ shapes: BatchShapes,
        into shape: inout PlaneShape
    ) -> Bool {
        if let repaired = repaired(examined) { return repaired.load(0, into: &shape) }
        guard measured.isCountable, measured.area > .zero else { return false }
        return shapes.load(row, into: &shape)
    }

    /// The key of a patch's shape; `nil` without a usable one.
    func key(
        _ row: Int, _ measured: MeasuredPatch, _ examined: ExaminedPatch?, _ shapes: BatchShapes
    ) -> ShapeKey? {
        if let repaired = repaired(examined) { return repaired.key(of: 0) }
        guard measured.isCountable, measured.area > .zero else { return nil }
        return shapes.key(of: row)
    }

    /// The polygons of a patch, as it was repaired.
    func polygons(_ row: Int, _ examined: ExaminedPatch?, _ shapes: BatchShapes) -> [[[GridPoint]]]? {
        repaired(examined)?.polygons(of: 0) ?? shapes.polygons(of: row)
    }

    private func repaired(_ examined: ExaminedPatch?) -> BatchShapes? {
        guard let repaired = examined?.repairedShape, let degrees else { return nil }
        return BatchShapes(geometry: repaired, degrees: degrees.degrees(repaired.coordinates), plane: plane)
    }
}

/// Lays the patches of a batch over one set of zones. One worker, one instance.
final class PatchPlacer {
    private let loader: ShapeLoader
    private let cover: ZoneCover
    private var shape = PlaneShape()

    init(_ source: SourceLayer, zones: ZoneSet, plane: AreaPlane) {
        loader = ShapeLoader(source, plane: plane)
        cover = ZoneCover(zones)
    }

    /// Replaces `column` by one row a patch; a patch without a usable shape has a whole of 0.
    func place(
        _ batch: FeatureBatch, _ measured: [MeasuredPatch], _ look: ShapeLook, _ shapes: BatchShapes,
        into column: inout ShareColumn
    ) throws {
        column.removeAll()
        for row in measured.indices {
            let patch = measured[row]
            // Where the box decides, a shape that crosses itself lies where it says all the same.
            if patch.isSound, patch.area > .zero, let box = shapes.box(of: row),
                cover.cover(box: box, whole: patch.area.hundredths * 100, into: &column)
            {
                continue
            }
            let examined = try look.patch(row, batch.geometry, patch)
            if loader.load(row, patch, examined, shapes, into: &shape) {
                cover.cover(shape, into: &column)
            } else {
                cover.coverNothing(into: &column)
            }
        }
    }

    /// Adds a row for one more shape.
    func place(_ shape: PlaneShape, into column: inout ShareColumn) { cover.cover(shape, into: &column) }
}
