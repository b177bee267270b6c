import Foundation
import Testing

/// The figures of the plan that the sample was made to meet, added up by the tests: from the tables that were
/// written, and from the fields as another reader finds them.
@Suite struct CityFigureTests {
    /// A figure as the plan prints it.
    struct Target: Decodable, Sendable {
        var name: String
        var figure: String
        var unit: String
        var classes: [String]
    }

    private struct Targets: Decodable { var totals: [Target] }

    static let targets: [Target] = {
        let data = try? Data(contentsOf: URL(fileURLWithPath: SampleData.targets))
        return data.flatMap { try? JSONDecoder().decode(Targets.self, from: $0) }?.totals ?? []
    }()

    /// Square metres in hundredths to the unit, printed with two decimals: 15 亩 make a hectare.
    private func printed(_ hundredths: Int64, _ unit: String) throws -> String {
        // 1 万亩 = 10,000 × 2000/3 m²; 1 km² = 1,000,000 m². In hundredths of the unit, half up.
        let (numerator, denominator): (Int64, Int64) =
            switch unit {
            case "万亩": (3, 2_000_000_0)
            case "km2": (1, 1_000_000)
            default: (0, 1)
            }
        let value = (hundredths * numerator + denominator / 2) / denominator
        return "\(value / 100).\(value % 100 / 10)\(value % 10)"
    }

    @Test("there are two figures, in the units that the tests know")
    func known() { #expect(Self.targets.map(\.unit) == ["万亩", "km2"]) }

    @Test("the recorded fields meet the figure", arguments: targets)
    func fields(target: Target) throws {
        let classes = Set(target.classes)
        let sum = try SamplePatches.all.get().filter { classes.contains($0.landClass) }.reduce(0) {
            $0 + $1.net
        }
        #expect(try printed(sum, target.unit) == target.figure)
    }

    @Test("the tables meet the figure", arguments: targets)
    func tables(target: Target) throws {
        let result = try SampleRuns.run("shaoguan-survey").result
        let second = try cityRow("tables/T02.csv", result)
        let adjustable = try cityRow("tables/T10.csv", result)
        // T02 counts 可调整 with its plain class and a subdivision with its whole; T10 lists 可调整 alone.
        let whole: [String: [String]] = ["08H2": ["08H2A"], "0810": ["0810A"]]
        let parts = Set(whole.values.flatMap { $0 })
        var sum: Int64 = 0
        for code in target.classes where !parts.contains(code) {
            let row = code.hasSuffix("K") ? adjustable : second
            let column = try #require(row.keys.first { $0.hasPrefix(code + "_") }, "no column for \(code)")
            sum += try CSVRows.hundredths(row[column])
        }
        #expect(Set(target.classes).isSuperset(of: parts) || target.unit == "万亩")
        // Hundredths of a hectare are ten thousand hundredths of a square metre.
        #expect(try printed(sum * 10_000, target.unit) == target.figure)
    }

    @Test("every column of T02 is the sum of its classes' recorded areas, but for the levelling")
    func everyColumn() throws {
        let row = try cityRow("tables/T02.csv", try SampleRuns.run("shaoguan-survey").result)
        let patches = try SamplePatches.all.get()
        var columns = 0
        for (name, text) in row where name.hasSuffix("_hm2") && !name.contains("小计") && !name.contains("总面积")
        {
            let code = String(name.prefix { $0 != "_" })
            // 0201K and 0810A stand with 0201 and 0810; 08H1 and 08H2 are classes of their own.
            var members = patches.filter {
                $0.landClass == code
                    || ($0.landClass.dropLast() == code && "AK".contains($0.landClass.last ?? " "))
            }.map(\.net)
            if code == "1203" { members += patches.map(\.deducted).filter { $0 > 0 } }
            let difference = try CSVRows.hundredths(text) * 10_000 - members.reduce(0, +)
            // Rounding moves a cell by half a hundredth, forced levelling by one more.
            #expect(abs(difference) <= Int64(members.count) * 15_000, "\(name): \(difference)")
            columns += 1
        }
        #expect(columns > 50)
        let total = try #require(row["TDZMJ_国土调查总面积_hm2"])
        let gross = patches.reduce(0) { $0 + $1.gross }
        #expect(abs(try CSVRows.hundredths(total) * 10_000 - gross) <= 10 * 10_000)
    }

    @Test("the city is the sum of its counties in every column of every plain form")
    func counties() throws {
        let result = try SampleRuns.run("shaoguan-survey").result
        for number in ["T01", "T02", "T03", "T05", "T10", "T11"] {
            let rows = try result.rows("tables/\(number).csv")
            let city = try #require(rows.first { $0["district_code"] == "440200" })
            let counties = rows.filter { $0["district_code"]?.count == 6 && $0["district_code"] != "440200" }
            #expect(counties.count == 10)
            for (column, text) in city where column.hasSuffix("_hm2") {
                let sum = try counties.reduce(0) { $0 + (try CSVRows.hundredths($1[column])) }
                #expect(try CSVRows.hundredths(text) == sum, "\(number) \(column)")
            }
        }
    }

    private func cityRow(_ table: String, _ result: ResultFolder) throws -> [String: String] {
        try #require(try result.rows(table).first { $0["district_code"] == "440200" })
    }
}
