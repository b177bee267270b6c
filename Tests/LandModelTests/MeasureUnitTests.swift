import Testing

@testable import LandModel

@Suite struct MeasureUnitTests {
    private static let area = Dimension.area
    private static let money = Dimension(money: 1)

    @Test(
        "every unit of a dimension, as base units in one",
        arguments: [
            ("平方米", area, "1"), ("亩", area, "666.67"), ("万亩", area, "6666666.67"), ("公顷", area, "10000"),
            ("万公顷", area, "100000000"), ("平方千米", area, "1000000"), ("平方公里", area, "1000000"),
            ("万平方米", area, "10000"),
            ("米", Dimension(length: 1), "1"), ("千米", Dimension(length: 1), "1000"),
            ("公里", Dimension(length: 1), "1000"),
            ("立方米", Dimension(length: 3), "1"), ("万立方米", Dimension(length: 3), "10000"),
            ("亿立方米", Dimension(length: 3), "100000000"), ("元", money, "1"), ("万元", money, "10000"),
            ("亿元", money, "100000000"), ("千瓦", Dimension(power: 1), "1"),
            ("万千瓦", Dimension(power: 1), "10000"),
            ("%", .plain, "0.01"), ("百分点", .plain, "0.01"), ("", .plain, "1"),
        ] as [(String, Dimension, String)])
    func sizes(_ symbol: String, _ dimension: Dimension, _ size: String) throws {
        let unit = try #require(MeasureUnit(symbol))
        #expect(unit.symbol == symbol && unit.dimension == dimension)
        let decimals = size.split(separator: ".").dropFirst().first?.count ?? 0
        #expect(unit.size.text(decimals: decimals) == size)
    }

    @Test("per mille, and what is counted, one each or ten thousand")
    func counted() throws {
        #expect(try #require(MeasureUnit("‰")).size == Rational(1, over: 1_000))
        for symbol in [
            "个", "宗", "处", "条", "家", "项", "套", "人", "户", "村", "类", "大类", "级", "年", "天", "工作日", "等", "位", "起",
            "批次", "座", "块", "份",
        ] {
            let (one, many) = (try #require(MeasureUnit(symbol)), try #require(MeasureUnit("万" + symbol)))
            #expect(one.dimension == .plain && one.size == .one)
            #expect(many.dimension == .plain && many.size == Rational(10_000))
        }
    }

    @Test("fifteen 亩 are a hectare, exactly, and back")
    func mu() throws {
        let (mu, hectare) = (try #require(MeasureUnit("亩")), try #require(MeasureUnit("公顷")))
        #expect(mu.base(Rational(15)) == hectare.base(.one))
        #expect(mu.figure(Rational(10_000)) == Rational(15))
        // 262.76 万亩 of a plan are 1751733333.33… m².
        let written = try #require(Rational(decimal: "262.76"))
        let ten = try #require(MeasureUnit("万亩"))
        #expect(ten.base(written)?.text(decimals: 2) == "1751733333.33")
        #expect(ten.base(written).flatMap(ten.figure) == written)
    }

    @Test("quotients of two units")
    func quotients() throws {
        let unit = try #require(MeasureUnit("公顷/亿元"))
        #expect(unit.symbol == "公顷/亿元" && unit.dimension == Dimension(length: 2, money: -1))
        #expect(unit.size == Rational(1, over: 10_000))
        #expect(try #require(MeasureUnit("万元/亩")).dimension == Dimension(length: -2, money: 1))
    }

    @Test("no unit", arguments: ["mu", "公顷 ", "公顷/亿", "公顷/", "/", "/亩", "公顷/亿元/年", "万", "／"])
    func unknown(_ symbol: String) { #expect(MeasureUnit(symbol) == nil) }

    @Test("all symbols are units, in order")
    func symbols() {
        #expect(MeasureUnit.symbols == MeasureUnit.symbols.sorted())
        #expect(!MeasureUnit.symbols.contains("") && MeasureUnit.symbols.contains("万亩"))
        for symbol in MeasureUnit.symbols { #expect(MeasureUnit(symbol)?.symbol == symbol) }
    }

    @Test("dimensions multiply by adding their powers")
    func dimensions() {
        let volume = Dimension.area.multiplied(by: Dimension(length: 1))
        #expect(volume == Dimension(length: 3) && volume.divided(by: .area) == Dimension(length: 1))
        #expect(Self.money.divided(by: Self.money) == .plain)
    }
}
