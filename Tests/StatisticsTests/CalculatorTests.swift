import LandModel
import Testing

@testable import Statistics

@Suite struct CalculatorTests {
    private static let supply = StatisticSamples.table(
        "supply",
        [
            [
                "county": "440203", "class": "0101", "mode": "出让", "start": "2022-05-01", "area": "10",
                "price": "4",
            ],
            [
                "county": "440203001", "class": "0102", "mode": "划拨", "start": "2023-05-01", "area": "20",
                "price": "1",
            ],
            [
                "county": "440222", "class": "0601", "mode": "出让", "start": "2023-06-01", "area": "30",
                "price": "0",
            ],
            ["county": "440200", "class": "0701", "mode": "出让", "area": "40", "price": "5"],
        ])
    private static let area = StatisticSamples.measured("sum area", id: "area", unit: "亩", decimals: 1)
    private static let price = StatisticSamples.measured("sum price", id: "price", unit: "万元")

    private func results(_ definitions: [StatisticDefinition]) throws -> [String: StatisticResult] {
        try StatisticSamples.results(definitions, [Self.supply, Self.funds])
    }

    private static let funds = StatisticSamples.table("funds", [["price": "8"], ["price": "2"]])

    // MARK: Formulas

    @Test(
        "formulas of area 100 and price 10 万元",
        arguments: [
            ("area + 50 亩", "亩", 1, "150.0"), ("area - 250 亩", "亩", 1, "-150.0"),
            ("-area + area", "亩", 0, "0"),
            ("area / price", "亩/万元", 2, "10.00"), ("price / area", "万元/亩", 2, "0.10"),
            ("area * 2", "亩", 0, "200"),
            ("2 * (area + area) / area", "", 0, "4"), ("area - area - area", "亩", 0, "-100"),
            ("area / 4 / 5", "亩", 0, "5"),
            ("(area - 90 亩) / 90 亩", "%", 2, "11.11"), ("area ÷ 3 × 3", "亩", 0, "100"),
            ("abs(area - 250 亩)", "亩", 0, "150"),
            ("positive(area - 250 亩)", "亩", 0, "0"), ("positive(area)", "亩", 0, "100"),
            ("total(area)", "亩", 0, "100"),
            ("share(area)", "%", 0, "100"), ("1 公顷 - 15 亩", "亩", 0, "0"), ("5 % + 1 百分点", "%", 0, "6"),
            ("5 ％", "%", 0, "5"),
            ("area * price / area", "元", 0, "100000"), ("−area", "亩", 0, "-100"),
        ])
    func formulas(_ text: String, _ unit: String, _ decimals: Int, _ expected: String) throws {
        let formula = StatisticSamples.formula(text, unit: unit, decimals: decimals)
        let result = try #require(results([Self.area, Self.price, formula])["y"])
        #expect(result.text(result.whole) == expected)
    }

    @Test("county by county a formula takes the figures of the county; total is that of the whole")
    func formulaByCounty() throws {
        let results = try results([
            Self.area, Self.price,
            StatisticSamples.formula("area / price", id: "ratio", unit: "亩/万元", decimals: 1),
            StatisticSamples.formula("share(area)", id: "share", unit: "%", decimals: 2),
            StatisticSamples.formula("area / total(area)", id: "same", unit: "%", decimals: 2),
        ])
        func counties(_ id: String) throws -> [String: String] {
            let result = try #require(results[id])
            return result.counties.compactMapValues(result.text)
        }
        #expect(try counties("area") == ["440203": "30.0", "440204": "0.0", "440222": "30.0"])
        #expect(try counties("ratio") == ["440203": "6.0"])
        #expect(results["ratio"]?.counties["440222"]?.absence == .divisionByZero)
        #expect(try counties("share") == ["440203": "30.00", "440204": "0.00", "440222": "30.00"])
        #expect(try counties("same") == counties("share"))
    }

    @Test("a source without districts has no counties, nor has a formula with it")
    func noDistricts() throws {
        let results = try results([
            StatisticSamples.measured("sum price", of: "funds", id: "funds", unit: "万元"), Self.price,
            StatisticSamples.formula("price + funds", unit: "万元"),
        ])
        #expect(results["funds"]?.counties == [:] && results["y"]?.counties == [:])
        #expect(results["y"].flatMap { $0.text($0.whole) } == "20")
    }

    // MARK: Divisions

    @Test(
        "rows told apart, sorted by key; a row under no key is in the whole alone",
        arguments: [
            (["county"], "440203:30 440204:0 440222:30"), (["township"], "440203001:20"),
            (["zone"], "生态:30 重点:30"),
            (["mode"], "出让:80 划拨:20"), (["class"], "0101:10 0102:20 0601:30 0701:40"),
            (["class-level-1"], "01:30 06:30 07:40"),
            (["year-of-start"], "2022:10 2023:50"),
            (["county", "mode"], "440203/出让:10 440203/划拨:20 440222/出让:30"),
            (["start"], "2022-05-01:10 2023-05-01:20 2023-06-01:30"),
            (["price"], "0:30 10000:20 40000:10 50000:40"),
        ])
    func divisions(_ by: [String], _ expected: String) throws {
        let definition = StatisticSamples.measured("sum area", unit: "亩", by: by)
        let result = try #require(results([definition])["x"])
        let told = result.parts.map { "\($0.key.joined(separator: "/")):\(result.text($0.figure) ?? "-")" }
        #expect(told.joined(separator: " ") == expected && result.text(result.whole) == "100")
    }

