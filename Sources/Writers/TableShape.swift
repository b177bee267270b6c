import LandModel

/// Which cell of a row belongs to which column of its form; proof that every row fits.
struct TableShape {
    enum Place: Equatable {
        /// Index into `Row.keys`; codes are told from words by the field's name, which ends in DM (代码).
        case key(Int, isCode: Bool)
        /// Index into `Row.keys`: an area in m² as decimal text.
        case squareMetres(Int)
        /// Index into `Row.areas`.
        case area(Int)
    }

    let places: [Place]

    init(_ table: SummaryTable) throws(WriterError) {
        var places: [Place] = []
        var (keys, areas) = (0, 0)
        for column in table.columns {
            switch column.kind {
            case .text:
                places.append(.key(keys, isCode: column.code.hasSuffix("DM")))
                keys += 1
            case .squareMetres:
                places.append(.squareMetres(keys))
                keys += 1
            case .area:
                places.append(.area(areas))
                areas += 1
            }
        }
        for (index, row) in table.rows.enumerated()
        where row.keys.count != keys || row.areas.count != areas {
            throw .malformedTable(table: table.id, row: index)
        }
        self.places = places
    }

    /// Number of key columns before the first area column; of a list without area columns the first two lead its rows.
    var leadingKeys: Int {
        let keys = places.prefix { if case .key = $0 { true } else { false } }.count
        let isList = !places.contains { if case .area = $0 { true } else { false } }
        return isList ? min(keys, 2) : keys
    }

    /// Rows by their codes, then by their other keys: text order, stable.
    func sorted(_ rows: [SummaryTable.Row]) -> [SummaryTable.Row] {
        var (codes, others): ([Int], [Int]) = ([], [])
        for case .key(let index, let isCode) in places {
            if isCode { codes.append(index) } else { others.append(index) }
        }
        for case .squareMetres(let index) in places { others.append(index) }
        let order = codes + others
        let keyed = rows.enumerated().map { place, row in
            (key: order.map { row.keys[$0] }, place: place, row: row)
        }
        return keyed.sorted {
            $0.key == $1.key ? $0.place < $1.place : $0.key.lexicographicallyPrecedes($1.key)
        }.map(\.row)
    }
}
