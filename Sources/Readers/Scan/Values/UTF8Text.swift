/// Strict validity of UTF-8, with a fast way for ASCII: codes and numbers are nearly all there is.
enum UTF8Text {
    @inline(__always)
    static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        let count = bytes.count
        var bits: UInt64 = 0
        var index = 0
        while index &+ 8 <= count {
            bits |= base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            index &+= 8
        }
        while index < count {
            bits |= UInt64(base.load(fromByteOffset: index, as: UInt8.self))
            index &+= 1
        }
        return bits & 0x8080_8080_8080_8080 == 0
    }

    /// Whether the bytes are text: well formed (Unicode table 3-7) without U+FFFD, which stands where an
    /// earlier program lost a character for good, and without the controls U+0080…U+009F, which no text has.
    @inline(__always)
    static func isText(_ bytes: UnsafeRawBufferPointer) -> Bool { isASCII(bytes) || isTextBeyondASCII(bytes) }

    private static func isTextBeyondASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            index += 1
            if lead < 0x80 { continue }
            let trailing: Int
            var second: ClosedRange<UInt8> = 0x80...0xbf
            switch lead {
            case 0xc2...0xdf: trailing = 1
            case 0xe0: (trailing, second) = (2, 0xa0...0xbf)
            case 0xed: (trailing, second) = (2, 0x80...0x9f)
            case 0xe1...0xef: trailing = 2
            case 0xf0: (trailing, second) = (3, 0x90...0xbf)
            case 0xf4: (trailing, second) = (3, 0x80...0x8f)
            case 0xf1...0xf3: trailing = 3
            default: return false
            }
            guard index + trailing <= bytes.count, second.contains(bytes[index]) else { return false }
            for offset in 1..<max(trailing, 1) where bytes[index + offset] & 0xc0 != 0x80 { return false }
            if lead == 0xef, bytes[index] == 0xbf, bytes[index + 1] == 0xbd { return false }
            if lead == 0xc2, bytes[index] < 0xa0 { return false }
            index += trailing
        }
        return true
    }
}
