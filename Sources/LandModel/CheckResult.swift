/// One line of `checks.csv`: a rule, what it expected and what it found.
package struct CheckResult: Sendable, Equatable {
    package enum Verdict: String, Sendable { case pass, fail }

    /// Stable name of the rule (`village-sum-m2`).
    package var rule: String
    /// District, table or source the line is about.
    package var subject: String
    /// Exact decimal texts with their unit in `unit`.
    package var expected: String
    package var found: String
    package var difference: String
    package var unit: String
    package var verdict: Verdict
    /// What a line that stands for many comparisons has to add: how many, and where the worst is.
    package var detail: String

    package init(
        rule: String, subject: String, expected: String, found: String, difference: String, unit: String,
        verdict: Verdict, detail: String = ""
    ) {
        self.rule = rule
        self.subject = subject
        self.expected = expected
        self.found = found
        self.difference = difference
        self.unit = unit
        self.verdict = verdict
        self.detail = detail
    }

    package init(rule: String, subject: String, expected: SquareMetres, found: SquareMetres) {
        self.init(
            rule: rule, subject: subject, expected: "\(expected)", found: "\(found)",
            difference: "\(found - expected)", unit: "m2", verdict: expected == found ? .pass : .fail)
    }

    package init(rule: String, subject: String, expected: Hectares, found: Hectares) {
        self.init(
            rule: rule, subject: subject, expected: "\(expected)", found: "\(found)",
            difference: "\(found - expected)", unit: "hm2", verdict: expected == found ? .pass : .fail)
    }
}
