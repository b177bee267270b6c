import TestSupport
import Testing

@testable import LandModel

@Suite struct RationalTests {
    private func fraction(_ numerator: Int128, _ denominator: Int128) throws -> Rational {
        try #require(Rational(numerator, over: denominator))
    }

    @Test("lowest terms, sign above")
    func terms() throws {
        let value = try fraction(6, -4)
        #expect(value.numerator == -3 && value.denominator == 2)
        #expect(try fraction(0, -7) == .zero)
        #expect(
            Rational(1, over: 0) == nil && Rational(.min, over: 3) == nil && Rational(3, over: .min) == nil)
        #expect(try fraction(-5, 10).magnitude == fraction(1, 2))
    }

    @Test(
        "decimal text, exactly",
        arguments: [
            ("0", 0, 1), ("12.340", 617, 50), ("-0.5", -1, 2), ("+3", 3, 1), ("0.1", 1, 10),
            ("2109063", 2_109_063, 1), ("-0", 0, 1),
        ] as [(String, Int128, Int128)])
    func decimals(_ text: String, _ numerator: Int128, _ denominator: Int128) throws {
        #expect(try Rational(decimal: text) == fraction(numerator, denominator))
    }

    @Test(
        "anything else is no decimal text",
        arguments: [
            "", "-", "1.", ".5", "1e3", "1,000", "1.2.3", "１２", " 1", "0x1", "+-1", "——",
            String(repeating: "9", count: 31),
        ])
    func noDecimals(_ text: String) { #expect(Rational(decimal: text) == nil) }

    @Test("thirty digits are kept")
    func long() throws {
        let text = "123456789012345678901234.567891"
        #expect(try #require(Rational(decimal: text)).text(decimals: 6) == text)
    }

    @Test("the four operations")
    func operations() throws {
        let (half, third) = (try fraction(1, 2), try fraction(1, 3))
        #expect(half.adding(third) == Rational(5, over: 6))
        #expect(half.subtracting(third) == Rational(1, over: 6))
        #expect(half.multiplied(by: third) == Rational(1, over: 6))
        #expect(half.divided(by: third) == Rational(3, over: 2))
        #expect(half.divided(by: .zero) == nil)
        #expect(third < half && half.negated < third.negated && !(half < half))
    }

    @Test("results beyond 128 bits are none, and products whose terms cancel are kept")
    func range() throws {
        let large = Rational(Int128.max - 1)
        #expect(large.adding(Rational(5)) == nil)
        #expect(large.multiplied(by: Rational(2)) == nil)
        #expect(try large.multiplied(by: fraction(1, Int128.max - 1)) == .one)
        // Both crosswise products are out of range: the quotients decide.
        let (small, other) = (try fraction(1, Int128.max - 2), try fraction(Int128.max - 4, Int128.max - 6))
        #expect(small < other && !(other < small))
    }

    @Test(
        "rounded half away from zero, once",
        arguments: [
            ("0.005", 2, "0.01"), ("-0.005", 2, "-0.01"), ("0.0049", 2, "0.00"), ("-0.0049", 2, "0.00"),
            ("2.5", 0, "3"),
            ("-2.5", 0, "-3"), ("5.7", 2, "5.70"), ("718.5", 2, "718.50"), ("0.999", 1, "1.0"),
            ("-0.06", 1, "-0.1"),
            ("1234.5678", 4, "1234.5678"), ("0", 3, "0.000"),
        ])
    func printed(_ text: String, _ decimals: Int, _ expected: String) throws {
        #expect(try #require(Rational(decimal: text)).text(decimals: decimals) == expected)
    }

    @Test("fractions that no decimal holds")
    func thirds() throws {
        #expect(try fraction(2, 3).text(decimals: 4) == "0.6667")
        #expect(try fraction(-1, 3).text(decimals: 2) == "-0.33")
        #expect(Rational(Int128.max - 1).text(decimals: 2) == nil)
    }

    @Test("sums do not depend on order")
    func order() throws {
        var generator = SplitMix64(announcing: "RationalTests.order")
        let values = try (0..<60).map { _ in
            try fraction(
                Int128(Int64.random(in: -1_000_000...1_000_000, using: &generator)),
                [1, 2, 3, 100, 2000].randomElement(using: &generator) ?? 1)
        }
        func sum(_ values: [Rational]) -> Rational? {
            values.reduce(Rational?.some(.zero)) { $0?.adding($1) }
        }
        #expect(sum(values) == sum(values.shuffled(using: &generator)))
        #expect(sum(values + values.map(\.negated)) == .zero)
    }
}
