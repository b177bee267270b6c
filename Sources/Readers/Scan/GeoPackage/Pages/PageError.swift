import SQLiteBridge

/// Why a page of a SQLite file cannot be read.
enum PageError: Error {
    /// The page breaks the rules of the format.
    case damaged(page: UInt32, Part)
    /// The page cannot be had from the system.
    case system(SQLiteError)

    /// Where a page breaks them; the words of `ReadError.pageDamaged`.
    enum Part: String, CaseIterable {
        /// A page the file does not have.
        case number = "page number"
        case kind = "page kind"
        case depth = "depth of the tree"
        case cellCount = "number of cells"
        case cellPosition = "position of a cell"
        case idOrder = "order of ids"
        case payloadLength = "length of a record"
        case recordHeader = "head of a record"
        case overflow = "continuation of a record"
    }
}
