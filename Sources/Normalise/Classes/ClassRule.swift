/// A decision of the pipeline: patches of one class are counted under another (`{from: "023", to: "0204"}`).
package struct ClassRule: Sendable, Hashable {
    /// A code of the source's standard, or of another standard that strays into the source.
    package var from: String
    /// A code of the run's standard that a patch may carry.
    package var to: String

    package init(from: String, to: String) {
        self.from = from
        self.to = to
    }

    /// The rules by code, once each is known to make sense.
    static func table(
        _ rules: [ClassRule], source: Classification, target: Classification, others: [Classification]
    ) throws(NormaliseError) -> [String: String] {
        var table: [String: String] = [:]
        for rule in rules {
            let isKnown = source[rule.from] != nil || others.contains { $0[rule.from] != nil }
            guard isKnown else {
                throw .ruleFromUnknown(
                    code: rule.from, standard: source.id,
                    suggestions: ClassNormaliser.nearest(to: rule.from, in: source))
            }
            guard let landClass = target[rule.to] else {
                throw .ruleToUnknown(
                    code: rule.to, standard: target.id,
                    suggestions: ClassNormaliser.nearest(to: rule.to, in: target))
            }
            guard landClass.isCountable else {
                let below = target.children(of: rule.to).filter(\.isCountable).map(\.code)
                throw .ruleToNotAssignable(
                    code: rule.to, standard: target.id, choices: landClass.successor.map { [$0] } ?? below)
            }
            guard table.updateValue(rule.to, forKey: rule.from) == nil else {
                throw .ruleDuplicate(code: rule.from)
            }
        }
        return table
    }
}
