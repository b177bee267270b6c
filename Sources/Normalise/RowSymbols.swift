import LandModel

/// Numbers for the distinct combinations of some text columns: equal rows get the same small number.
///
/// One look-up a feature however many columns there are; the bytes as delivered are the key, so that a raw
/// text is normalised once for each combination it stands in.
struct RowSymbols: Sendable {
    private var symbols = SymbolTable()
    private var key: [UInt8] = []

    var count: Int { symbols.count }

    /// - Parameter chosen: Indices into `columns`; a missing field is -1 and counts as NULL.
    mutating func id(_ columns: [TextColumn], _ chosen: [Int], row: Int) -> Int {
        key.removeAll(keepingCapacity: true)
        for index in chosen {
            if index < 0 || columns[index].isNull[row] {
                key.append(0xFE)
            } else {
                let range = columns[index].range(row)
                columns[index].bytes.withUnsafeBufferPointer { key.append(contentsOf: $0[range]) }
            }
            // 0xFE and 0xFF occur in no UTF-8 text, so no two rows share a key.
            key.append(0xFF)
        }
        return Int(key.withUnsafeBufferPointer { symbols.id($0) })
    }
}
