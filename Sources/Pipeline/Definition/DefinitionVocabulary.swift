package import Tables

/// Names that a pipeline may use and that other stages know: forms and land-class standards.
package struct DefinitionVocabulary: Sendable {
    package var forms: [String]
    package var standards: [String]
    package var changeForms: [String]
    /// The key that a form needs beside `tables.forms`, by form, where it needs one: `statistics.approved`.
    package var formKeys: [String: String]

    package init(
        forms: [String], standards: [String], changeForms: [String] = [], formKeys: [String: String] = [:]
    ) {
        self.forms = forms
        self.changeForms = changeForms
        self.standards = standards
        self.formKeys = formKeys
    }

    package init(forms: FormCatalogue, changeForms: ChangeFormCatalogue, standards: [String]) {
        self.init(
            forms: forms.identifiers, standards: standards, changeForms: changeForms.identifiers,
            formKeys: forms.forms.reduce(into: [:]) { $0[$1.id] = $1.records.key })
    }
}

extension Form.Records {
    /// The key that names where the records come from; `nil` where every pipeline has them.
    var key: String? {
        switch self {
        case .base: nil
        case .approved: "statistics.approved"
        case .farmland: "statistics.farmland"
        }
    }
}
