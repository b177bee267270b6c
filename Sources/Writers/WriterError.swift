package import GDALBridge

/// What stops an output. Facts only; the command makes the sentence and the exit code.
package enum WriterError: Error, Sendable, Equatable {
    /// The output cannot come into being where it is asked for (73): no such parent, a name that names no entry,
    /// too long a path. `code` is `errno`.
    case cannotCreate(path: String, call: String, code: Int32)
    /// The output would take the place of data that is read (73).
    case isInput(path: String, input: String)
    /// The system refuses by permission or because the file system is read-only (77).
    case notPermitted(path: String, call: String, code: Int32)
    /// Reading or writing failed (74); `ENOSPC` and `EDQUOT` say that the disk is full.
    case failed(path: String, call: String, code: Int32)
    /// Another run holds the output (75). Process and start are what its lock file says, if it can be read.
    case busy(path: String, process: Int32?, since: String?)
    /// A result folder is asked for where something else stands (73).
    case notAFolder(path: String)
    /// The folder holds files and no marker of a result: it is not replaced (73).
    case notAResult(path: String, example: String)
    /// The folder is a result, but holds a file which that run did not write: it is not replaced (73).
    case foreignFile(path: String, file: String)
    /// A table is larger than the format holds (73).
    case tableTooLarge(table: String, rows: Int, columns: Int)
    /// A table is not rectangular, or a name stands twice: the caller's fault (70).
    case malformedTable(table: String, row: Int)
    /// The spreadsheet library refused (74).
    case workbook(path: String, call: String, code: Int32, message: String)
    /// GDAL refused (74).
    case geoPackage(path: String, layer: String, error: GDALError)
    /// An option the writer does not know, or a value it does not (78).
    case option(writer: String, name: String, value: String, allowed: [String])
}
