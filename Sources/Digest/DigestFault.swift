/// What is wrong with the template of a digest, and where.
package struct DigestFault: Error, Sendable, Equatable {
    package enum Problem: Sendable, Equatable {
        /// `{{` without `}}`.
        case unclosedTag
        /// A tag that digests do not have (partials, other delimiters), or a name of other letters.
        case badTag(String)
        /// The end of a section that is not the one open.
        case wrongEnd(found: String, expected: String?)
        case unclosedSection(String)
        /// Neither a statistic nor, in this place, a field of one.
        case unknownName(String, nearest: [String])
        case unknownField(String, of: String, nearest: [String])
        /// A function that digests do not have, or not of this.
        case badFunction(String, known: [String])
        case tooDeep(limit: Int)
    }

    package var problem: Problem
    /// From 1.
    package var line: Int

    package init(_ problem: Problem, line: Int) {
        self.problem = problem
        self.line = line
    }
}
