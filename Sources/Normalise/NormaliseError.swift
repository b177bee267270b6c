/// What stops the use of a standard, a crosswalk or a pipeline's class rules.
package enum NormaliseError: Error, Sendable, Equatable {
    /// No standard of this name; the nearest names and aliases, then what all standards are called.
    case standardUnknown(name: String, suggestions: [String], known: [StandardName])
    /// No crosswalk leads from one standard to the other; `available` are the targets that can be reached.
    case crosswalkMissing(from: String, to: String, available: [String])
    /// A file of a pack cannot be read: the installation is not whole.
    case packUnreadable(path: String, reason: String)
    /// A file of a pack is not what its manifest says.
    case checksumMismatch(path: String, expected: String, found: String)
    /// A row of a pack breaks the pack's own shape.
    case packMalformed(path: String, line: Int, column: String, found: String)
    /// A rule starts from a code that stands in no standard.
    case ruleFromUnknown(code: String, standard: String, suggestions: [String])
    /// A rule leads to a code that the target standard does not have.
    case ruleToUnknown(code: String, standard: String, suggestions: [String])
    /// A rule leads to a code that no patch may carry: a first-level class, a retired one, one outside the standard.
    case ruleToNotAssignable(code: String, standard: String, choices: [String])
    /// Two rules start from the same code.
    case ruleDuplicate(code: String)
}
