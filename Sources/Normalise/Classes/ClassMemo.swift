package import LandModel

/// One worker's memory of the class codes of a source: each distinct code is normalised once.
package struct ClassMemo: Sendable {
    private let normaliser: ClassNormaliser
    private var symbols = RowSymbols()
    private let chosen: [Int]
    /// Outcomes by the numbers that `index(_:row:)` gives, in order of first sight.
    package private(set) var outcomes: [ClassOutcome] = []

    /// - Parameters:
    ///   - code: Index of the column of class codes in a batch's text columns.
    ///   - name: Index of the column of class names, where it is read.
    package init(_ normaliser: ClassNormaliser, code: Int, name: Int? = nil) {
        self.normaliser = normaliser
        chosen = name.map { [code, $0] } ?? [code]
    }

    /// Number of the outcome for a row; the same for rows with the same bytes.
    package mutating func index(_ columns: [TextColumn], row: Int) -> Int {
        let id = symbols.id(columns, chosen, row: row)
        if id == outcomes.count {
            let name = chosen.count > 1 ? columns[chosen[1]][row] : nil
            outcomes.append(normaliser.normalise(columns[chosen[0]][row], name: name))
        }
        return id
    }
}
