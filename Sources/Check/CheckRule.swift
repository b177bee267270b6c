package import LandModel

/// One check of a run's figures. A rule that has nothing to look at gives no line.
package protocol CheckRule: Sendable {
    /// Stands in `checks.csv` and never changes its meaning.
    static var name: String { get }
    /// One line for help and documentation.
    static var summary: String { get }
    /// Lines in the order of their subjects.
    static func results(_ input: CheckInput) -> [CheckResult]
}
