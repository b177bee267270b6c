/// What stops the reading of a register as a whole: no part of one is ever delivered instead.
package struct RegisterError: Error, Hashable, Sendable {
    /// Name of the register in the pipeline.
    package var register: String
    package var path: String
    /// Sheet or table, where one was chosen.
    package var table: String?
    package var problem: RegisterProblem

    package init(register: String, path: String, table: String? = nil, _ problem: RegisterProblem) {
        self.register = register
        self.path = path
        self.table = table
        self.problem = problem
    }
}

/// What is wrong with a register, with the facts a message needs. Columns are named as the file's reader sees them:
/// letters in a workbook (`C`), numbers from 1 elsewhere.
package enum RegisterProblem: Error, Hashable, Sendable {
    // MARK: The file
    case fileMissing(similar: [String])
    case noPermission
    /// The system's reason.
    case unreadable(cause: String)
    /// `found` is a short name of what the file is (`Excel 97 workbook`, `empty file`).
    case notRegister(found: String)
    /// The file breaks the rules of its format; `part` says where.
    case damaged(part: String, cause: String)
    /// A GeoPackage, geodatabase or shapefile that cannot be opened, with the reason any layer would have.
    case source(SourceFault)
    /// A table of a database that cannot be read to its end.
    case reading(ReadError)

    // MARK: The table
    case tableMissing(similar: [String], available: [String])
    case tableNotStated(available: [String])

    // MARK: The head
    /// Not one row with anything in it.
    case empty
    /// Declared columns that are not there.
    case columnsMissing([MissingColumn], available: [String])
    case headTwice(header: String, columns: [String])
    /// The first row is not the head: a title stands above it, or the head has two lines.
    case headElsewhere(found: [String], row: Int64, column: String, firstRow: Int64)
    /// Something stands in a column that has no head.
    case headBlank(row: Int64, column: String)
    /// Not commas divide the columns (`tab`, `semicolon`).
    case delimiterOther(found: String)

    // MARK: The text of a CSV or .dbf
    /// A quote that is never closed opens on this line.
    case quoteOpen(line: Int64)
    case encodingUnknown(stated: String)
    case encodingContradicted(stated: String, sample: TextSample)
    case encodingDoubtful(candidates: [String], sample: TextSample)

    /// A declared column, and the heads nearest to it.
    package struct MissingColumn: Hashable, Sendable {
        package var name: String
        package var header: String
        package var similar: [String]

        package init(name: String, header: String, similar: [String]) {
            self.name = name
            self.header = header
            self.similar = similar
        }
    }
}
