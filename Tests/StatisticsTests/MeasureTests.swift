import LandModel
import Synchronization
import Testing

@testable import Statistics

@Suite struct MeasureTests {
    private func text(_ figure: Figure, _ unit: String = "", _ decimals: Int = 0) throws -> String? {
        let unit = try #require(MeasureUnit(unit))
        return figure.value.flatMap(unit.figure)?.text(decimals: decimals)
    }

    // MARK: count, sum

    @Test("records, each once, however many districts it is divided among")
    func count() throws {
        var table = StatisticSamples.table("supply", [["units": "1"], ["units": "2"], ["units": "3"]])
        table.rows[2].number = table.rows[1].number
        let result = try #require(
            StatisticSamples.results([StatisticSamples.measured("count")], [table])["x"])
        #expect(result.whole == Figure(Rational(2), records: 2))
        #expect(try StatisticSamples.figure("count", []) == Figure(.zero))
    }

    @Test("different values; blanks are none, unusable cells are told")
    func distinct() throws {
        let figure = try StatisticSamples.figure(
            "count distinct name", [["name": "a"], ["name": "b"], ["name": "a"], [:], ["name": "?"]])
        #expect(
            figure == Figure(Rational(2), records: 5, blanks: 1, doubts: [.init(source: "supply", row: 6)]))
    }

    @Test("sums are exact: a third of 亩 adds up")
    func sum() throws {
        let figure = try StatisticSamples.figure(
            "sum area", [["area": "0.01"], ["area": "0.02"], ["area": "2261.45"]], unit: "亩")
        #expect(try text(figure, "亩", 2) == "2261.48")
        #expect(
            figure.value
                == Rational(226_148, over: 100)?.multiplied(by: try #require(Rational(2000, over: 3))))
    }

    @Test("of nothing a sum is zero; of blanks alone there is none; a zero counts as stated")
    func sumOfNothing() throws {
        #expect(try StatisticSamples.figure("sum area", [], unit: "亩") == Figure(.zero))
        #expect(
            try StatisticSamples.figure("sum area", [[:], [:]], unit: "亩")
                == Figure(nil, absence: .allBlank, records: 2, blanks: 2))
        #expect(
            try StatisticSamples.figure("sum area", [["area": "0"], [:]], unit: "亩")
                == Figure(.zero, records: 2, blanks: 1))
    }

    @Test("the plan's projects: ten of fifteen amounts make 2109063")
    func projects() throws {
        let amounts = [
            "100000", "66400", "931100", "", "1170", "1000000", "2000", "545", "", "", "181", "7577", "",
            "90", "",
        ]
        let figure = try StatisticSamples.figure("sum price", amounts.map { ["price": $0] }, unit: "万元")
        #expect(try text(figure, "万元") == "2109063")
        #expect(figure.records == 15 && figure.blanks == 5)
    }

    @Test("an unusable cell leaves a sum that is in doubt")
    func doubtfulSum() throws {
        let figure = try StatisticSamples.figure("sum price", [["price": "7"], ["price": "?"]], unit: "万元")
        #expect(try text(figure, "万元") == "7")
        #expect(!figure.isSound && figure.doubts == [.init(source: "supply", row: 3)])
        let only = try StatisticSamples.figure("sum price", [["price": "?"]], unit: "万元")
        #expect(only.value == .zero && !only.isSound)
    }

    // MARK: mean

    @Test("means, plain and by weight: grades 5 and 6 on 3 and 1 亩 are 5.25")
    func mean() throws {
        let rows = [["units": "5", "area": "3"], ["units": "6", "area": "1"]]
        #expect(try text(StatisticSamples.figure("mean units", rows), "", 2) == "5.50")
        #expect(try text(StatisticSamples.figure("mean units by area", rows), "", 2) == "5.25")
        #expect(try text(StatisticSamples.figure("mean area", rows, unit: "亩"), "亩", 1) == "2.0")
    }

    @Test("a row without value or weight weighs nothing; no weight at all divides by zero")
    func meanAbsences() throws {
        let figure = try StatisticSamples.figure(
            "mean units by area",
            [["units": "5", "area": "2"], ["units": "9"], ["area": "4"], ["units": "7", "area": "?"]])
        #expect(
            figure == Figure(Rational(5), records: 4, blanks: 2, doubts: [.init(source: "supply", row: 5)]))
        #expect(try StatisticSamples.figure("mean units", []).absence == .noRows)
        #expect(try StatisticSamples.figure("mean units", [[:]]).absence == .allBlank)
        #expect(
            try StatisticSamples.figure("mean units by area", [["units": "1", "area": "0"]]).absence
                == .divisionByZero)
    }

    // MARK: min, max, percentile

    @Test(
        "nearest rank among 1, 2, 3, 4, 10",
        arguments: [
            ("min units", "1"), ("max units", "10"), ("percentile 1 of units", "1"),
            ("percentile 20 of units", "1"),
            ("percentile 20.01 of units", "2"), ("percentile 50 of units", "3"),
            ("percentile 80 of units", "4"),
            ("percentile 90 of units", "10"), ("percentile 100 of units", "10"),
        ])
    func spread(_ measure: String, _ expected: String) throws {
        let rows = ["4", "1", "10", "3", "2"].map { ["units": $0] }
        #expect(try text(StatisticSamples.figure(measure, rows)) == expected)
    }

    @Test("time between two dates, in days and in working days")
    func days() throws {
        // 2023-01-19 is a Thursday; the 21st to the 27th are a holiday, the 28th and 29th are worked instead.
        let calendar = WorkCalendar(
            holidays: (21...27).compactMap { CalendarDate(year: 2023, month: 1, day: $0) },
            worked: [28, 29].compactMap { CalendarDate(year: 2023, month: 1, day: $0) })
        let rows = [
            ["start": "2023-01-19", "end": "2023-01-29"], ["start": "2023-02-01", "end": "2023-02-01"],
            ["start": "2023-02-01"],
            ["start": "2023-02-01", "end": "?"],
        ]
        let environment = MeasureEnvironment(calendar: calendar)
        let days = try StatisticSamples.figure("max days(start, end)", rows, environment: environment)
        #expect(
            days == Figure(Rational(10), records: 4, blanks: 1, doubts: [.init(source: "supply", row: 5)]))
        let worked = try StatisticSamples.figure("max workdays(start, end)", rows, environment: environment)
        #expect(try text(worked) == "3", "Friday, Saturday and Sunday")
        #expect(try text(StatisticSamples.figure("min days(end, start)", rows)) == "-10")
    }

    @Test("nothing to choose from")
    func noSpread() throws {
        #expect(try StatisticSamples.figure("max units", []).absence == .noRows)
        #expect(try StatisticSamples.figure("percentile 90 of units", [[:]]).absence == .allBlank)
    }

    // MARK: run, rank

    private func balance(_ years: [(String, String, String)]) -> [[String: String]] {
        years.map { ["year": $0.0, "area": $0.1, "limit": $0.2] }
    }

    @Test("years in a row, back from the last")
    func run() throws {
        let measure = "run of year while area >= limit"
        #expect(
            try text(
                StatisticSamples.figure(
                    measure, balance([("2018", "1", "2"), ("2020", "3", "3"), ("2019", "5", "4")]))) == "2")
        // Sums of a year decide, not its rows; a gap ends the run.
        #expect(
            try text(
                StatisticSamples.figure(
                    measure, balance([("2020", "1", "2"), ("2020", "4", "2"), ("2018", "9", "1")])))
                == "1")
        #expect(
            try text(StatisticSamples.figure(measure, balance([("2019", "9", "1"), ("2020", "1", "2")])))
                == "0")
        #expect(try StatisticSamples.figure(measure, []).absence == .noRows)
        let dates = [
            ["start": "2019-12-31", "area": "1", "limit": "1"],
            ["start": "2020-01-01", "area": "1", "limit": "1"],
        ]
        #expect(try text(StatisticSamples.figure("run of start while area = limit", dates)) == "2")
        #expect(
            try StatisticSamples.figure(measure, balance([("2020", "1", "1"), ("2021", "", "1")])).blanks == 1
        )
    }

    @Test("rank by sums, equals share the better place")
    func rank() throws {
        let rows = [("甲", "3"), ("乙", "5"), ("甲", "2"), ("丙", "1"), ("丁", "9"), ("", "7")].map {
            ["name": $0.0, "area": $0.1]
        }
        func rank(_ name: String) throws -> String? {
            try text(StatisticSamples.figure("rank \"\(name)\" in name by area", rows))
        }
        #expect(try rank("丁") == "1")
        #expect(try rank("甲") == "2" && rank("乙") == "2")
        #expect(try rank("丙") == "4")
        #expect(try StatisticSamples.figure("rank \"戊\" in name by area", rows).absence == .noRows)
        #expect(try StatisticSamples.figure("rank \"甲\" in name by area", rows).blanks == 1)
    }

    // MARK: union area

    @Test("ground of the records that count, confined to the districts of the part")
    func union() throws {
        let asked = Mutex<[String]>([])
        let environment = MeasureEnvironment(unionArea: { ground in
            asked.withLock {
                $0.append("\(ground.source) \(ground.records.sorted()) \(ground.districts ?? ["everywhere"])")
            }
            return .area(SquareMetres(hundredths: Int64(ground.records.count) * 150), missing: 0)
        })
        let definition = StatisticSamples.measured(
            "union area", where: "units > 1", unit: "平方米", decimals: 2, by: ["zone", "county"])
        let rows = [
            ["units": "1", "county": "440203"], ["units": "2", "county": "440203"],
            ["units": "3", "county": "440222"],
        ]
        let result = try #require(
            StatisticSamples.results(
                [definition], [StatisticSamples.table("supply", rows)], environment: environment)["x"])
        #expect(result.text(result.whole) == "3.00" && result.whole.records == 2)
        #expect(result.counties["440203"].flatMap(result.text) == "1.50")
        let calls = asked.withLock { $0 }
        #expect(calls.contains("supply [3, 4] [\"everywhere\"]") && calls.contains("supply [3] [\"440203\"]"))
        #expect(try StatisticSamples.figure("union area", rows, unit: "平方米").absence == .noSuchDivision)
    }

    // MARK: faults

    @Test(
        "measures that make no sense, with the place",
        arguments: [
            ("", 1), ("summ area", 1), ("sum", 4), ("sum aera", 5), ("sum name", 5),
            ("mean area by name", 14), ("count distinct", 15),
            ("percentile 0 of units", 12), ("percentile 101 of units", 12), ("percentile x of units", 12),
            ("percentile 50 units", 15),
            ("max days(start end)", 16), ("max days(start, year)", 17), ("max workdays(start, end", 24),
            ("union", 6),
            ("run of name while area >= limit", 8), ("run of year while area limit", 24),
            ("run of year while area >= price", 27),
            ("rank name in name by area", 6), ("rank \"a\" in name by name", 21), ("sum area extra", 10),
            ("5", 1),
        ])
    func faults(_ measure: String, _ position: Int) throws {
        let faults = StatisticSamples.faults([StatisticSamples.measured(measure)])
        let fault = try #require(faults.first { $0.key == "measure" })
        #expect(faults.count == 1 && fault.fault.position == position)
    }

    @Test("cells of sums are not counted, and what has no polygons covers no ground")
    func sources() throws {
        let count = StatisticSamples.faults([StatisticSamples.measured("count", of: "survey")])
        let union = StatisticSamples.faults([StatisticSamples.measured("union area", of: "funds", unit: "亩")])
        for fault in try [#require(count.first), #require(union.first)] {
            guard case .type = fault.fault.problem else {
                Issue.record("\(fault)")
                continue
            }
            #expect(fault.key == "measure")
        }
    }
}
