import LandModel
import Testing

@testable import Statistics

/// Statistics of surveys: which year a figure is of, and in which years it is told.
@Suite struct CalculatorYearsTests {
    private static let survey = StatisticSamples.table(
        "survey",
        [
            ["county": "440203", "year": "2020", "class": "0101", "area": "100"],
            ["county": "440203", "year": "2022", "class": "0101", "area": "90"],
            ["county": "440203", "year": "2023", "class": "0101", "area": "80"],
            ["county": "440222", "year": "2020", "class": "0102", "area": "7"],
            ["county": "440222", "year": "2023", "class": "0601", "area": "?"],
        ])

    private func results(_ definitions: [StatisticDefinition]) throws -> [String: StatisticResult] {
        try StatisticSamples.results(definitions, [Self.survey])
    }

    @Test("a survey's statistic is of the pipeline's year, and told for every survey")
    func surveys() throws {
        let results = try results([
            StatisticSamples.measured(
                "sum area", of: "survey", where: "class = cultivated", id: "land", unit: "亩"),
            StatisticSamples.formula("land at 2022 - land at 2020", id: "change", unit: "亩"),
            StatisticSamples.measured(
                "sum area", of: "survey", where: "class = cultivated", id: "base", unit: "亩", year: 2020),
            StatisticSamples.formula("land - base", id: "since", unit: "亩"),
            StatisticSamples.formula("land * 1", id: "old", unit: "亩", year: 2020),
        ])
        func text(_ id: String, _ figure: Figure?) throws -> String? {
            try #require(results[id]).text(#require(figure))
        }
        #expect(try text("land", results["land"]?.whole) == "80")
        let years = try #require(results["land"]).years
        #expect(years.keys.sorted() == [2020, 2022, 2023])
        #expect(try text("land", years[2020]) == "107" && text("land", years[2022]) == "90")
        #expect(try text("change", results["change"]?.whole) == "-17")
        #expect(try text("change", results["change"]?.counties["440222"]) == "-7")
        #expect(try text("base", results["base"]?.whole) == "107")
        #expect(
            results["base"]?.years.keys.sorted() == [2020], "a year of its own is told in that year alone")
        #expect(try text("since", results["since"]?.whole) == "-27")
        #expect(try text("since", results["since"]?.years[2022]) == "-17", "the base stays where it is")
        #expect(try text("old", results["old"]?.whole) == "107", "a formula has a year of its own too")
    }

    @Test("doubts belong to the survey they are in")
    func surveyDoubts() throws {
        let table = StatisticSamples.table(
            "survey",
            [
                ["county": "440203", "year": "2020", "class": "0101", "area": "5"],
                ["county": "440222", "year": "2023", "class": "?", "area": "3"],
            ])
        let result = try #require(
            StatisticSamples.results(
                [
                    StatisticSamples.measured(
                        "sum area", of: "survey", where: "class = cultivated", unit: "亩")
                ], [table])["x"])
        #expect(result.whole.doubts == [.init(source: "survey", row: 3)])
        #expect(result.years[2020]?.doubts == [] && result.years[2023]?.doubts.count == 1)
    }

    @Test("parts that only an earlier survey has are not lost from a comparison")
    func partsOfYears() throws {
        let results = try results([
            StatisticSamples.measured(
                "sum area", of: "survey", where: "class = cultivated", id: "land", unit: "亩"),
            StatisticSamples.formula("land - land at 2020", unit: "亩", by: ["class"]),
        ])
        let result = try #require(results["y"])
        #expect(result.parts.map(\.key) == [["0101"], ["0102"]])
        #expect(result.parts.compactMap { result.text($0.figure) } == ["-20", "-7"])
    }

    @Test("a year that no survey is of is refused; one left out of a run has no figure")
    func noYear() throws {
        let none = StatisticSamples.measured("sum area", of: "survey", unit: "亩", year: 2019)
        #expect(StatisticPlanner.plan([none], StatisticSamples.vocabulary).faults.map(\.key) == ["year"])

        let fixed = StatisticSamples.measured("sum area", of: "survey", unit: "亩", year: 2020)
        var plan = try #require(StatisticPlanner.plan([fixed], StatisticSamples.vocabulary).plan)
        plan.vocabulary.surveyYears = [2022, 2023]
        var calculator = Calculator(plan, tables: [StatisticSamples.table("survey", [])])
        #expect(calculator.results().map(\.whole) == [Figure(nil, absence: .noSuchYear)])
    }

    @Test("statistics of fixed years are told for no other year")
    func fixedYears() throws {
        let before = StatisticSamples.measured("sum area", of: "survey", id: "before", unit: "亩", year: 2020)
        let after = StatisticSamples.measured("sum area", of: "survey", id: "after", unit: "亩")
        let both = StatisticSamples.formula("before - before", id: "both", unit: "亩")
        let moving = StatisticSamples.formula("after - before", id: "moving", unit: "亩")
        let results = try results([before, after, both, moving])
        #expect(results["before"]?.years.keys.sorted() == [2020])
        #expect(results["both"]?.years.isEmpty == true)
        #expect(results["moving"]?.years.keys.sorted() == [2020, 2022, 2023])
    }
}
