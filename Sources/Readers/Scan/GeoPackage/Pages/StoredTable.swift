import LandModel
import SQLiteBridge

/// Where a table lies in its file and which of its columns are wanted, for tables whose pages are read without SQLite.
///
/// What is rare or not understood stays with SQLite: files in UTF-16, with a write-ahead log or of an unknown format, tables
/// without row ids or with generated columns, wanted columns with a default value (a record written before the
/// column was added leaves it out), and whatever SQLite would refuse.
struct StoredTable {
    let format: PageFormat
    let root: UInt32
    /// Numbers of the stored columns that are wanted, ascending, each once.
    let columns: [Int]
    /// Of each of them.
    let givesReals: [Bool]
    /// Place in `columns` of each text, each decimal field of the request and of the geometry, where it is asked for;
    /// or `RecordFields.rowID`.
    let requested: [Int]

    private struct Column {
        var name: String
        var isRowID: Bool
        var givesReals: Bool
        var hasDefault: Bool
    }

    /// `nil` when the table is to be read through SQLite. Holds the state of the file from here on.
    init?(_ file: GeoPackageFile, _ request: ScanRequest) throws(SQLiteError) {
        let (database, source) = (file.database, file.source)
        guard file.isUTF8, database.isWhole else { return nil }
        try database.hold()
        guard let format = try PageFormat(database),
            let root = try Self.root(database, source.layer),
            let all = try Self.columns(database, source)
        else { return nil }
        func number(_ name: String) -> Int? { all.firstIndex { Self.isSame($0.name, name) } }
        let names = request.text + request.decimals.map(\.field)
        var numbers = names.compactMap(number)
        guard numbers.count == names.count else { return nil }
        if request.geometry {
            guard let geometry = number(source.geometryColumn) else { return nil }
            numbers.append(geometry)
        }
        guard !numbers.contains(where: { all[$0].hasDefault }) else { return nil }
        let columns = Set(numbers.filter { !all[$0].isRowID }).sorted()
        requested = numbers.map { columns.firstIndex(of: $0) ?? RecordFields.rowID }
        self.format = format
        self.root = root
        self.columns = columns
        givesReals = columns.map { all[$0].givesReals }
    }

    /// `nil` for a page number that no table has.
    private static func root(_ database: Database, _ layer: String) throws(SQLiteError) -> UInt32? {
        let statement = try database.prepare(
            "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ? COLLATE NOCASE")
        try statement.bind(layer, at: 1)
        guard try statement.step() else { return nil }
        return UInt32(exactly: statement.integer(0)).flatMap { $0 > 1 ? $0 : nil }
    }

    /// All columns as they are stored; `nil` when that cannot be told.
    private static func columns(_ database: Database, _ source: SourceLayer) throws(SQLiteError) -> [Column]?
    {
        let table = Database.quoted(source.layer)
        // A primary key that is kept in an index is not the row id.
        let indexes = try database.prepare("PRAGMA index_list(\(table))")
        while try indexes.step() {
            if indexes.text(3) == "pk" { return nil }
        }
        let statement = try database.prepare("PRAGMA table_xinfo(\(table))")
        var columns: [Column] = []
        var keys = 0
        while try statement.step() {
            let type = lowercase(statement.text(2) ?? "")
            let isKey = statement.integer(5) > 0
            keys += isKey ? 1 : 0
            // Generated and hidden columns have no place in a record, or one that SQLite alone knows.
            guard statement.integer(6) == 0, !isKey || type == "integer" else { return nil }
            columns.append(
                Column(
                    name: statement.text(1) ?? "", isRowID: isKey, givesReals: hasRealAffinity(type),
                    hasDefault: statement.value(4).kind != .null))
        }
        guard keys <= 1 else { return nil }
        // The id that SQLite would deliver must be the one in the tree.
        let id = source.featureIDColumn
        if id.isEmpty { return columns.contains { isSame($0.name, "rowid") } ? nil : columns }
        return columns.contains { isSame($0.name, id) && $0.isRowID } ? columns : nil
    }

    /// The rules by which SQLite reads a declared type, in its order (https://www.sqlite.org/datatype3.html §3.1).
    static func hasRealAffinity(_ lowercaseType: String) -> Bool {
        for word in ["int", "char", "clob", "text", "blob"] where lowercaseType.contains(word) {
            return false
        }
        return ["real", "floa", "doub"].contains { lowercaseType.contains($0) }
    }

    /// SQLite folds the case of ASCII letters and of no others.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        lowercase(left) == lowercase(right)
    }

    private static func lowercase(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
