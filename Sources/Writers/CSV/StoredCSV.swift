import LandModel

/// A change form as the official database keeps it (S_SJ_…_ZL, TD/T 1057 one-map tables 6-38 to 6-58): one record a line and
/// column of the form.
///
/// XZQMC, XZQDM, BHXH (number of the line within its district), BHLX (its code), the fields that tell the column, MJ in hm²
/// as in the form, NF and NFBS (the year), BZ, SJLY (empty). The list of changes keeps its own columns, BGMJ in m². The
/// sources give no list of values for BHLX and NFBS: those are this program's.
enum StoredCSV {
    /// Tables for the parts of one settlement kind (CZCSXM), by the table that holds all of them.
    private static let parts: [String: [(settlement: String, table: String)]] = [
        "S_SJ_CZCJGKYD_ZL": [
            ("201", "S_SJ_CSNBTDLYXZ_ZL"), ("202", "S_SJ_JZZNBTDLYXZ_ZL"), ("203", "S_SJ_CZNBTDLYXZ_ZL"),
            ("204", "S_SJ_YTJGKYDNBTDLYXZ_ZL"), ("205", "S_SJ_TSYDNBTDLYXZ_ZL"),
        ]
    ]

    /// Writes every table that the official database keeps line by line into a folder that stands; gives the files'
    /// names. Other tables are passed over.
    static func write(
        _ tables: [SummaryTable], into folder: String, byteOrderMark: Bool
    ) throws(WriterError) -> [String] {
        var files: [String] = []
        func write(_ name: String, _ records: (header: [String], rows: [[CSVCell]])) throws(WriterError) {
            let file = try CSVFile(
                creating: folder + "/" + name + ".csv", header: records.header, byteOrderMark: byteOrderMark)
            for row in records.rows { try file.add(row) }
            try file.close()
            files.append(name + ".csv")
        }
        for table in tables {
            guard let storage = table.storage else { continue }
            guard !table.areaColumns.isEmpty else {
                try write(storage.table, list(table, storage))
                continue
            }
            try write(storage.table, records(table, storage) { _ in true })
            for (settlement, name) in parts[storage.table] ?? [] {
                let part = SummaryTable.StoredField("CZCSXM", settlement)
                try write(name, records(table, storage) { $0.stored.contains(part) })
            }
        }
        return files
    }

    private static func records(
        _ table: SummaryTable, _ storage: SummaryTable.Storage, _ isKept: (SummaryTable.Column) -> Bool
    ) throws(WriterError) -> (header: [String], rows: [[CSVCell]]) {
        _ = try TableShape(table)
        let columns = table.areaColumns
        var fields: [String] = []
        for field in columns.flatMap(\.stored).map(\.name) where field != "BZ" && !fields.contains(field) {
            fields.append(field)
        }
        var numbers: [[String]: Int] = [:]
        var rows: [[CSVCell]] = []
        for row in table.rows {
            let district = Array(row.keys.prefix(2))
            let number = numbers[district, default: 0] + 1
            numbers[district] = number
            for (column, area) in zip(columns, row.areas) where isKept(column) {
                func value(_ name: String) -> CSVCell {
                    column.stored.first { $0.name == name }.map { .code($0.value) } ?? .empty
                }
                let place: [CSVCell] = [
                    .text(district.first ?? ""), .code(district.last ?? ""), .integer(number),
                    .code(row.line),
                ]
                rows.append(
                    place + fields.map(value) + [
                        .number("\(area)"), .code(storage.year), .code(storage.year), value("BZ"), .empty,
                    ])
            }
        }
        return (["XZQMC", "XZQDM", "BHXH", "BHLX"] + fields + ["MJ", "NF", "NFBS", "BZ", "SJLY"], rows)
    }

    private static func list(
        _ table: SummaryTable, _ storage: SummaryTable.Storage
    ) throws(WriterError) -> (header: [String], rows: [[CSVCell]]) {
        let shape = try TableShape(table)
        let rows = table.rows.map { row in
            zip(shape.places, row.keys).map { place, text -> CSVCell in
                switch place {
                case .squareMetres: .number(text)
                case .key(_, let isCode): isCode ? .code(text) : .text(text)
                case .area: .empty
                }
            } + [.code(storage.year), .empty]
        }
        return (table.columns.map(\.code) + ["NFBS", "SJLY"], rows)
    }
}
