/// A CSV file of a result: a header, then records, closed once. Used by one thread.
final class CSVFile {
    private let file: TextFile
    private let columns: Int

    init(creating path: String, header: [String], byteOrderMark: Bool = false) throws(WriterError) {
        file = try TextFile(creating: path)
        columns = header.count
        if byteOrderMark { try file.write(CSVText.byteOrderMark) }
        try file.write(CSVText.line(header.map { .code($0) }))
    }

    func add(_ cells: [CSVCell]) throws(WriterError) {
        precondition(cells.count == columns, "a record has as many cells as the header")
        try file.write(CSVText.line(cells))
    }

    func close() throws(WriterError) { try file.close() }
}
