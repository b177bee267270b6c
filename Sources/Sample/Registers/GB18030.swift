import Glibc

/// Text in the encoding of Chinese offices (GB 18030), by the system's own tables.
enum GB18030 {
    /// `nil` when the system does not know the encoding.
    static func bytes(of text: String) -> [UInt8]? {
        guard let converter = iconv_open("GB18030", "UTF-8"), converter != Self.refusal else { return nil }
        defer { iconv_close(converter) }
        var input = text.utf8.map { CChar(bitPattern: $0) }
        // Four bytes at most for what takes one to four in UTF-8.
        var output = Array(repeating: CChar(0), count: 4 * input.count + 4)
        var (left, room) = (input.count, output.count)
        let status = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                return iconv(converter, &from, &left, &to, &room)
            }
        }
        guard status != Int.max, status != -1, left == 0 else { return nil }
        return output.dropLast(room).map { UInt8(bitPattern: $0) }
    }

    /// What `iconv_open` gives for an encoding it does not know: −1 as a pointer.
    private static var refusal: iconv_t? { iconv_t(bitPattern: -1) }
}
