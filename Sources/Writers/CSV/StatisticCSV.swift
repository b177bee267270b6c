package import LandModel

/// Statistics as CSV, one file a table in `statistics/`.
package enum StatisticCSV {
    /// Writes into a folder that stands; gives the files as paths relative to it.
    package static func write(
        _ tables: [StatisticTable], byteOrderMark: Bool = false, into folder: String
    ) throws(WriterError) -> [String] {
        guard !tables.isEmpty else { return [] }
        try CSVWriter.makeFolder(folder + "/statistics")
        var names: [String] = []
        for table in tables {
            let name = "statistics/\(table.id).csv"
            let file = try CSVFile(
                creating: folder + "/" + name, header: table.columns.map(\.header),
                byteOrderMark: byteOrderMark)
            for row in table.rows {
                try file.add(zip(table.columns, row).map { column, cell in csv(cell, column.kind) })
            }
            try file.close()
            names.append(name)
        }
        return names
    }

    private static func csv(_ cell: StatisticTable.Cell, _ kind: StatisticTable.Kind) -> CSVCell {
        let text = cell.text(kind)
        if text.isEmpty { return .empty }
        return switch kind {
        case .text: .text(text)
        case .code, .word: .code(text)
        case .squareMetres, .squareKilometres, .metres, .count, .percent, .yuan: .number(text)
        case .figure: if case .figure = cell { .number(text) } else { .text(text) }
        }
    }
}
