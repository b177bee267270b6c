import Aggregate
import Check
import LandModel

/// What is checked and told of two surveys that were compared.
extension SurveyPair {
    /// Ground in one year alone may lie in a county that nobody asked for: which were asked for is part of the finding.
    func told(_ findings: [Finding]) -> [Finding] {
        guard plan.isPartial else { return findings }
        let counties = newer.deliveries.map(\.county.code).joined(separator: "; ")
        return findings.map { finding in
            guard finding.rule == .changeUncovered else { return finding }
            var finding = finding
            finding.facts.append(Finding.Fact("counties", counties))
            return finding
        }
    }

    /// Ground that lay in a county which nobody asked for is no fault of the data.
    func budget(_ findings: [Finding]) -> [CheckResult] {
        FindingsBudget(plan.definition.budget).results(
            plan.isPartial ? findings.filter { $0.rule != .changeUncovered } : findings)
    }

    /// All checks that ask for both years. What is said of the newer survey's own forms was said when it was carried out.
    func checks(
        _ changes: [ChangeRecord], _ delivered: DeliveredChanges, _ filled: FilledForms
    ) -> [CheckResult] {
        let known = Set(after.checks.map { [$0.rule, $0.subject] })
        return CheckCatalogue.run(checkInput(changes, delivered, filled)).filter {
            !known.contains([$0.rule, $0.subject])
        }
    }

    private func checkInput(
        _ changes: [ChangeRecord], _ delivered: DeliveredChanges, _ filled: FilledForms
    ) -> CheckInput {
        let (opening, closing) = (before.base.records, after.base.records)
        let city = plan.definition.city
        let (first, last) = (before.forms.withPrefixes(city), after.forms.withPrefixes(city))
        return CheckInput(
            counties: newer.deliveries.map { delivery in
                let code = delivery.county.code
                func own(_ records: [BaseRecord]) -> [BaseRecord] {
                    records.filter { $0.key.locationUnit.hasPrefix(code) }
                }
                let (opening, closing) = (own(opening), own(closing))
                return CheckInput.County(
                    code: code, patches: [:],
                    tables: (last.counties[code] ?? []) + (filled.counties[code] ?? []),
                    openingTables: first.counties[code] ?? [],
                    change: CheckInput.Change(
                        opening: opening, records: changes.filter { $0.concerns(code) }, closing: closing),
                    delivered: delivered.check(code, opening: opening, closing: closing))
            }, cityTables: last.city + filled.city, cityOpeningTables: first.city, ledger: delivered.ledger)
    }
}
