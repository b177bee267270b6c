import Glibc

/// The write-ahead log and journal beside a GeoPackage, and what they mean for opening it.
///
/// SQLite makes `-wal` and `-shm` files when it opens a database in WAL mode, and a read-only connection leaves
/// them behind. Where no log waits, the file is complete and is opened as immutable, which makes none.
package struct GeoPackageLog: Sendable, Hashable {
    /// The file's head says that it is written through a log (bytes 18 and 19 are 2).
    package var isLogged: Bool
    /// Bytes of `-wal`; 0 also where it is absent.
    package var logBytes: Int64
    /// Whether `-shm` is there: some program has the file open, or died with it.
    package var hasIndex: Bool
    /// Bytes of a rollback journal.
    package var journalBytes: Int64
    package var isFolderWritable: Bool

    package init(_ path: String) {
        let head = (try? FileBytes(path).read(at: 0, count: 20)) ?? []
        isLogged = head.count == 20 && (head[18] == 2 || head[19] == 2)
        logBytes = Self.size(path + "-wal") ?? 0
        hasIndex = Self.size(path + "-shm") != nil
        journalBytes = Self.size(path + "-journal") ?? 0
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        isFolderWritable = access(folder, W_OK) == 0
    }

    /// Whether to open with `immutable=1`: no page waits in a log, and opening any other way would leave files.
    package var opensImmutable: Bool { isLogged && logBytes == 0 }

    /// Pages wait that a read-only opening cannot read in without leaving files behind.
    var isUnfinished: Bool { journalBytes > 0 || logBytes > 0 && !hasIndex }

    private static func size(_ path: String) -> Int64? {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : nil
    }
}
