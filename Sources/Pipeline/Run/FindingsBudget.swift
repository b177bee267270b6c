import LandModel

/// How many findings, and how much area, a run may have before it fails.
struct FindingsBudget {
    private let budget: PipelineDefinition.Budget

    init(_ budget: PipelineDefinition.Budget) { self.budget = budget }

    /// One line for each bound that the pipeline states.
    func results(_ findings: [Finding]) -> [CheckResult] {
        var results = lines(budget.all, findings, subject: "all")
        for (rule, bound) in budget.rules.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            results += lines(bound, findings.filter { $0.rule == rule }, subject: rule.rawValue)
        }
        return results
    }

    private func lines(
        _ bound: PipelineDefinition.Budget.Bound, _ findings: [Finding], subject: String
    ) -> [CheckResult] {
        var results: [CheckResult] = []
        if let limit = bound.count {
            results.append(
                CheckResult(
                    rule: "findings-budget-count", subject: subject, expected: "<= \(limit)",
                    found: "\(findings.count)", difference: "\(max(0, findings.count - limit))",
                    unit: "findings",
                    verdict: findings.count <= limit ? .pass : .fail))
        }
        if let limit = bound.area {
            let area = findings.reduce(SquareMetres.zero) { $0 + $1.area }
            results.append(
                CheckResult(
                    rule: "findings-budget-area", subject: subject, expected: "<= \(limit)", found: "\(area)",
                    difference: "\(max(.zero, area - limit))", unit: "m2",
                    verdict: area <= limit ? .pass : .fail))
        }
        return results
    }
}
