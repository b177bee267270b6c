import CSQLite
import Testing

/// Statements on a GeoPackage as any program may run them: SQLite holds no column to its declared type.
final class GeoPackageEdit {
    private var handle: OpaquePointer?

    init(_ path: String) throws { try #require(sqlite3_open(path, &handle) == SQLITE_OK) }

    deinit { sqlite3_close(handle) }

    func run(_ statement: String) throws {
        // GDAL's triggers keep its count of rows; they call no function of its own.
        try #require(sqlite3_exec(handle, statement, nil, nil, nil) == SQLITE_OK, "\(statement)")
    }
}
