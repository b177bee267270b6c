import TestSupport
import Testing

@testable import Readers

@Suite struct UTF8TextTests {
    private func isText(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { UTF8Text.isText($0) } }

    @Test("random bytes: text when the standard library can read them and nothing marks a loss")
    func random() {
        var generator = SplitMix64(announcing: "UTF8TextTests.random")
        // Bytes at the borders of the encoding's table, so that valid sequences come up.
        let pool: [UInt8] = [
            0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbd, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe6,
            0xed, 0xef,
            0xf0, 0xf1, 0xf4, 0xf5, 0xff,
        ]
        var valid = 0
        for _ in 0..<50_000 {
            let bytes = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                pool[Int.random(in: 0..<pool.count, using: &generator)]
            }
            let text = String(validating: bytes, as: UTF8.self)
            let expected = text.map { text in
                text.unicodeScalars.allSatisfy { $0 != "\u{fffd}" && !(0x80...0x9f).contains($0.value) }
            }
            #expect(isText(bytes) == (expected ?? false), "\(bytes)")
            if expected == true { valid += 1 }
        }
        #expect(valid > 1_000)
    }

    @Test("long texts, whatever their length modulo the word")
    func lengths() {
        for count in 0..<40 {
            let ascii = Array(repeating: UInt8(ascii: "a"), count: count)
            #expect(isText(ascii) && ascii.withUnsafeBytes { UTF8Text.isASCII($0) })
            for place in 0..<count {
                var broken = ascii
                broken[place] = 0x80
                #expect(!isText(broken))
                #expect(!broken.withUnsafeBytes { UTF8Text.isASCII($0) })
            }
        }
        #expect(isText(Array("坐落单位名称：韶关市浈江区".utf8)))
        #expect(!isText(Array("韶\u{fffd}市".utf8)))
    }
}
