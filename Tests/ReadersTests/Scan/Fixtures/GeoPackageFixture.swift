import CSQLite
import LandModel
import Testing

/// A SQLite file with one feature table, written through SQLite's C functions: any value in any column.
final class GeoPackageFixture {
    enum Value {
        case null
        case integer(Int64)
        case real(Double)
        case text(String)
        case blob([UInt8])
        /// Stored as text whatever the bytes are.
        case rawText([UInt8])
    }

    struct Failure: Error { var message: String }

    let path: String
    private var handle: OpaquePointer?

    init(_ path: String, pragmas: String = "") throws {
        self.path = path
        guard sqlite3_open(path, &handle) == SQLITE_OK else { throw Failure(message: "open") }
        try run(pragmas)
        try run(
            """
            CREATE TABLE "DLTB" (fid INTEGER PRIMARY KEY, geom BLOB, DLBM, "名 ""称" TEXT, TBMJ, NUM INTEGER);
            BEGIN
            """)
    }

    deinit { sqlite3_close(handle) }

    func run(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
            throw Failure(message: String(cString: sqlite3_errmsg(handle)))
        }
    }

    /// Values in the order geom, DLBM, 名 "称, TBMJ, NUM; what is left out is NULL.
    func insert(_ id: Int64, _ values: [Value]) throws {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        let marks = Array(repeating: "?", count: 6).joined(separator: ",")
        guard
            sqlite3_prepare_v2(handle, "INSERT INTO DLTB VALUES (\(marks))", -1, &statement, nil) == SQLITE_OK
        else { throw Failure(message: String(cString: sqlite3_errmsg(handle))) }
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        sqlite3_bind_int64(statement, 1, id)
        for (index, value) in values.enumerated() {
            let place = Int32(index + 2)
            switch value {
            case .null: sqlite3_bind_null(statement, place)
            case .integer(let number): sqlite3_bind_int64(statement, place, number)
            case .real(let number): sqlite3_bind_double(statement, place, number)
            case .text(let text): sqlite3_bind_text(statement, place, text, -1, transient)
            case .blob(let bytes): sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), transient)
            case .rawText(let bytes):
                bytes.withUnsafeBytes {
                    _ = sqlite3_bind_text(
                        statement, place, $0.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count),
                        transient)
                }
            }
        }
        guard sqlite3_step(statement) == SQLITE_DONE else {
            throw Failure(message: String(cString: sqlite3_errmsg(handle)))
        }
    }

    /// Ends the transaction and closes the file.
    func finish() throws {
        try run("COMMIT")
        sqlite3_close(handle)
        handle = nil
    }

    func source(declaredCount: Int64, layer: String = "DLTB") -> SourceLayer {
        SourceLayer(
            name: "fixture", path: path, layer: layer, format: .geoPackage,
            fields: [
                .init(name: "DLBM", kind: .text), .init(name: "名 \"称", kind: .text),
                .init(name: "TBMJ", kind: .real), .init(name: "NUM", kind: .integer),
            ], featureIDColumn: "fid", geometryColumn: "geom", declaredCount: declaredCount, coordinates: nil)
    }

    static let request = ScanRequest(
        text: ["DLBM", "名 \"称"], decimals: [.init(field: "TBMJ", decimals: 2)], geometry: true)
}
