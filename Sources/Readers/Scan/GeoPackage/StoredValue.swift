/// One value of a SQLite table; columns are typed by value, not by declaration. Bytes are borrowed where they lie.
enum StoredValue {
    case null
    case integer(Int64)
    case real(Double)
    /// In UTF-8, whatever the file keeps.
    case text(UnsafeRawBufferPointer)
    case blob(UnsafeRawBufferPointer)
}
