import LandModel
import Measure
import Readers

/// What a full check makes of the patches of a batch whose shapes decide something: of all where it was asked for, else of
/// those that are asked about. A polygon that crosses itself has no inside that an overlay could divide.
///
/// One worker, one instance.
final class ShapeLook {
    private let examiner: ShapeExaminer
    private let source: String
    private var examined: [ExaminedPatch]?
    /// Patches of the batch that were looked at here and have faults.
    private var found: [Int: ExaminedPatch] = [:]

    init(_ source: SourceLayer, plane: AreaPlane) throws {
        examiner = try ShapeExaminer(source, options: MeasureOptions(), plane: plane)
        self.source = source.name
    }

    /// Begins a batch.
    ///
    /// - Parameter examined: what a full check made of it; `nil` without one.
    func begin(_ examined: [ExaminedPatch]?) {
        self.examined = examined
        found.removeAll(keepingCapacity: true)
    }

    /// A patch as a full check sees it; `nil` where that is as it was measured.
    func patch(_ row: Int, _ geometry: GeometryColumn, _ measured: MeasuredPatch) throws -> ExaminedPatch? {
        if let examined { return examined[row] }
        if let known = found[row] { return known }
        let patch = try examiner.examine(row, of: geometry, measured)
        found[row] = patch
        return patch
    }

    /// What was found in the batch and no full check has told.
    func findings(_ batch: FeatureBatch) -> [Finding] {
        found.sorted { $0.key < $1.key }.flatMap { row, patch in
            patch.faults.filter { [.polygonRepaired, .polygonNotRepairable].contains($0.rule) }.map { fault in
                Finding(
                    rule: fault.rule, source: source, feature: batch.featureIDs[row],
                    area: fault.area ?? patch.area, facts: fault.facts, place: fault.place)
            }
        }
    }
}
