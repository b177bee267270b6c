import Aggregate
import LandModel
import Measure
import Readers

/// One part of a patch that has no usable location code: the district its shape lies in.
struct PlacedPiece {
    var code: String
    /// In the proportions of these the patch's amounts are divided.
    var share: Int64
    /// The part itself, where it is not the whole patch.
    var shape: PlaneShape?
}

/// The parts of such a patch; none where most of its shape lies in no district.
struct PlacedPatch {
    var pieces: [PlacedPiece] = []
    /// What of the shape lies in no district, where that is more than rounding; it counts with the pieces.
    var beyond = SquareMetres.zero
}

/// Finds the districts of patches whose location code is missing or malformed. One worker, one instance.
final class DistrictAssigner {
    private let cover: ZoneCover
    private let loader: ShapeLoader
    /// Digits of a code that are asked for.
    private let digits: Int
    /// Whether the layer has a location field at all.
    private let hasCodes: Bool
    private let cutter: PatchCutter
    private var shape = PlaneShape()
    private var column = ShareColumn()

    init(_ plan: TabulatePlan, districts: ZoneSet, plane: AreaPlane) throws {
        cover = ZoneCover(districts)
        loader = ShapeLoader(plan.source, plane: plane)
        digits = plan.digits ?? 0
        hasCodes = plan.hasGroupField
        cutter = try PatchCutter(districts, loader: loader)
    }

    /// The parts of each row that needs them.
    ///
    /// - Parameter cuts: whether the pieces' own shapes are asked for; made by GEOS, since such patches are few.
    func assign(
        _ batch: FeatureBatch, _ measured: [MeasuredPatch], _ look: ShapeLook, _ shapes: BatchShapes,
        cuts: Bool
    ) throws -> [Int: PlacedPatch] {
        var placed: [Int: PlacedPatch] = [:]
        for row in 0..<batch.count where !hasCodes || !isUsable(batch.text[0], row) {
            placed[row] = PlacedPatch()
            let examined = try look.patch(row, batch.geometry, measured[row])
            guard loader.load(row, measured[row], examined, shapes, into: &shape) else { continue }
            column.removeAll()
            cover.cover(shape, into: &column)
            let parts = try cutter.parts(column, row, examined, shapes)
            guard !parts.isEmpty else { continue }
            let pieces = try parts.map { part in
                PlacedPiece(
                    code: String(part.code.prefix(digits)), share: part.share,
                    shape: cuts && parts.count > 1
                        ? try cutter.piece(row, examined, shapes, in: part.code) : nil)
            }
            let beyond = SquareMetres(hundredths: (column.wholes[0] - column.covered[0] + 50) / 100)
            placed[row] = PlacedPatch(pieces: pieces, beyond: max(.zero, beyond))
        }
        return placed
    }

    private func isUsable(_ column: TextColumn, _ row: Int) -> Bool {
        column.withTrimmed(row) { text in
            text.count >= digits && text.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
    }
}
