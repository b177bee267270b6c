import LandModel

/// `forms/440205.xlsx` …: one workbook a county and one for the city, in the official look; `statistics.xlsx` for what is
/// told beside the forms.
package struct XLSXWriter: ResultWriter {
    package static let name = "xlsx"
    package static let summary =
        "one Excel workbook a county or city in forms/ and statistics.xlsx, one sheet a table, ready to print"
    package static let options = [
        WriterOption(
            name: "unit", help: "unit the areas are printed in", values: AreaUnit.allCases.map(\.rawValue))
    ]

    private let unit: AreaUnit

    package init(_ options: [String: String]) throws(WriterError) {
        unit = AreaUnit(rawValue: try Self.resolve(options)["unit"] ?? "") ?? .hectare
    }

    package func write(_ results: RunResults, into folder: String) throws(WriterError) -> [String] {
        if !results.books.isEmpty { try Self.makeFolder(folder + "/forms") }
        var files: [String] = []
        for book in results.books {
            files.append(try "forms/" + FormWorkbook.write(book, unit: unit, into: folder + "/forms"))
        }
        files += try StatisticWorkbook.write(
            results.statistics, texts: results.texts, unit: unit, into: folder)
        return files
    }
}
