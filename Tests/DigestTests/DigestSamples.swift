import LandModel
import Statistics
import Tables
import Testing

/// A few statistics with figures made by hand.
enum DigestSamples {
    private static func value(_ text: String, _ unit: String) throws -> Rational? {
        let unit = try #require(MeasureUnit(unit))
        return Rational(decimal: text).flatMap(unit.base)
    }

    static func figures() throws -> PlanFigures {
        func figure(_ text: String, _ absence: Figure.Absence? = nil) throws -> Figure {
            Figure(try value(text, "万亩"), absence: absence, records: 1)
        }
        let farmland = StatisticResult(
            definition: StatisticDefinition(
                id: "pbf-area", title: "永久基本农田", calculation: .formula("1"),
                unit: try #require(MeasureUnit("万亩")), decimals: 2,
                by: ["zone", "county"], period: "2023年以来", qualifier: "约",
                base: .init(.words("——"), mark: "②"),
                target: .init(.figure(try #require(try value("261.15", "万亩")), written: "261.15"), mark: "②")),
            whole: try figure("262.76"),
            counties: [
                "440204": try figure("2.5"), "440203": try figure("1"),
                "440222": try figure("", .divisionByZero),
            ],
            parts: [.init(key: ["生态", "440203"], figure: try figure("3"))],
            years: [2023: try figure("262.76"), 2020: try figure("261")])
        func plain(_ id: String, _ title: String, _ figure: Figure) -> StatisticResult {
            StatisticResult(
                definition: StatisticDefinition(id: id, title: title, calculation: .formula("1"), year: 2022),
                whole: figure)
        }
        return PlanFigures(
            results: [
                farmland, plain("cases", "案件", Figure(Rational(3284))),
                plain("rank", "名次", Figure(nil, absence: .allBlank)),
                plain("doubt", "存疑数", Figure(Rational(7), doubts: [.init(source: "a", row: 1)])),
                plain("name", "与项同名", Figure(Rational(5))),
            ], years: PlanYears(base: 2020, target: 2025, year: 2023),
            city: District(code: "440200", name: "韶关市"),
            names: ["440203": "武江区", "440204": "浈江区", "440222": "始兴县"])
    }

    static let known = ["pbf-area", "cases", "rank", "doubt", "name"]
}
