package import LandModel

/// One worker's memory of the patches of a source. Each distinct text is set right once and each distinct
/// combination of texts is put together once, so that a patch costs one look-up.
///
/// Grows with the distinct combinations, not with the patches.
package struct PatchMemo: Sendable {
    private let normaliser: PatchNormaliser
    private var symbols: RowSymbols
    private var classes: Remembered<ClassOutcome>
    private var locations: Remembered<PatchPart>
    private var owners: Remembered<PatchPart>
    private var ownerships: Remembered<PatchPart>
    private var attributes: [Remembered<PatchPart>]
    private var islandNames: Remembered<String>
    private var deductedClasses: Remembered<String>
    /// Outcomes by number, in order of first sight.
    package private(set) var outcomes: [PatchOutcome] = []

    /// - Parameter columns: Index of each field in a batch's text columns; a field the source lacks has no entry.
    package init(_ normaliser: PatchNormaliser, columns: [PatchField: Int]) {
        self.normaliser = normaliser
        symbols = RowSymbols(PatchField.allCases.compactMap { columns[$0] })
        let classes = normaliser.classes
        self.classes = Remembered([columns[.landClass], columns[.className]]) {
            classes.normalise($0[0], name: $0[1])
        }
        locations = Remembered([columns[.locationUnit]]) { normaliser.locationUnit($0[0]) }
        owners = Remembered([columns[.ownershipUnit]]) { normaliser.ownershipUnit($0[0]) }
        ownerships = Remembered([columns[.ownership]]) { normaliser.ownership($0[0]) }
        attributes = PatchNormaliser.attributes.map { field in
            Remembered([columns[field]]) { normaliser.attribute(field, $0[0]) }
        }
        islandNames = Remembered([columns[.islandName]]) { Spelling.trimmed($0[0] ?? "") }
        deductedClasses = Remembered([columns[.deductedClass]]) { normaliser.deductedClass($0[0]) }
    }

    /// Replaces `indices` by the number of each row's outcome; the same for rows with the same bytes in all fields.
    package mutating func fill(_ indices: inout [Int32], _ columns: [TextColumn], count: Int) {
        symbols.fill(&indices, columns, rows: 0..<count)
        guard symbols.count > outcomes.count else { return }
        for row in 0..<count where Int(indices[row]) == outcomes.count {
            outcomes.append(outcome(columns, row: row))
        }
    }

    private mutating func outcome(_ columns: [TextColumn], row: Int) -> PatchOutcome {
        normaliser.assemble(
            PatchParts(
                landClass: classes.value(columns, row: row), location: locations.value(columns, row: row),
                owner: owners.value(columns, row: row), ownership: ownerships.value(columns, row: row),
                attributes: attributes.indices.map { attributes[$0].value(columns, row: row) },
                islandName: islandNames.value(columns, row: row),
                deductedClass: deductedClasses.value(columns, row: row)))
    }
}

/// What a function of some columns gave for each distinct combination of texts.
private struct Remembered<Value: Sendable>: Sendable {
    private let function: @Sendable ([String?]) -> Value
    private var symbols: RowSymbols
    private var values: [Value] = []

    init(_ columns: [Int?], _ function: @escaping @Sendable ([String?]) -> Value) {
        symbols = RowSymbols(columns.map { $0 ?? -1 })
        self.function = function
    }

    mutating func value(_ columns: [TextColumn], row: Int) -> Value {
        let id = symbols.id(columns, row: row)
        if id == values.count { values.append(function(symbols.texts(columns, row: row))) }
        return values[id]
    }
}
