import Aggregate
import LandModel
import Normalise

/// Books the records of one farmland layer: every one ends as counted, unmapped, rejected or of a county that is left
/// out, with its YJJBNTMJ in the ledger.
struct FarmlandAccountant: RecordAccountant {
    private let layer: FarmlandLayer
    private var memo: FarmlandMemo
    /// Number of each row's outcome in the memo, for the batch in hand.
    private var outcomes: [Int32] = []

    init(_ layer: FarmlandLayer) {
        self.layer = layer
        memo = FarmlandMemo(
            layer.normaliser, landClass: layer.classColumn, className: layer.nameColumn,
            locationUnit: layer.unitColumn)
    }

    mutating func book(_ batch: FeatureBatch, into tally: inout SurveyTally) {
        memo.fill(&outcomes, batch.text, count: batch.count)
        for row in 0..<batch.count { book(memo.outcomes[Int(outcomes[row])], batch, row, into: &tally) }
        for (column, name) in zip(batch.text, layer.request.text) {
            for row in column.undecodable where !isLeftOut(Int(row)) {
                tally.findings.append(
                    finding(.textNotDecodable, batch, Int(row), .zero, [Finding.Fact("field", name)]))
            }
        }
    }

    private func isLeftOut(_ row: Int) -> Bool {
        memo.outcomes[Int(outcomes[row])].standing == .leftOut
    }

    private func book(
        _ outcome: FarmlandOutcome, _ batch: FeatureBatch, _ row: Int, into tally: inout SurveyTally
    ) {
        let (area, fault) = area(batch, row)
        func add(_ entry: Ledger.Entry, _ rule: FindingRule? = nil) {
            tally.ledger.add(
                Ledger.Key(source: layer.source.name, entry: entry, reason: rule?.rawValue ?? ""), area: area)
        }
        add(.read)
        // What is wrong with it is told by the run that counts it.
        if outcome.standing == .leftOut { return add(.otherCounty) }
        var told: Set<FindingRule> = []
        for notice in outcome.notices + (fault.map { [$0] } ?? []) {
            tally.findings.append(finding(notice.rule, batch, row, area, notice.facts))
            told.insert(notice.rule)
        }
        // The texts are asked first, then the area, as of patches.
        switch (outcome.standing, fault) {
        case (.leftOut, _): break
        case (.rejected(let rule), _): add(.rejected, rule)
        case (.unmapped(let rule), _): add(.unmapped, rule)
        case (.counted, let fault?): add(.rejected, fault.rule)
        case (.counted(let unit, let landClass), nil):
            add(.counted)
            for rule in told { add(.noted, rule) }
            tally.base.add(
                BaseKey(locationUnit: unit, ownershipUnit: "", ownership: ""), class: landClass, net: area)
        }
    }

    /// YJJBNTMJ, which may be zero; zero too where it is no area, with the reason.
    private func area(_ batch: FeatureBatch, _ row: Int) -> (area: SquareMetres, fault: Notice?) {
        let (column, field) = (batch.decimals[0], layer.request.decimals[0].field)
        func fault(_ rule: FindingRule, _ more: [Finding.Fact] = []) -> (SquareMetres, Notice?) {
            (.zero, Notice(rule, [Finding.Fact("field", field)] + more))
        }
        let area = SquareMetres(hundredths: column.values[row])
        switch column.states[row] {
        case .null: return fault(.areaMissing)
        case .notANumber: return fault(.areaNotANumber)
        case .value where area < .zero:
            return fault(.areaNotPositive, [Finding.Fact("found", "\(area)")])
        case .value: return (area, nil)
        }
    }

    private func finding(
        _ rule: FindingRule, _ batch: FeatureBatch, _ row: Int, _ area: SquareMetres, _ facts: [Finding.Fact]
    ) -> Finding {
        Finding(
            rule: rule, source: layer.source.name, feature: batch.featureIDs[row],
            identifier: layer.identifierColumn.flatMap { batch.text[$0][row] }, area: area, facts: facts)
    }
}
