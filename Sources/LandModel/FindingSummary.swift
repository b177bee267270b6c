/// Findings counted by source and rule, with the first few of each as examples.
///
/// For verbs that read a layer once and keep nothing: memory does not grow with the number of findings. Merging is
/// order-free: the examples are the lowest by feature id.
package struct FindingSummary: Sendable, Equatable {
    package struct Key: Hashable, Sendable, Comparable {
        package var source: String
        package var rule: FindingRule

        package static func < (left: Self, right: Self) -> Bool {
            (left.source, left.rule.rawValue) < (right.source, right.rule.rawValue)
        }
    }

    package struct Line: Sendable, Equatable {
        package var count: Int64 = 0
        package var area: SquareMetres = .zero
        package var examples: [Finding] = []
    }

    /// Examples kept for each rule.
    package static let examplesKept = 5

    package private(set) var lines: [Key: Line] = [:]

    package init() {}

    package var isEmpty: Bool { lines.isEmpty }

    package mutating func add(_ finding: Finding) {
        let key = Key(source: finding.source, rule: finding.rule)
        var line = lines[key] ?? Line()
        line.count += 1
        line.area += finding.area
        if line.examples.count < Self.examplesKept || finding < line.examples[Self.examplesKept - 1] {
            line.examples.append(finding)
            line.examples.sort()
            if line.examples.count > Self.examplesKept { line.examples.removeLast() }
        }
        lines[key] = line
    }

    package mutating func merge(_ other: FindingSummary) {
        for (key, theirs) in other.lines {
            var line = lines[key] ?? Line()
            line.count += theirs.count
            line.area += theirs.area
            line.examples = Array((line.examples + theirs.examples).sorted().prefix(Self.examplesKept))
            lines[key] = line
        }
    }

    package func count(of rules: Set<FindingRule>) -> Int64 {
        lines.reduce(0) { $0 + (rules.contains($1.key.rule) ? $1.value.count : 0) }
    }

    package var sorted: [(key: Key, line: Line)] {
        lines.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }
}
