package import LandModel
import Normalise
import Readers

/// What change layers have told, in whole or in part: workers fill their own, the parts are merged in any order.
package struct ChangeTally: RecordTally {
    private struct Passage: Hashable {
        var before: ChangeSide?
        var after: ChangeSide?
        var kind: ChangeKind
        var adjustment: BorderAdjustment
    }

    private var areas: [Passage: SquareMetres] = [:]
    /// Lines of the list of changes by the unit of work that told them.
    private var lines: [Int: [ChangePiece]] = [:]
    private var unit = 0
    package var ledger = Ledger()
    package var findings: [Finding] = []
    /// What the scans of each source amounted to, by its name.
    var reports: [String: ScanReport] = [:]

    package init() {}

    mutating func add(_ outcome: ChangeOutcome) {
        for record in outcome.records {
            let passage = Passage(
                before: record.before, after: record.after, kind: record.kind, adjustment: record.adjustment)
            areas[passage, default: .zero] += record.area
        }
        lines[unit, default: []] += outcome.pieces
    }

    mutating func begin(unit: Int) { self.unit = unit }

    /// Lines of the list of changes, in the order of layers and features.
    package var pieces: [ChangePiece] { lines.sorted { $0.key < $1.key }.flatMap(\.value) }

    /// What passed between each two sides, one record for each kind and adjustment, in ascending order.
    package var records: [ChangeRecord] {
        areas.map { passage, area in
            ChangeRecord(
                before: passage.before, after: passage.after, kind: passage.kind,
                adjustment: passage.adjustment, area: area)
        }.sorted(by: Self.precedes)
    }

    mutating func merge(_ other: ChangeTally) {
        for (passage, area) in other.areas { areas[passage, default: .zero] += area }
        for (unit, pieces) in other.lines { lines[unit, default: []] += pieces }
        ledger.merge(other.ledger)
        findings += other.findings
        for (source, report) in other.reports { reports[source, default: ScanReport()].merge(report) }
    }

    private static func precedes(_ left: ChangeRecord, _ right: ChangeRecord) -> Bool {
        if left.before != right.before { return precedes(left.before, right.before) }
        if left.after != right.after { return precedes(left.after, right.after) }
        return (left.kind, left.adjustment) < (right.kind, right.adjustment)
    }

    /// An empty side comes first.
    private static func precedes(_ left: ChangeSide?, _ right: ChangeSide?) -> Bool {
        guard let left, let right else { return left == nil && right != nil }
        return left < right
    }
}
