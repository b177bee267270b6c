extension SymbolTable {
    /// Replaces `ids` by the number of each row's text without the blanks and NULs around it; NULL counts as empty.
    ///
    /// - Parameter prefix: leading bytes that count; all of them for `nil`.
    package mutating func fill(_ ids: inout [Int32], of column: TextColumn, prefix: Int? = nil) {
        ids.removeAll(keepingCapacity: true)
        ids.reserveCapacity(column.count)
        let longest = prefix ?? .max
        column.bytes.withUnsafeBufferPointer { bytes in
            column.ends.withUnsafeBufferPointer { ends in
                var start = 0
                for end in ends {
                    var (first, last) = (start, Int(end))
                    start = last
                    while last > first, bytes[last &- 1] <= 0x20 { last &-= 1 }
                    while first < last, bytes[first] <= 0x20 { first &+= 1 }
                    let count = min(last &- first, longest)
                    ids.append(id(UnsafeBufferPointer(rebasing: bytes[first..<first &+ count])))
                }
            }
        }
    }
}
