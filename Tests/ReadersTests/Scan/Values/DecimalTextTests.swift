import LandModel
import TestSupport
import Testing

@testable import Readers

@Suite struct DecimalTextTests {
    private func parse(_ text: String, _ decimals: Int) -> DecimalText.Result {
        Array(text.utf8).withUnsafeBytes { DecimalText.parse($0, decimals: decimals) }
    }

    @Test(
        "plain numbers, exactly, half away from zero",
        arguments: [
            ("1.005", 2, 101), ("-1.005", 2, -101), ("1.00499999999999999999999", 2, 100),
            ("   12.30", 2, 1230),
            ("12.30  \0", 2, 1230), ("+7", 2, 700), (".5", 0, 1), ("-.5", 0, -1), ("5.", 1, 50),
            ("0.049", 4, 490),
            ("31757.370000000000000", 2, 3_175_737), ("92233720368547758.07", 2, Int64.max),
            ("00000000000000000000000012.345", 2, 1235), ("-0.004", 2, 0), ("0", 2, 0), ("-0.0", 2, 0),
        ])
    func numbers(text: String, decimals: Int, expected: Int64) {
        #expect(parse(text, decimals) == .value(expected))
    }

    @Test(
        "exponents, exactly",
        arguments: [
            ("1.5E+03", 2, 150_000), ("1.5e3", 2, 150_000), ("123456789E-5", 2, 123_457), ("5e-05", 4, 1),
            ("4.9e-05", 4, 0), ("1e-99999999999", 2, 0), ("0e99999999999", 2, 0), ("0.00012E4", 2, 120),
            ("-2.5E-1", 0, 0), ("-5E-1", 0, -1),
        ])
    func exponents(text: String, decimals: Int, expected: Int64) {
        #expect(parse(text, decimals) == .value(expected))
    }

    @Test(
        "what is no number, or none that fits",
        arguments: [
            "****", "12a", "1.2.3", "--1", "1 2", "-", ".", "E5", "1E", "1E+", "1E5x", "nan", "1,5", "1e30",
            "92233720368547758.08", "99999999999999999999",
        ])
    func invalid(text: String) {
        #expect(parse(text, 2) == .invalid)
    }

    @Test("nothing but padding", arguments: ["", " ", "      ", "\0\0\0", " \t \0"])
    func blank(text: String) {
        #expect(parse(text, 2) == .blank)
    }

    @Test("random numbers: what FixedPoint prints and parses, with the point moved by an exponent")
    func random() throws {
        var generator = SplitMix64(announcing: "DecimalTextTests.random")
        for _ in 0..<3_000 {
            let value = Int64.random(in: -99_999_999_999_999...99_999_999_999_999, using: &generator)
            let places = Int.random(in: 0...9, using: &generator)
            let decimals = Int.random(in: 0...4, using: &generator)
            let text = FixedPoint.string(value, decimals: places)
            let expected = try #require(FixedPoint.parse(Array(text.utf8), decimals: decimals))
            #expect(parse(text, decimals) == .value(expected), "\(text)")
            // Digits as an integer with an exponent: value × 10^−places.
            #expect(parse("\(value)E-\(places)", decimals) == .value(expected), "\(text)")
        }
    }
}
