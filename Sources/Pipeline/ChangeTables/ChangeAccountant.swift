import LandModel
import Normalise

/// Books the records of one change layer: every one ends as counted, unmapped or rejected, with its TBBGMJ in the ledger.
struct ChangeAccountant: RecordAccountant {
    private let layer: ChangeLayer
    private var codes: ChangeCodesMemo
    private var before: ChangeSideMemo
    private var after: ChangeSideMemo
    /// Number of each row's outcome by side, for the batch in hand.
    private var (was, now): ([Int32], [Int32]) = ([], [])

    init(_ layer: ChangeLayer) {
        self.layer = layer
        codes = ChangeCodesMemo(
            behaviour: layer.textColumn("BGXW") ?? -1, adjustment: layer.textColumn("XZQTZLX") ?? -1)
        before = ChangeSideMemo(
            layer.normaliser.patches, year: .before, columns: layer.columns(.before))
        after = ChangeSideMemo(layer.normaliser.patches, year: .after, columns: layer.columns(.after))
    }

    mutating func book(_ batch: FeatureBatch, into tally: inout ChangeTally) {
        before.fill(&was, batch.text, count: batch.count)
        after.fill(&now, batch.text, count: batch.count)
        for row in 0..<batch.count { book(batch, row, into: &tally) }
        for (column, name) in zip(batch.text, layer.request.text) {
            for row in column.undecodable {
                tally.findings.append(
                    finding(
                        Notice(.textNotDecodable, [Finding.Fact("field", name)]), .zero, batch, Int(row)))
            }
        }
    }

    private mutating func book(_ batch: FeatureBatch, _ row: Int, into tally: inout ChangeTally) {
        func side(_ memo: ChangeSideMemo, _ number: Int32, _ year: ChangedSide.Year) -> ChangedSide {
            memo.side(
                number, batch.text, row: row, patch: layer.patch(year, batch, row),
                areas: layer.areas(year, batch, row))
        }
        let outcome = layer.normaliser.normalise(
            codes.codes(batch.text, row: row), before: side(before, was[row], .before),
            after: side(after, now[row], .after))
        var told: Set<FindingRule> = []
        for remark in outcome.remarks {
            tally.findings.append(finding(remark.notice, remark.area, batch, row))
            told.insert(remark.notice.rule)
        }
        func add(_ entry: Ledger.Entry, _ rule: FindingRule? = nil) {
            tally.ledger.add(
                Ledger.Key(source: layer.source.name, entry: entry, reason: rule?.rawValue ?? ""),
                area: outcome.gross)
        }
        add(.read)
        switch outcome.standing {
        case .rejected(let rule): add(.rejected, rule)
        case .unmapped(let rule): add(.unmapped, rule)
        case .counted:
            add(.counted)
            for rule in told { add(.noted, rule) }
            tally.add(outcome)
        }
    }

    private func finding(_ notice: Notice, _ area: SquareMetres, _ batch: FeatureBatch, _ row: Int) -> Finding
    {
        notice.finding(
            source: layer.source.name, feature: batch.featureIDs[row],
            identifier: layer.textColumn("BSM").flatMap { batch.text[$0][row] }, area: area)
    }
}
