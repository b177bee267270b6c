/// Names that a pipeline may use and that other stages know: forms and land-class standards.
package struct DefinitionVocabulary: Sendable {
    package var forms: [String]
    package var standards: [String]

    package init(forms: [String], standards: [String]) {
        self.forms = forms
        self.standards = standards
    }
}
