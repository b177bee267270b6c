package import LandModel

/// One worker's memory of the patches of a source: each distinct combination of texts is normalised once, so that
/// a patch costs one look-up.
package struct PatchMemo: Sendable {
    private let normaliser: PatchNormaliser
    private var symbols = RowSymbols()
    private let chosen: [Int]
    private let places: [(field: PatchField, column: Int)]
    /// Outcomes by the numbers that `index(_:row:)` gives, in order of first sight.
    package private(set) var outcomes: [PatchOutcome] = []

    /// - Parameter columns: Index of each field in a batch's text columns; a field the source lacks has no entry.
    package init(_ normaliser: PatchNormaliser, columns: [PatchField: Int]) {
        self.normaliser = normaliser
        places = PatchField.allCases.compactMap { field in columns[field].map { (field, $0) } }
        chosen = places.map(\.column)
    }

    /// Number of the outcome for a row; the same for rows with the same bytes in all fields.
    package mutating func index(_ columns: [TextColumn], row: Int) -> Int {
        let id = symbols.id(columns, chosen, row: row)
        if id == outcomes.count {
            var texts: [PatchField: String] = [:]
            for place in places { texts[place.field] = columns[place.column][row] }
            outcomes.append(normaliser.normalise(texts))
        }
        return id
    }
}
