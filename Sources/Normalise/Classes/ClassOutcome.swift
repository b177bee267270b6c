package import LandModel

/// What became of one raw class code.
package struct ClassOutcome: Sendable, Hashable {
    package enum Disposition: Sendable, Hashable {
        /// Counted under this class of the run's standard.
        case mapped(String)
        /// Counted under no class; the rule names the ledger's line.
        case unmapped(FindingRule)
    }

    /// One thing done on the way from the raw code to the class.
    package enum Step: Sendable, Hashable {
        case spelling(Spelling.Step)
        /// A retired class replaced by the one that took it over.
        case successor
        case crosswalk(Crosswalk.Kind)
        /// A rule of the pipeline decided.
        case rule
    }

    package var disposition: Disposition
    /// The class of the source's standard that was read; `nil` when none was.
    package var sourceCode: String?
    package var steps: [Step] = []
    /// What is to be told of each patch with this code.
    package var notices: [Notice] = []

    /// Class of the run's standard, or `nil`.
    package var code: String? {
        if case .mapped(let code) = disposition { code } else { nil }
    }
}

extension ClassOutcome.Step: CustomStringConvertible {
    /// `upper-case`, `successor`, `crosswalk-narrower`, `rule`.
    package var description: String {
        switch self {
        case .spelling(let step): step.rawValue
        case .successor: "successor"
        case .crosswalk(let kind): "crosswalk-\(kind.rawValue)"
        case .rule: "rule"
        }
    }
}
