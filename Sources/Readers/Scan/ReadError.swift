/// What stops a scan: the file cannot be read, or does not hold what it promises. A scan never ends early
/// instead, so that no table is made of a part of a layer.
///
/// What is wrong with one feature alone (no geometry, text or number that cannot be decoded) does not stop a
/// scan: it is marked in the batch.
package enum ReadError: Error, Hashable, Sendable {
    /// The file cannot be opened for reading.
    case cannotOpen(path: String, layer: String, reason: OpenFailure)
    case layerMissing(path: String, layer: String)
    /// The layer is a view or virtual table: its rows come from elsewhere, by code inside the file.
    case layerNotTable(path: String, layer: String, kind: String)
    case fieldMissing(path: String, layer: String, field: String, available: [String])
    /// The field's type cannot be delivered as text or decimals.
    case fieldUnsupported(path: String, layer: String, field: String, type: String)
    /// No decoder of that name, or one that is no superset of ASCII.
    case encodingUnsupported(path: String, layer: String, encoding: String)
    /// The library or the system stopped reading; `feature` is the last one that came through.
    case readFailed(path: String, layer: String, after: Int64?, cause: String)
    /// A page of a SQLite file breaks the rules of the format; `part` says where.
    case pageDamaged(path: String, layer: String, page: Int64, part: String, after: Int64?)
    /// Somebody wrote to the file during the scan.
    case changedWhileRead(path: String, layer: String)
    /// A file ends before what its own header or index promises; `feature` is the first that is cut.
    case fileShort(path: String, layer: String, feature: Int64?, expectedBytes: Int64, foundBytes: Int64)
    /// A file's header holds what its format forbids.
    case headerMalformed(path: String, layer: String, part: String, found: String)
    /// Two places that must agree do not: headers of .shx and .dbf, a record and its index entry.
    case disagreement(
        path: String, layer: String, feature: Int64?, part: String, expected: Int64, found: Int64)
    /// The source declares another number of features than it delivered.
    case countMismatch(path: String, layer: String, declared: Int64, delivered: Int64, deleted: Int64)

    package enum OpenFailure: Hashable, Sendable {
        case missing
        case noPermission
        /// Another program holds the file.
        case locked(String)
        /// A write-ahead log lies beside a file in a folder that cannot be written to, so it cannot be read in.
        case writeAheadLog
        case other(String)
    }
}
