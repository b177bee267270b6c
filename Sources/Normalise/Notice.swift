package import LandModel

/// What the normaliser has to say about a value; with a feature and an area it becomes a `Finding`.
package struct Notice: Sendable, Hashable {
    package var rule: FindingRule
    package var facts: [Finding.Fact]

    package init(_ rule: FindingRule, _ facts: [Finding.Fact] = []) {
        self.rule = rule
        self.facts = facts
    }

    package func finding(
        source: String, feature: Int64?, identifier: String? = nil, area: SquareMetres = .zero
    ) -> Finding {
        Finding(
            rule: rule, source: source, feature: feature, identifier: identifier, area: area, facts: facts)
    }
}
