package import Normalise
package import Statistics
package import Tables

/// Names that a pipeline may use and that other stages know: forms and land-class standards.
package struct DefinitionVocabulary: Sendable {
    package var forms: [String]
    package var standards: [String]
    package var changeForms: [String]
    /// The key that a form needs beside `tables.forms`, by form, where it needs one: `statistics.approved`.
    package var formKeys: [String: String]
    /// What filters may say of classes, by standard.
    package var classes: [String: ClassSets]

    package init(
        forms: [String], standards: [String], changeForms: [String] = [], formKeys: [String: String] = [:],
        classes: [String: ClassSets] = [:]
    ) {
        self.forms = forms
        self.changeForms = changeForms
        self.standards = standards
        self.formKeys = formKeys
        self.classes = classes
    }

    /// - Throws: `NormaliseError` where a pack of the program cannot be read.
    package init(
        forms: FormCatalogue, changeForms: ChangeFormCatalogue, catalogue: StandardCatalogue
    ) throws(NormaliseError) {
        var classes: [String: ClassSets] = [:]
        for standard in StandardCatalogue.identifiers {
            classes[standard] = ClassSets(try catalogue.classification(standard))
        }
        self.init(
            forms: forms.identifiers, standards: StandardCatalogue.identifiers,
            changeForms: changeForms.identifiers,
            formKeys: forms.forms.reduce(into: [:]) { $0[$1.id] = $1.records.key }, classes: classes)
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

extension ClassSets {
    /// The named sets of a pack, and what its tree has under each code.
    package init(_ standard: Classification) {
        var under: [String: Set<String>] = [:]
        var levelOne: [String: String] = [:]
        for landClass in standard.classes {
            under[landClass.code] = Set(
                standard.classes.map(\.code).filter { standard.contains($0, below: landClass.code) })
            levelOne[landClass.code] = standard.group(of: landClass.code)
        }
        self.init(sets: standard.sets.mapValues(Set.init), under: under, levelOne: levelOne)
    }
}
