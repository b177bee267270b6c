import LandModel
import Testing

@testable import Statistics

@Suite struct FilterTests {
    private typealias Verdict = RowFilter.Verdict

    private func verdict(_ filter: String, _ cells: [String: String]) throws -> RowFilter.Verdict {
        try FilterBinder(fields: StatisticSamples.fields, classes: StatisticSamples.classes).bind(
            Filter(parsing: filter)
        )
        .verdict(StatisticSamples.row(1, cells))
    }

    private static let row = [
        "county": "440203001", "class": "0102", "name": "武江工业园", "mode": "出让", "parcel": "0101",
        "start": "2023-01-31",
        "end": "2023-02-03", "year": "2022", "units": "5", "area": "100", "limit": "100.5", "price": "12.5",
    ]

    @Test(
        "what counts of one row",
        arguments: [
            ("name = \"武江工业园\"", true), ("name = \"武江\"", false), ("name != \"武江\"", true),
            ("parcel = \"0101\"", true),
            ("mode = \"出让\"", true), ("mode != \"出让\"", false), ("mode in \"划拨\", \"出让\"", true),
            ("mode not in \"划拨\"", true),
            ("class = cultivated", true), ("class = \"01\"", true), ("class = \"0101\"", false),
            ("class in construction + \"0101\"", false), ("class in construction + cultivated", true),
            ("class != construction", true),
            ("county = \"440203\"", true), ("county = \"440200\"", true), ("county = \"4402\"", true),
            ("county = \"440204\"", false),
            ("county = \"440203002\"", false), ("county not in \"440204\", \"440222\"", true),
            ("area = 100 亩", true), ("area < 100 亩", false), ("area <= 100 亩", true), ("area > 6 公顷", true),
            ("area >= 7 公顷", false),
            ("area ≥ 100 亩", true), ("area ≤ 99 亩", false), ("area ≠ 1 亩", true), ("area != 100 亩", false),
            ("area between 99 亩 and 100 亩", true), ("area not between 99 亩 and 100 亩", false),
            ("area < limit", true), ("area >= limit", false), ("area != limit", true),
            ("area = limit", false),
            ("price > 12 万元", true), ("price = 125000 元", true), ("units = 5", true), ("units in 1, 5", true),
            ("units > -1", true),
            ("year = 2022", true), ("year between 2016 and 2020", false), ("year(start) = 2023", true),
            ("year(start) in 2020, 2021", false),
            ("year(start) > year", true), ("start = 2023-01-31", true), ("start < 2023-02-01", true),
            ("start != 2023-01-31", false),
            ("start between 2023-01-01 and 2023-12-31", true), ("start < end", true),
            ("name contains \"工业\"", true),
            ("name contains \"农业\"", false), ("name begins with \"武江\"", true),
            ("name not begins with \"武江\"", false),
            ("class begins with \"01\"", true), ("name not contains \"农业\"", true), ("name is blank", false),
            ("name is not blank", true),
            ("not name is blank", true), ("mode = \"划拨\" or units = 5", true),
            ("mode = \"出让\" and units = 6", false),
            ("units = 5 or units = 6 and mode = \"划拨\"", true),
            ("(units = 5 or units = 6) and mode = \"划拨\"", false),
            ("not (units = 6) and not units = 7", true), ("not not units = 5", true), ("（units = 5）", true),
            ("name = \"武江\\\"\"", false),
        ])
    func counts(_ filter: String, _ counts: Bool) throws {
        #expect(try verdict(filter, Self.row) == (counts ? .counts : .doesNotCount))
    }

    @Test(
        "a blank cell answers no comparison, whichever it is",
        arguments: [
            "name = \"a\"", "name != \"a\"", "mode in \"出让\"", "mode not in \"出让\"", "class = cultivated",
            "class != cultivated",
            "class not in cultivated", "county = \"4402\"", "county not in \"4402\"", "area < 1 亩",
            "area >= 0 亩", "area != 1 亩",
            "area between 0 亩 and 9 亩", "area not between 0 亩 and 9 亩", "year(start) = 2020",
            "year(start) != 2020", "start < end",
            "area = limit", "name contains \"a\"", "name not contains \"a\"", "name begins with \"a\"",
            "name not begins with \"a\"",
            "name is not blank",
        ])
    func blank(_ filter: String) throws { #expect(try verdict(filter, [:]) == .doesNotCount) }

    @Test("zero is not blank, and blank is asked for by name")
    func blankAndZero() throws {
        #expect(try verdict("area is blank", ["area": "0"]) == .doesNotCount)
        #expect(try verdict("area is blank", [:]) == .counts)
        #expect(try verdict("area is blank", ["area": "?"]) == .doesNotCount)
        #expect(try verdict("not (mode = \"出让\")", [:]) == .counts, "a logical not is a logical not")
    }

    @Test(
        "an unusable cell makes the row doubtful only where it decides",
        arguments: [
            ("area > 1 亩", Verdict.doubtful), ("not area > 1 亩", .doubtful),
            ("area > 1 亩 and units = 6", .doesNotCount),
            ("area > 1 亩 and units = 5", .doubtful), ("area > 1 亩 or units = 5", .counts),
            ("area > 1 亩 or units = 6", .doubtful),
            ("area < limit", .doubtful), ("area not between 1 亩 and 2 亩", .doubtful),
            ("area = limit and limit is blank", .doesNotCount),
            ("limit < area", .doubtful), ("units = 5", .counts),
        ] as [(String, RowFilter.Verdict)])
    func doubtful(_ filter: String, _ expected: RowFilter.Verdict) throws {
        #expect(try verdict(filter, ["area": "?", "units": "5", "limit": "3"]) == expected)
    }

    @Test("everything passes where nothing is asked")
    func everything() {
        #expect(RowFilter.everything.verdict(StatisticSamples.row(1, ["area": "?"])) == .counts)
    }
}
