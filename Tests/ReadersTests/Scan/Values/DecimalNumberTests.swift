import LandModel
import TestSupport
import Testing

@testable import Readers

@Suite struct DecimalNumberTests {
    private func scale(_ value: Double, _ decimals: Int) -> Int64? {
        DecimalNumber.scale(value, by: DecimalNumber.power(decimals), decimals: decimals)
    }

    @Test(
        "a double counts as the decimal number it stands for",
        arguments: [
            // The doubles next to 1.005 and 8.345 lie below them: ×100 gives 100.49999999999999, 834.5000000000001.
            (1.005, 2, 101), (-1.005, 2, -101), (8.345, 2, 835), (2.675, 2, 268), (0.05, 4, 500),
            (0.00005, 4, 1),
            (12345678901234.566, 2, 1_234_567_890_123_457), (1e15, 2, 100_000_000_000_000_000), (-0.0, 2, 0),
        ])
    func ties(value: Double, decimals: Int, expected: Int64) {
        #expect(scale(value, decimals) == expected)
    }

    @Test(
        "what is no number, or none that fits", arguments: [Double.nan, .infinity, -.infinity, 1e17, -1e300])
    func invalid(value: Double) {
        #expect(scale(value, 2) == nil)
    }

    @Test("random three-decimal numbers round as their text does")
    func random() throws {
        var generator = SplitMix64(announcing: "DecimalNumberTests.random")
        for _ in 0..<5_000 {
            let thousandths = Int64.random(in: -99_999_999_999...99_999_999_999, using: &generator)
            let text = FixedPoint.string(thousandths, decimals: 3)
            let value = try #require(Double(text))
            #expect(scale(value, 2) == FixedPoint.parse(Array(text.utf8), decimals: 2), "\(text)")
        }
    }

    @Test("integers scale or overflow")
    func integers() {
        #expect(DecimalNumber.scale(Int64(-12), by: 100) == -1200)
        #expect(DecimalNumber.scale(Int64.max / 10, by: 100) == nil)
    }

    @Test("numbers as codes")
    func text() {
        #expect(DecimalNumber.text(101) == "101")
        #expect(DecimalNumber.text(-3.5) == "-3.5")
        #expect(DecimalNumber.text(440_203_101_201) == "440203101201")
    }
}
