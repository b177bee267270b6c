package import LandModel

/// What stops the filling of a form.
package enum TablesError: Error, Sendable, Equatable {
    /// A form's data file cannot be read: the installation is not whole.
    case formUnreadable(path: String, reason: String)
    /// A form's data file is not the one that the list of forms names.
    case checksumMismatch(path: String, expected: String, found: String)
    /// A line of a data file breaks its own shape.
    case formMalformed(path: String, line: Int, column: String, found: String)
    /// No form of this number.
    case formUnknown(id: String, suggestions: [String], known: [String])
    /// A class that no column of the second-level form takes: its area would vanish from the forms.
    case classInNoColumn(classCode: String, area: Hectares, unit: String)
    /// An ownership code that is neither state-owned nor collective: its area would vanish from the forms.
    case ownershipInNoColumn(ownership: String, area: Hectares, unit: String)
    /// A record lies outside the district the form is made for.
    case unitOutside(unit: String, district: String)
    /// A record's location code has too few digits for the form's rows.
    case unitTooShort(unit: String, digits: Int)
}
