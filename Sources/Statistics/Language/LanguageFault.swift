/// What is wrong with a filter, a measure or a formula of a pipeline, and where.
package struct LanguageFault: Error, Sendable, Hashable {
    package enum Problem: Sendable, Hashable {
        case unexpected(found: String, expected: String)
        case unknownName(String, kind: NameKind, nearest: [String], known: [String])
        /// Compared with, or measured by, what its type does not allow.
        case type(field: String, type: String, found: String, expected: String)
        /// Units that cannot be added, or a figure that its unit cannot print.
        case dimension(found: String, expected: String)
        /// Statistics that refer to one another in a ring.
        case circular([String])
        case tooDeep(limit: Int)
    }

    package enum NameKind: String, Sendable {
        case field, word, classSet, function, statistic, source, grouping
    }

    package var problem: Problem
    /// Number of the first character concerned, from 1.
    package var position: Int

    package init(_ problem: Problem, at position: Int) {
        self.problem = problem
        self.position = position
    }
}
