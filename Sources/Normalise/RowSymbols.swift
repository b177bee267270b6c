import LandModel

/// Numbers for the distinct combinations of some text columns: equal rows get the same small number.
///
/// One look-up a feature however many columns there are; the bytes as delivered are the key, so that a raw
/// text is normalised once for each combination it stands in.
struct RowSymbols: Sendable {
    /// Indices into the columns; a field the source lacks is -1 and counts as NULL.
    let chosen: [Int]
    private var symbols = SymbolTable()

    init(_ chosen: [Int]) { self.chosen = chosen }

    var count: Int { symbols.count }

    mutating func id(_ columns: [TextColumn], row: Int) -> Int {
        var ids: [Int32] = []
        fill(&ids, columns, rows: row..<(row + 1))
        return Int(ids[0])
    }

    /// Replaces `ids` by the numbers of the rows.
    mutating func fill(_ ids: inout [Int32], _ columns: [TextColumn], rows: Range<Int>) {
        ids.removeAll(keepingCapacity: true)
        ids.reserveCapacity(rows.count)
        var pointers: [ColumnPointers?] = []
        Self.withPointers(to: columns, chosen[...], &pointers) { pointers in
            var key: [UInt8] = []
            for row in rows {
                key.removeAll(keepingCapacity: true)
                for column in pointers {
                    if let text = column?.text(row) { key.append(contentsOf: text) } else { key.append(0xFE) }
                    // 0xFE and 0xFF occur in no UTF-8 text, so no two rows share a key.
                    key.append(0xFF)
                }
                ids.append(key.withUnsafeBufferPointer { symbols.id($0) })
            }
        }
    }

    /// The texts of a row; NULL where the source lacks the field.
    func texts(_ columns: [TextColumn], row: Int) -> [String?] {
        chosen.map { $0 < 0 ? nil : columns[$0][row] }
    }

    /// The arrays of a column, held open for a whole run of rows: taking them anew for each text would cost more
    /// than the texts.
    private struct ColumnPointers {
        var bytes: UnsafeBufferPointer<UInt8>
        var ends: UnsafeBufferPointer<Int32>
        var isNull: UnsafeBufferPointer<Bool>

        @inline(__always)
        func text(_ row: Int) -> UnsafeBufferPointer<UInt8>? {
            if isNull[row] { return nil }
            let start = row == 0 ? 0 : Int(ends[row - 1])
            return UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[row])])
        }
    }

    private static func withPointers(
        to columns: [TextColumn], _ chosen: ArraySlice<Int>, _ pointers: inout [ColumnPointers?],
        _ body: ([ColumnPointers?]) -> Void
    ) {
        guard let index = chosen.first else { return body(pointers) }
        guard index >= 0 else {
            pointers.append(nil)
            return withPointers(to: columns, chosen.dropFirst(), &pointers, body)
        }
        let column = columns[index]
        column.bytes.withUnsafeBufferPointer { bytes in
            column.ends.withUnsafeBufferPointer { ends in
                column.isNull.withUnsafeBufferPointer { isNull in
                    pointers.append(ColumnPointers(bytes: bytes, ends: ends, isNull: isNull))
                    withPointers(to: columns, chosen.dropFirst(), &pointers, body)
                }
            }
        }
    }
}
