/// A unit in which figures are stated or printed, and its exact size.
///
/// 1 亩 is exactly 2000/3 m² (State Council order of 1984: 1 hm² = 15 亩). A figure is converted once, from base
/// units, and never from one that is rounded.
package struct MeasureUnit: Hashable, Sendable {
    /// As it is printed: `万亩`, `公顷/亿元`; empty for a bare number.
    package let symbol: String
    package let dimension: Dimension
    /// Base units in one of these.
    package let size: Rational

    private init(_ symbol: String, _ dimension: Dimension, _ size: Rational) {
        self.symbol = symbol
        self.dimension = dimension
        self.size = size
    }

    /// `nil` for a unit that is not known. Two units with a `/` between them are their quotient.
    package init?(_ symbol: String) {
        if let known = Self.known[symbol] {
            self.init(symbol, known.dimension, known.size)
            return
        }
        let parts = symbol.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts.contains(""), let top = Self.known[parts[0]],
            let bottom = Self.known[parts[1]],
            let size = top.size.divided(by: bottom.size)
        else { return nil }
        self.init(symbol, top.dimension.divided(by: bottom.dimension), size)
    }

    /// Base units of so many of these.
    package func base(_ value: Rational) -> Rational? { value.multiplied(by: size) }

    /// How many of these so many base units are.
    package func figure(_ value: Rational) -> Rational? { value.divided(by: size) }

    /// A bare number.
    package static let plain = MeasureUnit("", .plain, .one)
    package static let squareMetres = MeasureUnit("平方米", .area, .one)
    package static let metres = MeasureUnit("米", Dimension(length: 1), .one)

    /// Symbols of all units, in the order of their code points.
    package static var symbols: [String] { known.keys.filter { !$0.isEmpty }.sorted() }

    private static let known: [String: MeasureUnit] = {
        var units = [plain, squareMetres, metres]
        func add(_ dimension: Dimension, _ sizes: [(String, Int, over: Int)]) {
            for (symbol, size, over) in sizes {
                guard let size = Rational(Int128(size), over: Int128(over)) else { continue }
                units.append(MeasureUnit(symbol, dimension, size))
            }
        }
        add(
            .area,
            [
                ("亩", 2000, over: 3), ("万亩", 20_000_000, over: 3), ("公顷", 10_000, over: 1),
                ("万公顷", 100_000_000, over: 1), ("平方千米", 1_000_000, over: 1),
                ("平方公里", 1_000_000, over: 1), ("万平方米", 10_000, over: 1),
            ])
        add(Dimension(length: 1), [("千米", 1_000, over: 1), ("公里", 1_000, over: 1)])
        add(
            Dimension(length: 3),
            [("立方米", 1, over: 1), ("万立方米", 10_000, over: 1), ("亿立方米", 100_000_000, over: 1)])
        add(
            Dimension(money: 1), [("元", 1, over: 1), ("万元", 10_000, over: 1), ("亿元", 100_000_000, over: 1)])
        add(Dimension(power: 1), [("千瓦", 1, over: 1), ("万千瓦", 10_000, over: 1)])
        add(.plain, [("%", 1, over: 100), ("‰", 1, over: 1_000), ("百分点", 1, over: 100)])
        // What is counted: one each, or ten thousand.
        for counted in [
            "个", "宗", "处", "条", "家", "项", "套", "人", "户", "村", "类", "大类", "级", "年", "天", "工作日", "等", "位",
            "起", "批次", "座", "块", "份", "片", "次",
        ] {
            add(.plain, [(counted, 1, over: 1), ("万" + counted, 10_000, over: 1)])
        }
        return Dictionary(units.map { ($0.symbol, $0) }) { first, _ in first }
    }()
}
