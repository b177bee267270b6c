import CSQLite
import LandModel
import TestSupport

/// A SQLite file with one table of random columns and values that has been written to, changed and deleted from:
/// whatever a page of a table can hold.
struct RandomTable {
    struct Failure: Error { var message: String }

    let path: String
    /// The columns that every table has, in text and decimal fields of the request.
    let request: ScanRequest
    private(set) var rows: Int64 = 0
    private var columns: [String]

    private static let types = [
        "", "INTEGER", "REAL", "DOUBLE", "FLOAT", "TEXT(18)", "NUMERIC", "MEDIUMINT", "BLOB", "REAL TEXT",
        "FLOATING POINT", "DECIMAL(10,2)", "double precision",
    ]

    /// - Parameters:
    ///   - reserved: bytes at the end of each page that are kept for an extension.
    ///   - autoVacuum: mode; any for `nil`.
    ///   - changes: inserts, updates and deletes.
    init(
        _ path: String, _ generator: inout SplitMix64, pageBytes: Int, reserved: Int32 = 0,
        autoVacuum: Int? = nil,
        changes: Int = 600
    ) throws {
        self.path = path
        var handle: OpaquePointer?
        defer { sqlite3_close(handle) }
        guard sqlite3_open(path, &handle) == SQLITE_OK, let handle else { throw Failure(message: path) }
        func run(_ sql: String) throws {
            guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
                throw Failure(message: "\(String(cString: sqlite3_errmsg(handle))): \(sql)")
            }
        }
        let vacuum = autoVacuum ?? Int.random(in: 0...2, using: &generator)
        try run("PRAGMA page_size=\(pageBytes); PRAGMA auto_vacuum=\(vacuum)")
        var reserved = reserved
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved)
        columns = (0..<Int.random(in: 2...30, using: &generator)).map { "c\($0)" }
        var declared = columns.map { "\($0) \(Self.types.randomElement(using: &generator) ?? "")" }
        for (name, declaration) in [("geom", "geom POLYGON"), ("fid", "fid INTEGER PRIMARY KEY")] {
            let place = Int.random(in: 0...columns.count, using: &generator)
            columns.insert(name, at: place)
            declared.insert(declaration, at: place)
        }
        // Another table takes pages in between.
        try run("CREATE TABLE other (a); CREATE TABLE t (\(declared.joined(separator: ", "))); BEGIN")
        let isSparse = Bool.random(using: &generator)
        var nextID: Int64 = 0
        for change in 0..<changes {
            nextID += isSparse ? Int64.random(in: 1...1_000_000_000, using: &generator) : 1
            let id = isSparse && change % 3 == 0 ? -nextID : nextID
            try Self.insert(handle, id, columns, &generator, pageBytes: pageBytes)
            if change % 7 == 0 { try run("INSERT INTO other VALUES (zeroblob(\(change * 3)))") }
            if change % 11 == 0 { try run("DELETE FROM t WHERE fid % 17 = \(change % 17)") }
            if change == changes / 2 {
                try run("ALTER TABLE t ADD COLUMN late REAL; ALTER TABLE t ADD COLUMN later TEXT")
                columns += ["late", "later"]
            }
            if change % 13 == 0 { try run("UPDATE t SET geom = zeroblob(\(change)) WHERE fid = \(id)") }
        }
        try run("COMMIT")
        var asked = columns.filter { $0 != "geom" }
        asked.shuffle(using: &generator)
        request = ScanRequest(
            text: Array(asked.prefix(4)),
            decimals: asked.suffix(3).map { .init(field: $0, decimals: 2) },
            geometry: Bool.random(using: &generator))
        rows = try Self.count(handle)
    }

    var source: SourceLayer {
        SourceLayer(
            name: "random", path: path, layer: "t", format: .geoPackage,
            fields: columns.map { .init(name: $0, kind: .text) }, featureIDColumn: "fid",
            geometryColumn: "geom",
            declaredCount: rows, coordinates: nil)
    }

    private static func count(_ handle: OpaquePointer) throws -> Int64 {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        guard sqlite3_prepare_v2(handle, "SELECT count(*) FROM t", -1, &statement, nil) == SQLITE_OK,
            sqlite3_step(statement) == SQLITE_ROW
        else { throw Failure(message: "count") }
        return sqlite3_column_int64(statement, 0)
    }

    private static func insert(
        _ handle: OpaquePointer, _ id: Int64, _ columns: [String], _ generator: inout SplitMix64,
        pageBytes: Int
    ) throws {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        guard sqlite3_prepare_v2(handle, "INSERT INTO t VALUES (\(marks))", -1, &statement, nil) == SQLITE_OK
        else { throw Failure(message: String(cString: sqlite3_errmsg(handle))) }
        for (index, column) in columns.enumerated() {
            let place = Int32(index + 1)
            switch column {
            case "fid": sqlite3_bind_int64(statement, place, id)
            case "geom": bind(geometry(&generator, pageBytes), to: statement, place)
            default: bind(value(&generator, pageBytes), to: statement, place)
            }
        }
        guard sqlite3_step(statement) == SQLITE_DONE else {
            throw Failure(message: String(cString: sqlite3_errmsg(handle)))
        }
    }

    private static func bind(_ value: GeoPackageFixture.Value, to statement: OpaquePointer?, _ place: Int32) {
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: sqlite3_bind_null(statement, place)
        case .integer(let number): sqlite3_bind_int64(statement, place, number)
        case .real(let number): sqlite3_bind_double(statement, place, number)
        case .blob(let bytes): sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), transient)
        case .text(let text):
            // With its length, as it may hold NUL.
            let bytes = Array(text.utf8CString)
            sqlite3_bind_text(statement, place, bytes, Int32(bytes.count - 1), transient)
        case .rawText(let bytes):
            bytes.withUnsafeBytes {
                _ = sqlite3_bind_text(
                    statement, place, $0.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), transient
                )
            }
        }
    }

    /// Now and then longer than a page, and than many.
    private static func length(_ generator: inout SplitMix64, _ pageBytes: Int) -> Int {
        switch Int.random(in: 0..<40, using: &generator) {
        case 0: Int.random(in: 0...(5 * pageBytes), using: &generator)
        case 1...4: Int.random(in: 0...(pageBytes / 8), using: &generator)
        default: Int.random(in: 0...20, using: &generator)
        }
    }

    private static func value(_ generator: inout SplitMix64, _ pageBytes: Int) -> GeoPackageFixture.Value {
        switch Int.random(in: 0..<14, using: &generator) {
        case 0: .null
        case 1: .integer(Int64.random(in: -2...2, using: &generator))
        case 2:
            // Next to the limits of every length that an integer is stored in.
            .integer(
                ((1 << Int64.random(in: 6...62, using: &generator)) - 1
                    + Int64.random(in: 0...2, using: &generator))
                    * (Bool.random(using: &generator) ? 1 : -1))
        case 3: .integer([.min, .max, 0, 1, -1].randomElement(using: &generator) ?? 0)
        case 4: .real(Double(Int64.random(in: -1_000_000...1_000_000, using: &generator)))
        case 5: .real(Double.random(in: -1e6...1e6, using: &generator))
        case 6: .real([.nan, .infinity, -0.0, 1e300, 5e-324, 1.005].randomElement(using: &generator) ?? 0)
        case 7: .text("\(Double.random(in: -1e6...1e6, using: &generator))")
        case 8: .text(["", "a\0b", "\0", " 12.5 ", "0101", "韶关市武江区"].randomElement(using: &generator) ?? "")
        case 9: .rawText(bytes(&generator, length(&generator, pageBytes)))
        case 10: .blob(bytes(&generator, length(&generator, pageBytes)))
        case 11: .text(String(repeating: "图", count: length(&generator, pageBytes) / 3))
        default: .text(String(repeating: "x", count: length(&generator, pageBytes)))
        }
    }

    private static func geometry(_ generator: inout SplitMix64, _ pageBytes: Int) -> GeoPackageFixture.Value {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: return .null
        case 1: return .blob(bytes(&generator, length(&generator, pageBytes)))
        default:
            let ring = (0..<(4 + length(&generator, pageBytes) / 16)).flatMap { index in
                [Double(index), Double.random(in: -90...90, using: &generator)]
            }
            return .blob(
                BinaryGeometry.blob(
                    BinaryGeometry.wkb([[ring]]), envelope: UInt8.random(in: 0...4, using: &generator)))
        }
    }

    private static func bytes(_ generator: inout SplitMix64, _ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
