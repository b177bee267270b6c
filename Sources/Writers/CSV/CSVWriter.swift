/// `tables/T01.csv` …: one file a form, for programs.
package struct CSVWriter: ResultWriter {
    package static let name = "csv"
    package static let summary =
        "one CSV file a form in tables/ (hm²) and a statistic in statistics/ (m²), UTF-8, one header row"
    package static let options = [
        WriterOption(
            name: "bom", help: "begin with a byte order mark, by which Excel knows UTF-8",
            values: ["false", "true"]),
        WriterOption(
            name: "database",
            help: "write change forms also as the official database keeps them, in database/",
            values: ["false", "true"]),
    ]

    private let byteOrderMark: Bool
    private let writesDatabase: Bool

    package init(_ options: [String: String]) throws(WriterError) {
        let options = try Self.resolve(options)
        byteOrderMark = options["bom"] == "true"
        writesDatabase = options["database"] == "true"
    }

    package func write(_ results: RunResults, into folder: String) throws(WriterError) -> [String] {
        if !results.tables.isEmpty { try Self.makeFolder(folder + "/tables") }
        var files: [String] = []
        for table in results.tables {
            files.append(
                try "tables/"
                    + TableCSV.write(table, into: folder + "/tables", byteOrderMark: byteOrderMark))
        }
        if writesDatabase {
            try Self.makeFolder(folder + "/database")
            files += try StoredCSV.write(
                results.tables, into: folder + "/database", byteOrderMark: byteOrderMark
            ).map { "database/" + $0 }
        }
        return try files
            + StatisticCSV.write(results.statistics, byteOrderMark: byteOrderMark, into: folder)
    }
}
