import LandModel
import Measure
import Readers

/// Lays the patches of a batch over one set of zones. One worker, one instance.
final class PatchPlacer {
    private let cover: ZoneCover
    private let degrees: DegreeConversion?
    private let plane: AreaPlane
    private var shape = PlaneShape()

    init(_ source: SourceLayer, zones: ZoneSet, plane: AreaPlane) {
        cover = ZoneCover(zones)
        degrees = source.coordinates.map { DegreeConversion($0) }
        self.plane = plane
    }

    /// Replaces `column` by one row a patch; a patch without a usable shape has a whole of 0.
    func place(
        _ measured: [MeasuredPatch], _ examined: [ExaminedPatch]?, _ shapes: BatchShapes,
        into column: inout ShareColumn
    ) {
        column.removeAll()
        for row in measured.indices {
            if load(row, measured[row], examined?[row], shapes) {
                cover.cover(shape, into: &column)
            } else {
                cover.coverNothing(into: &column)
            }
        }
    }

    private func load(
        _ row: Int, _ measured: MeasuredPatch, _ examined: ExaminedPatch?, _ shapes: BatchShapes
    ) -> Bool {
        if let repaired = examined?.repairedShape, let degrees {
            return BatchShapes(
                geometry: repaired, degrees: degrees.degrees(repaired.coordinates), plane: plane
            ).load(0, into: &shape)
        }
        guard measured.isCountable, measured.area > .zero else { return false }
        return shapes.load(row, into: &shape)
    }
}
