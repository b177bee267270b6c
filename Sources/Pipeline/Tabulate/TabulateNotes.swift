import LandModel
import Measure
import Normalise
import Readers

/// What a tabulation tells of its features.
struct TabulateNotes {
    let plan: TabulatePlan

    /// When a recorded area counts as different from the computed one in a full check.
    private static let tolerance = AreaTolerance(absolute: SquareMetres(hundredths: 100), relative: 0.0001)

    /// Tells of a computed area that is none: less than half of 0.01 m², or lobes of a crossed ring that cancel.
    func noteNothing<Tally>(
        _ area: SquareMetres, _ batch: FeatureBatch, _ row: Int, _ part: inout TabulatePart<Tally>
    ) {
        guard area <= .zero else { return }
        note(
            .areaNotPositive, batch, row, area: .zero, facts: [Finding.Fact("computed", "\(area)")], &part)
    }

    /// Tells what a full check found.
    func tell<Tally>(
        _ examined: [ExaminedPatch], _ batch: FeatureBatch, _ part: inout TabulatePart<Tally>
    ) {
        for (row, patch) in examined.enumerated() {
            for fault in patch.faults {
                note(
                    fault.rule, batch, row, area: fault.area ?? patch.area, facts: fault.facts,
                    place: fault.place,
                    &part)
            }
            guard let column = plan.comparedColumn else { continue }
            let recorded = RecordedAreas.Number(batch.decimals[column], row: row)
            if let difference = Self.tolerance.exceeded(recorded: recorded, computed: patch) {
                note(
                    .recordedDiffersFromComputed, batch, row, area: difference.area, facts: difference.facts,
                    &part)
            }
        }
    }

    /// Tells of net areas that are larger than the gross ones, where these are read.
    func tellExcess<Tally>(_ batch: FeatureBatch, _ part: inout TabulatePart<Tally>) {
        guard let column = plan.grossColumn else { return }
        let (net, gross) = (batch.decimals[0], batch.decimals[column])
        for row in 0..<batch.count {
            guard let found = net[row], let whole = gross[row], found > whole else { continue }
            note(
                .netAreaMismatch, batch, row, area: SquareMetres(hundredths: found - whole),
                facts: [
                    Finding.Fact("field", plan.request.decimals[0].field),
                    Finding.Fact("found", "\(SquareMetres(hundredths: found))"),
                    Finding.Fact("expected", "<= \(SquareMetres(hundredths: whole))"),
                ], &part)
        }
    }

    /// Bytes that are no text in the source's encoding stand under the empty key, and make the table unsound.
    func tellLostTexts<Tally>(_ batch: FeatureBatch, _ part: inout TabulatePart<Tally>) {
        for (column, name) in zip(batch.text, plan.request.text) {
            for row in column.undecodable {
                note(
                    .textNotDecodable, batch, Int(row), area: .zero, facts: [Finding.Fact("field", name)],
                    &part)
            }
            part.lostTexts += Int64(column.undecodable.count)
        }
    }

    /// Tells of a field that holds no area.
    func noteNoArea<Tally>(
        _ batch: FeatureBatch, _ row: Int, column: Int, _ part: inout TabulatePart<Tally>
    ) {
        var facts = [Finding.Fact("field", plan.request.decimals[column].field)]
        let rule: FindingRule
        switch batch.decimals[column].states[row] {
        case .null: rule = .areaMissing
        case .value:
            rule = .areaNotPositive
            let found = SquareMetres(hundredths: batch.decimals[column].values[row])
            facts.append(Finding.Fact("found", "\(found)"))
        default: rule = .areaNotANumber
        }
        note(rule, batch, row, area: .zero, facts: facts, &part)
    }

    /// Adds a finding about one feature.
    func note<Tally>(
        _ rule: FindingRule, _ batch: FeatureBatch, _ row: Int, area: SquareMetres,
        facts: [Finding.Fact] = [],
        place: Finding.Place? = nil, _ part: inout TabulatePart<Tally>
    ) {
        part.findings.add(
            Finding(
                rule: rule, source: plan.source.name, feature: batch.featureIDs[row], area: area,
                facts: facts,
                place: place))
    }
}
