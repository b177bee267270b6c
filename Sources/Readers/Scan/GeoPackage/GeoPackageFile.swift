import Glibc
import LandModel
import SQLiteBridge

/// The file of a GeoPackage layer: opens it and turns SQLite's errors into facts about the source.
struct GeoPackageFile {
    let source: SourceLayer
    let database: Database
    /// Text can be taken where it lies. GeoPackage allows UTF-16 files too.
    let isUTF8: Bool
    /// The file and its log when they were opened.
    private let stamps: [FileStamp?]
    /// Its head when it was opened; `nil` where pages are not understood.
    private let format: PageFormat?

    init(_ source: SourceLayer) throws(ReadError) {
        self.source = source
        if let reason = OpenFault.check(source.path) {
            throw .cannotOpen(path: source.path, layer: source.layer, reason: reason)
        }
        stamps = Self.stamps(source.path)
        let kind: String?
        do {
            // A file in log mode without a log is opened as immutable too: SQLite would leave two files beside it.
            let isFrozen = GeoPackageLog(source.path).opensImmutable || Database.isFrozen(source.path)
            database = try Database(readOnly: source.path, immutable: isFrozen)
            isUTF8 = try database.text("PRAGMA encoding") == "UTF-8"
            format = try PageFormat(database)
            kind = try database.text(
                """
                SELECT CASE WHEN sql LIKE 'CREATE VIRTUAL%' THEN 'virtual table' ELSE type END FROM sqlite_master
                WHERE name = ? COLLATE NOCASE AND type IN ('table', 'view')
                """, [source.layer])
        } catch {
            throw .cannotOpen(path: source.path, layer: source.layer, reason: Self.reason(error, source.path))
        }
        guard let kind else { throw .layerMissing(path: source.path, layer: source.layer) }
        guard kind == "table" else {
            throw .layerNotTable(path: source.path, layer: source.layer, kind: kind)
        }
    }

    /// Pages where they are understood, SQLite for the rest.
    func scan(_ request: ScanRequest) throws(ReadError) -> any FeatureScan {
        do {
            if let scan = try GeoPackagePageScan(self, request) { return scan }
        } catch {
            throw failure(error, after: nil)
        }
        return try GeoPackageScan(self, request)
    }

    /// Makes sure that nobody has written since the file was opened. `last` is the last feature that came through.
    ///
    /// A read lock asks writers to wait, which is not enough: a program need not ask SQLite, the system drops the lock when
    /// anything in this process closes the file once more, and a file with a log knows no such lock. So every unit looks
    /// before it counts: at size and time of both files, and at the counter of changes in the file's head, as a system's
    /// clock may stand still for some milliseconds.
    func checkUnchanged(after last: Int64?) throws(ReadError) {
        let now: PageFormat?
        do { now = try PageFormat(database) } catch { throw failure(error, after: last) }
        guard now == format, Self.stamps(source.path) == stamps else {
            throw .changedWhileRead(path: source.path, layer: source.layer)
        }
    }

    private static func stamps(_ path: String) -> [FileStamp?] {
        [path, path + "-wal"].map { FileStamp($0) }
    }

    /// A failure while reading; `after` is the last feature that came through.
    func failure(_ error: SQLiteError, after: Int64?) -> ReadError {
        if error.isLocked {
            return .cannotOpen(path: source.path, layer: source.layer, reason: .locked(error.message))
        }
        return .readFailed(
            path: source.path, layer: source.layer, after: after,
            cause: "\(error.message) (SQLite \(error.code))")
    }

    /// The table and the feature id column, quoted. Names are always qualified: SQLite takes a lone quoted name
    /// that is no column for a text.
    var table: String { Database.quoted(source.layer) }
    func column(_ name: String) -> String { table + "." + Database.quoted(name) }
    var featureID: String {
        source.featureIDColumn.isEmpty ? table + ".rowid" : column(source.featureIDColumn)
    }

    private static func reason(_ error: SQLiteError, _ path: String) -> ReadError.OpenFailure {
        if error.isLocked { return .locked(error.message) }
        if access(path + "-wal", F_OK) == 0, error.isCannotOpen { return .writeAheadLog }
        return .other("\(error.message) (SQLite \(error.code))")
    }
}
