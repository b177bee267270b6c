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

/// Finds the districts of patches whose location code is missing or malformed. One worker, one instance.
final class DistrictAssigner {
    private let districts: ZoneSet
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
        self.districts = districts
        cover = ZoneCover(districts)
        loader = ShapeLoader(plan.source, plane: plane)
        digits = plan.digits ?? 0
        hasCodes = plan.hasGroupField
        cutter = try PatchCutter(districts, loader: loader)
    }

    /// The pieces of each row that needs them; none for one whose shape mostly lies in no district.
    ///
    /// - Parameter cuts: whether the pieces' own shapes are asked for; made by GEOS, since such patches are few.
    func assign(
        _ batch: FeatureBatch, _ measured: [MeasuredPatch], _ examined: [ExaminedPatch]?,
        _ shapes: BatchShapes,
        cuts: Bool
    ) throws -> [Int: [PlacedPiece]] {
        var placed: [Int: [PlacedPiece]] = [:]
        for row in 0..<batch.count where !hasCodes || !isUsable(batch.text[0], row) {
            placed[row] = []
            guard loader.load(row, measured[row], examined?[row], shapes, into: &shape) else { continue }
            column.removeAll()
            cover.cover(shape, into: &column)
            let parts = column.groundParts(of: 0)
            guard !parts.isEmpty, 2 * column.covered[0] >= column.wholes[0] else { continue }
            placed[row] = try parts.map { part in
                let code = districts.kinds[Int(part.kind)]
                return PlacedPiece(
                    code: String(code.prefix(digits)), share: part.share,
                    shape: cuts && parts.count > 1
                        ? try cutter.piece(row, examined?[row], shapes, in: code) : nil)
            }
        }
        return placed
    }

    private func isUsable(_ column: TextColumn, _ row: Int) -> Bool {
        column.withTrimmed(row) { text in
            text.count >= digits && text.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
    }
}
