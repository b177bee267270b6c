package import LandModel

/// One worker's memory of the texts of one side of a change layer: each distinct combination is set right once.
package struct ChangeSideMemo: Sendable {
    private let year: ChangedSide.Year
    private var memo: PatchMemo
    /// Columns by which a side is known to be empty: class and location unit.
    private let marks: [Int]

    /// - Parameter columns: index of each field in a batch's text columns; a field the source lacks has no entry.
    package init(_ normaliser: PatchNormaliser, year: ChangedSide.Year, columns: [PatchField: Int]) {
        self.year = year
        memo = PatchMemo(normaliser, columns: columns)
        marks = [.landClass, .locationUnit].compactMap { columns[$0] }
    }

    /// Replaces `indices` by the number of each row's outcome.
    package mutating func fill(_ indices: inout [Int32], _ columns: [TextColumn], count: Int) {
        memo.fill(&indices, columns, count: count)
    }

    /// The side of a row whose outcome has this number.
    package func side(
        _ number: Int32, _ columns: [TextColumn], row: Int, patch: ChangedPatch, areas: RecordedAreas
    ) -> ChangedSide {
        ChangedSide(
            year: year,
            isEmpty: marks.allSatisfy { mark in columns[mark].withTrimmed(row) { $0.isEmpty } },
            outcome: memo.outcomes[Int(number)], patch: patch, areas: areas)
    }
}

/// One worker's memory of the codes of a change layer.
package struct ChangeCodesMemo: Sendable {
    private var symbols: RowSymbols
    private var known: [ChangeCodes] = []

    /// - Parameters: index of BGXW and XZQTZLX in a batch's text columns.
    package init(behaviour: Int, adjustment: Int) { symbols = RowSymbols([behaviour, adjustment]) }

    package mutating func codes(_ columns: [TextColumn], row: Int) -> ChangeCodes {
        let number = symbols.id(columns, row: row)
        if number == known.count {
            let texts = symbols.texts(columns, row: row)
            known.append(ChangeCodes(behaviour: texts[0], adjustment: texts[1]))
        }
        return known[number]
    }
}
