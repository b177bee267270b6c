import Glibc
import LandModel

/// Strict decoding of bytes by iconv. Owns its converter; one thread at a time.
final class TextDecoder {
    private let converter: iconv_t?
    private let isUTF8: Bool

    /// `nil` when the system has no converter of that name.
    init?(_ encoding: TextEncoding) {
        isUTF8 = encoding == .utf8
        guard !isUTF8 else {
            converter = nil
            return
        }
        let opened = iconv_open("UTF-8", encoding.iconvName)
        guard let opened, Int(bitPattern: opened) != -1 else { return nil }
        converter = opened
    }

    deinit { if let converter { iconv_close(converter) } }

    /// The text, or `nil` for bytes that are none in this encoding: malformed or cut sequences, unassigned codes,
    /// control characters beyond ASCII, and U+FFFD, which marks what an earlier program lost.
    func decode(_ bytes: some Collection<UInt8>) -> String? {
        let text = converter.map { convert(Array(bytes), $0) } ?? String(validating: bytes, as: UTF8.self)
        guard let text else { return nil }
        let isPlausible = text.unicodeScalars.allSatisfy { scalar in
            scalar.value != 0xFFFD && !(0x80...0x9F).contains(scalar.value)
        }
        return isPlausible ? text : nil
    }

    private func convert(_ bytes: [UInt8], _ converter: iconv_t) -> String? {
        var input = bytes.map { CChar(bitPattern: $0) }
        // No encoding here makes more than four bytes of UTF-8 of one byte.
        var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
        iconv(converter, nil, nil, nil, nil)
        var written = 0
        let converted = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, fromLeft) = (input.baseAddress, input.count)
                var (to, toLeft) = (output.baseAddress, output.count)
                let result = iconv(converter, &from, &fromLeft, &to, &toLeft)
                written = output.count - toLeft
                return result != Int.max && Int(bitPattern: UInt(bitPattern: result)) != -1 && fromLeft == 0
            }
        }
        guard converted else { return nil }
        return String(validating: output[..<written].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