    // MARK: Districts and records

    @Test(
        "a row whose district cannot be told may belong to any county: all are in doubt, and the city is not")
    func placeDoubts() throws {
        let table = StatisticSamples.table(
            "supply",
            [
                ["county": "440203", "start": "2022-01-01", "area": "1"],
                ["county": "?", "start": "2023-01-01", "area": "2"], ["start": "?", "area": "4"],
            ])
        let result = try #require(
            StatisticSamples.results(
                [StatisticSamples.measured("sum area", unit: "亩", by: ["county"], trend: "start")], [table])[
                    "x"])
        #expect(result.whole.isSound && result.text(result.whole) == "7")
        let doubt: Set<Figure.Doubt> = [.init(source: "supply", row: 3)]
        #expect(result.counties["440203"]?.doubts == doubt && result.counties["440222"]?.doubts == doubt)
        #expect(result.parts.allSatisfy { $0.figure.doubts == doubt })
        // A blank is no doubt: nothing was stated. The date of the third row is no date.
        #expect(result.years[2022]?.doubts == [.init(source: "supply", row: 4)])
    }

    @Test("a row of a county may lie in any of its townships; a city named like a county is a county")
    func coarseDistricts() throws {
        let table = StatisticSamples.table(
            "supply", [["county": "440203", "area": "3"], ["county": "440203001", "area": "4"]])
        let statistic = StatisticSamples.measured("sum area", unit: "亩", by: ["township"])
        let result = try #require(StatisticSamples.results([statistic], [table])["x"])
        #expect(result.text(result.whole) == "7" && result.whole.isSound)
        let part = try #require(result.parts.first)
        #expect(part.key == ["440203001"] && result.text(part.figure) == "4" && !part.figure.isSound)

        var vocabulary = StatisticSamples.vocabulary
        vocabulary.counties = ["441900"]
        let own = StatisticSamples.table("supply", [["county": "441900", "area": "5"]])
        let plan = try #require(
            StatisticPlanner.plan([StatisticSamples.measured("sum area", unit: "亩")], vocabulary).plan)
        var calculator = Calculator(plan, tables: [own])
        let found = try #require(calculator.results().first)
        #expect(found.counties["441900"].flatMap(found.text) == "5")
    }

    @Test("a record in several parts weighs once in a mean and is one value of a spread")
    func dividedRecords() throws {
        var table = StatisticSamples.table(
            "supply",
            [
                ["county": "440203", "area": "3"], ["county": "440204", "area": "5"],
                ["county": "440203", "area": "2"],
            ])
        table.rows[1].number = table.rows[0].number
        func text(_ measure: String) throws -> String? {
            let statistic = StatisticSamples.measured(measure, unit: "亩", decimals: 1)
            let result = try #require(StatisticSamples.results([statistic], [table])["x"])
            return result.text(result.whole)
        }
        #expect(try text("mean area") == "5.0" && text("max area") == "8.0" && text("sum area") == "10.0")
    }

    @Test("a register goes year by year by its trend")
    func trend() throws {
        let result = try #require(
            results([StatisticSamples.measured("sum area", unit: "亩", trend: "start")])["x"])
        #expect(result.years.mapValues { result.text($0) ?? "" } == [2022: "10", 2023: "50"])
    }

    // MARK: Absence and doubt

    @Test("what is missing in a part is missing in the formula, with its reason; blanks and doubts add up")
    func absences() throws {
        let table = StatisticSamples.table(
            "supply",
            [["mode": "出让"], ["mode": "划拨", "area": "3"], ["mode": "划拨"], ["mode": "?", "area": "1"]])
        let results = try StatisticSamples.results(
            [
                StatisticSamples.measured("sum area", where: "mode = \"出让\"", id: "a", unit: "亩"),
                StatisticSamples.measured("sum area", where: "mode = \"划拨\"", id: "b", unit: "亩"),
                StatisticSamples.formula("a + b", id: "c", unit: "亩"),
                StatisticSamples.formula("b / (b - b)", id: "d"),
                StatisticSamples.formula("b * 100000000000000000000000000000", id: "e", unit: "亩"),
                StatisticSamples.formula("e * 100000000000000000000000000000", id: "f", unit: "亩"),
            ], [table])
        #expect(results["a"]?.whole.absence == .allBlank)
        let sum = try #require(results["c"]).whole
        #expect(sum.absence == .allBlank && sum.records == 3 && sum.blanks == 2)
        #expect(sum.doubts == [.init(source: "supply", row: 5)], "a row that may count is told once")
        #expect(results["b"]?.whole.isSound == false && results["b"].flatMap { $0.text($0.whole) } == "3")
        #expect(results["d"]?.whole.absence == .divisionByZero)
        #expect(results["e"]?.whole.value != nil && results["f"]?.whole.absence == .outOfRange)
    }

    @Test("figures do not depend on the order of rows")
    func order() throws {
        var turned = Self.supply
        turned.rows.reverse()
        let definitions = [
            Self.area, StatisticSamples.measured("sum area", unit: "亩", by: ["county", "mode"]),
        ]
        let (first, second) = (
            try StatisticSamples.results(definitions, [Self.supply]),
            try StatisticSamples.results(definitions, [turned])
        )
        #expect(first == second)
    }
}
