package import LandModel

/// A filter bound to the fields of a source: decides row by row.
///
/// Comparisons with a blank cell are false, whatever they ask; `is blank` asks for it. A cell that holds what its
/// type does not allow decides nothing: the row does not count, and the verdict says that it is doubtful.
package struct RowFilter: Sendable {
    package enum Verdict: Sendable, Equatable {
        case counts
        case doesNotCount
        /// A cell that the filter asks for is unusable.
        case doubtful
    }

    /// A field, or the calendar year of its date.
    struct Reading: Sendable {
        var field: Int
        var isYear: Bool

        func value(of values: [FieldValue]) -> FieldValue {
            if isYear, case .date(let date) = values[field] {
                .number(Rational(date.year))
            } else {
                values[field]
            }
        }
    }

    indirect enum Node: Sendable {
        case all([Node])
        case any([Node])
        case not(Node)
        case isOneOf(field: Int, Set<FieldValue>)
        case isUnder(field: Int, [String])
        case order(Reading, Filter.Comparison, FieldValue)
        case between(Reading, FieldValue, FieldValue)
        case fields(Reading, Filter.Comparison, Reading)
        case isBlank(field: Int)
        case contains(field: Int, String)
        case beginsWith(field: Int, String)
    }

    private let node: Node

    init(_ node: Node) { self.node = node }

    /// Lets every row through.
    package static let everything = RowFilter(.all([]))

    package func verdict(_ row: RowTable.Row) -> Verdict { verdict(node, row.values) }

    private func verdict(_ node: Node, _ values: [FieldValue]) -> Verdict {
        switch node {
        case .all(let parts):
            var result = Verdict.counts
            for part in parts {
                switch verdict(part, values) {
                case .doesNotCount: return .doesNotCount
                case .doubtful: result = .doubtful
                case .counts: break
                }
            }
            return result
        case .any(let parts):
            var result = Verdict.doesNotCount
            for part in parts {
                switch verdict(part, values) {
                case .counts: return .counts
                case .doubtful: result = .doubtful
                case .doesNotCount: break
                }
            }
            return result
        case .not(let part):
            switch verdict(part, values) {
            case .counts: return .doesNotCount
            case .doesNotCount: return .counts
            case .doubtful: return .doubtful
            }
        case .isBlank(let field): return Verdict(values[field].isBlank)
        case .fields(let left, let comparison, let right):
            return test(left.value(of: values), right.value(of: values)) { Self.holds($0, comparison, $1) }
        case .isOneOf(let field, let wanted): return test(values[field]) { wanted.contains($0) }
        case .isUnder(let field, let prefixes):
            return test(values[field]) { value in
                guard case .text(let code) = value else { return false }
                return prefixes.contains { code.hasPrefix($0) }
            }
        case .order(let reading, let comparison, let wanted):
            return test(reading.value(of: values)) { Self.holds($0, comparison, wanted) }
        case .between(let reading, let low, let high):
            return test(reading.value(of: values)) {
                Self.holds($0, .greaterOrEqual, low) && Self.holds($0, .lessOrEqual, high)
            }
        case .contains(let field, let part):
            return test(values[field]) { if case .text(let text) = $0 { text.contains(part) } else { false } }
        case .beginsWith(let field, let part):
            return test(values[field]) {
                if case .text(let text) = $0 { text.hasPrefix(part) } else { false }
            }
        }
    }

    private func test(_ value: FieldValue, _ holds: (FieldValue) -> Bool) -> Verdict {
        value == .unusable ? .doubtful : Verdict(!value.isBlank && holds(value))
    }

    private func test(
        _ left: FieldValue, _ right: FieldValue, _ holds: (FieldValue, FieldValue) -> Bool
    ) -> Verdict {
        if left.isBlank || right.isBlank { return .doesNotCount }
        if left == .unusable || right == .unusable { return .doubtful }
        return Verdict(holds(left, right))
    }

    private static func holds(_ left: FieldValue, _ comparison: Filter.Comparison, _ right: FieldValue)
        -> Bool
    {
        switch (left, right) {
        case (.number(let left), .number(let right)): comparison.holds(left, right)
        case (.date(let left), .date(let right)): comparison.holds(left, right)
        case (.text(let left), .text(let right)): comparison.holds(left, right)
        default: false
        }
    }
}

extension RowFilter.Verdict {
    fileprivate init(_ holds: Bool) { self = holds ? .counts : .doesNotCount }
}

extension Filter.Comparison {
    /// Texts compare by their code points.
    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .different: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}
