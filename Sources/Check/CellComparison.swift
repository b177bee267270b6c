import LandModel

/// Many comparisons told in one line: how many cells, how many fail, and the worst of them.
struct CellComparison {
    private struct Cell {
        var expected: Hectares
        var found: Hectares
        var place: String
    }

    private var count = 0
    private var failing = 0
    private var first: Cell?
    private var worst: Cell?
    private var missing: [String] = []

    /// Two cells that must be equal.
    mutating func equal(_ found: Hectares, _ expected: Hectares, at place: @autoclosure () -> String) {
        note(expected: expected, found: found, fails: found != expected, place: place)
    }

    /// A cell that is part of another.
    mutating func atMost(_ found: Hectares, _ whole: Hectares, at place: @autoclosure () -> String) {
        note(expected: whole, found: found, fails: found > whole, place: place)
    }

    /// Something to compare with is not there: fails the line whatever the cells say.
    mutating func lacks(_ place: String) { missing.append(place) }

    private mutating func note(expected: Hectares, found: Hectares, fails: Bool, place: () -> String) {
        count += 1
        if first == nil { first = Cell(expected: expected, found: found, place: place()) }
        guard fails else { return }
        failing += 1
        let difference = (found - expected).magnitude
        if let worst, (worst.found - worst.expected).magnitude >= difference { return }
        worst = Cell(expected: expected, found: found, place: place())
    }

    /// `nil` when there was nothing to compare. A line that passes shows its first cell.
    func result(rule: String, subject: String) -> CheckResult? {
        guard let cell = worst ?? first else {
            guard let lacking = missing.first else { return nil }
            return CheckResult(
                rule: rule, subject: subject, expected: "", found: "", difference: "", unit: "hm2",
                verdict: .fail,
                detail: "missing: \(lacking)")
        }
        var detail = "\(count) cells"
        if worst != nil { detail += ", \(failing) fail, worst at \(cell.place)" }
        if let lacking = missing.first { detail += ", missing: \(lacking)" }
        return CheckResult(
            rule: rule, subject: subject, expected: "\(cell.expected)", found: "\(cell.found)",
            difference: "\(cell.found - cell.expected)", unit: "hm2",
            verdict: worst == nil && missing.isEmpty ? .pass : .fail, detail: detail)
    }
}
