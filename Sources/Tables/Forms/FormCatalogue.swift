package import Foundation
import LandModel

/// The official forms that come with the program, by number. Loaded once; a plain value from then on.
package struct FormCatalogue: Sendable, Equatable {
    /// In ascending order of their numbers.
    package let forms: [Form]

    /// Where the forms that come with the program are.
    static var bundledFolder: URL { Bundle.module.bundleURL.appendingPathComponent("Resources/Forms") }

    /// The forms beside the program, or those in another folder of the same shape.
    package init(folder: URL? = nil) throws(TablesError) {
        let reader = FormReader(folder: folder ?? Self.bundledFolder)
        forms = try reader.forms()
    }

    package var identifiers: [String] { forms.map(\.id) }

    /// What land may be approved for: the values of PZYT that some column of some form takes.
    package var approvedUses: Set<String> {
        let conditions = forms.flatMap(\.columns).compactMap(\.filter).flatMap(\.conditions)
        return conditions.filter { $0.field == .approvedUse && !$0.excludes && !$0.asksFirstCharacter }
            .reduce(into: []) { $0.formUnion($1.values) }
    }

    package func form(_ id: String) throws(TablesError) -> Form {
        if let form = forms.first(where: { $0.id == id }) { return form }
        throw .formUnknown(
            id: id, suggestions: Suggestion.nearest(to: id, among: identifiers), known: identifiers)
    }
}
