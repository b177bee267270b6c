import Aggregate
import LandModel
import Measure
import Normalise

/// Books the patches of one layer: every one ends as counted, unmapped or rejected, with its area in the ledger.
struct PatchAccountant {
    private let layer: PatchLayer
    private let tolerance: AreaTolerance
    private var memo: PatchMemo
    /// Number of each row's outcome in the memo, for the batch in hand.
    private var outcomes: [Int32] = []

    init(_ layer: PatchLayer, tolerance: AreaTolerance) {
        self.layer = layer
        self.tolerance = tolerance
        memo = PatchMemo(layer.normaliser, columns: layer.textColumns)
    }

    /// - Parameter examined: one row for each feature of the batch.
    mutating func book(_ batch: FeatureBatch, _ examined: [ExaminedPatch], into tally: inout SurveyTally) {
        memo.fill(&outcomes, batch.text, count: batch.count)
        for row in 0..<batch.count {
            book(memo.outcomes[Int(outcomes[row])], examined[row], batch, row: row, into: &tally)
        }
        tellLostTexts(batch, into: &tally)
    }

    /// Bytes that are no text in the source's encoding are delivered as NULL; what they cost is told here.
    private func tellLostTexts(_ batch: FeatureBatch, into tally: inout SurveyTally) {
        for (column, name) in zip(batch.text, layer.request.text) {
            for row in column.undecodable {
                tally.findings.append(
                    finding(.textNotDecodable, batch, Int(row), area: .zero, [Finding.Fact("field", name)]))
            }
        }
    }

    private func book(
        _ outcome: PatchOutcome, _ patch: ExaminedPatch, _ batch: FeatureBatch, row: Int,
        into tally: inout SurveyTally
    ) {
        let account = account(outcome, patch, batch, row: row)
        let source = layer.source.name
        tally.ledger.add(Ledger.Key(source: source, entry: .read), area: account.gross)

        var told: Set<FindingRule> = []
        func tell(_ finding: Finding) {
            tally.findings.append(finding)
            told.insert(finding.rule)
        }
        for fault in patch.faults {
            tell(
                finding(
                    fault.rule, batch, row, area: fault.area ?? account.gross, fault.facts, place: fault.place
                ))
        }
        for notice in outcome.notices {
            tell(finding(notice.rule, batch, row, area: account.gross, notice.facts))
        }
        // Without a class nobody can say whether ridges are due, so the account is not commented on.
        if case .unmapped = outcome.standing {
        } else {
            for remark in account.remarks {
                tell(finding(remark.notice.rule, batch, row, area: remark.area, remark.notice.facts))
            }
        }
        if let difference = tolerance.exceeded(
            recorded: layer.recordedAreas(batch, row: row).gross, computed: patch)
        {
            tell(
                finding(.recordedDiffersFromComputed, batch, row, area: difference.area, difference.facts))
        }

        let (entry, reason) = standing(outcome, account, patch)
        tally.ledger.add(
            Ledger.Key(source: source, entry: entry, reason: reason?.rawValue ?? ""),
            area: entry == .counted ? account.net : account.gross)
        guard entry == .counted, case .counted(let key, let landClass) = outcome.standing else { return }
        if account.deducted > .zero {
            tally.ledger.add(Ledger.Key(source: source, entry: .deducted), area: account.deducted)
        }
        if let change = patch.repairedBy {
            tally.ledger.add(
                Ledger.Key(source: source, entry: .repaired, reason: FindingRule.polygonRepaired.rawValue),
                area: change)
        }
        for rule in told where rule != .polygonRepaired {
            tally.ledger.add(
                Ledger.Key(source: source, entry: .noted, reason: rule.rawValue), area: account.gross)
        }
        tally.base.add(key, class: landClass, net: account.net, deducted: account.deducted)
        // Only the forms of exclaves name owners.
        if key.exclave != "0", let column = layer.ownerNameColumn {
            tally.ownerNames.add(
                key.ownershipUnit,
                name: batch.text[column].withTrimmed(row) { String(decoding: $0, as: UTF8.self) })
        }
    }

    /// The patch's areas on the layer's basis.
    private func account(_ outcome: PatchOutcome, _ patch: ExaminedPatch, _ batch: FeatureBatch, row: Int)
        -> AreaAccount
    {
        let recorded = layer.recordedAreas(batch, row: row)
        switch layer.basis {
        case .recorded:
            return DeductionRule.recorded(
                recorded, isCultivated: outcome.isCultivated, deductedClass: outcome.deductedClass,
                ridge: layer.normaliser.classes.target.ridgeCode ?? "")
        case .computed:
            return DeductionRule.computed(
                gross: patch.area, ratio: recorded.ratio, isCultivated: outcome.isCultivated)
        }
    }

    /// Where the patch is booked; the texts are asked first, then the areas, then the geometry.
    private func standing(
        _ outcome: PatchOutcome, _ account: AreaAccount, _ patch: ExaminedPatch
    ) -> (Ledger.Entry, FindingRule?) {
        switch outcome.standing {
        case .rejected(let rule): return (.rejected, rule)
        case .unmapped(let rule): return (.unmapped, rule)
        case .counted: break
        }
        if let rule = account.rejection { return (.rejected, rule) }
        // On the recorded basis the legal figure counts whatever became of the shape; the fault is told.
        if layer.basis == .computed, let rule = patch.rejection { return (.rejected, rule) }
        return (.counted, nil)
    }

    private func finding(
        _ rule: FindingRule, _ batch: FeatureBatch, _ row: Int, area: SquareMetres, _ facts: [Finding.Fact],
        place: Finding.Place? = nil
    ) -> Finding {
        Finding(
            rule: rule, source: layer.source.name, feature: batch.featureIDs[row],
            identifier: layer.identifierColumn.flatMap { batch.text[$0][row] }, area: area, facts: facts,
            place: place)
    }
}
