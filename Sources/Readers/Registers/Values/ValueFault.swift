import LandModel

/// Why a cell is no value of its column: the finding's rule and facts.
struct ValueFault: Error, Equatable {
    var rule: FindingRule
    var found: String
    /// A word for what the column takes (`date`, `number`), or the words of its list.
    var expected: String
    /// A word for the cause, where the two others do not say it.
    var reason: String?
    /// Known words near to what was found.
    var nearest: [String] = []

    /// Longer cells are cut in findings.
    static let shown = 80

    /// Facts in the order of `findings.csv`.
    func facts(file: String, column: String) -> [Finding.Fact] {
        let cut = found.count > Self.shown ? found.prefix(Self.shown) + "…" : found[...]
        var facts = [
            Finding.Fact("file", file), Finding.Fact("column", column), Finding.Fact("found", String(cut)),
            Finding.Fact("expected", expected),
        ]
        if let reason { facts.append(Finding.Fact("reason", reason)) }
        if !nearest.isEmpty { facts.append(Finding.Fact("nearest", nearest.joined(separator: " "))) }
        return facts
    }
}
