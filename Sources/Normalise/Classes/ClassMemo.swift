package import LandModel

/// One worker's memory of the class codes of a source: each distinct code is normalised once.
package struct ClassMemo: Sendable {
    private let normaliser: ClassNormaliser
    private var symbols: RowSymbols
    /// Outcomes by number, in order of first sight.
    package private(set) var outcomes: [ClassOutcome] = []

    /// - Parameters:
    ///   - code: Index of the column of class codes in a batch's text columns; without one every code is NULL.
    ///   - name: Index of the column of class names, where it is read.
    package init(_ normaliser: ClassNormaliser, code: Int?, name: Int? = nil) {
        self.normaliser = normaliser
        symbols = RowSymbols([code ?? -1] + (name.map { [$0] } ?? []))
    }

    /// Replaces `indices` by the number of each row's outcome; the same for rows with the same bytes.
    package mutating func fill(_ indices: inout [Int32], _ columns: [TextColumn], count: Int) {
        symbols.fill(&indices, columns, rows: 0..<count)
        guard symbols.count > outcomes.count else { return }
        for row in 0..<count where Int(indices[row]) == outcomes.count {
            outcomes.append(outcome(columns, row: row))
        }
    }

    private func outcome(_ columns: [TextColumn], row: Int) -> ClassOutcome {
        let texts = symbols.texts(columns, row: row)
        return normaliser.normalise(texts[0], name: texts.count > 1 ? texts[1] : nil)
    }
}
