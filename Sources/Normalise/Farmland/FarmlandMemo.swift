package import LandModel

/// One worker's memory of the records of a source: each distinct combination of texts is normalised once.
package struct FarmlandMemo: Sendable {
    private let normaliser: FarmlandNormaliser
    private var symbols: RowSymbols
    /// Outcomes by number, in order of first sight.
    package private(set) var outcomes: [FarmlandOutcome] = []

    /// - Parameters: indices into a batch's text columns; a field the source lacks is `nil`.
    package init(_ normaliser: FarmlandNormaliser, landClass: Int?, className: Int?, locationUnit: Int?) {
        self.normaliser = normaliser
        symbols = RowSymbols([landClass, className, locationUnit].map { $0 ?? -1 })
    }

    /// Replaces `indices` by the number of each row's outcome.
    package mutating func fill(_ indices: inout [Int32], _ columns: [TextColumn], count: Int) {
        symbols.fill(&indices, columns, rows: 0..<count)
        guard symbols.count > outcomes.count else { return }
        for row in 0..<count where Int(indices[row]) == outcomes.count {
            let texts = symbols.texts(columns, row: row)
            outcomes.append(
                normaliser.normalise(landClass: texts[0], className: texts[1], locationUnit: texts[2]))
        }
    }
}
