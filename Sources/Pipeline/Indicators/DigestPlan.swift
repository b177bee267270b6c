package import Digest

/// A template of the pipeline, read and checked.
package struct DigestPlan: Sendable {
    package var name: String
    package var template: DigestTemplate
}

/// What is wrong with a template file.
package enum DigestProblem: Sendable, Equatable {
    case missing
    case unreadable
    case notUTF8
    case template(DigestFaults)
}
