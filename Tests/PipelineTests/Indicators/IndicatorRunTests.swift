import GDALBridge
import LandModel
import Statistics
import TestSupport
import Testing

@testable import Pipeline

/// A pipeline's own statistics over two small counties, from the file to the figures.
@Suite struct IndicatorRunTests {
    /// 2023-01-20 is a Friday; the week behind it was the Spring Festival, and both its weekends were worked in part.
    private static let more = """
        registers:
          - name: cases
            title: 办件
            path: cases.csv
            columns:
              - { name: id, header: 编号, type: code }
              - { name: start, header: 受理, type: date }
              - { name: end, header: 办结, type: date }
          - name: days
            title: 节假日
            path: days.csv
            columns:
              - { name: day, header: 日期, type: date }
              - { name: kind, header: 类型, type: word, words: [放假, 上班] }
        calendar: { register: days, date: day, worked: kind = "上班" }
        indicators:
          - { id: longest, title: 最长工作日, source: cases, measure: "max workdays(start, end)", unit: 工作日 }
          - { id: cultivated, title: 耕地, source: land, where: class in cultivated, measure: sum gross, unit: 平方米, decimals: 2, by: [county] }

        """

    private func counties(_ days: String) throws -> TwoCounties {
        let counties = try TwoCounties()
        try counties.folder.write("cases.csv", "编号,受理,办结\nA,2023-01-20,2023-01-30\n")
        try counties.folder.write("days.csv", "日期,类型\n" + days)
        return counties
    }

    @Test(
        "working days by the register of days: holidays off, weekend days that are worked on",
        arguments: [
            // The 23rd to the 27th and the 30th.
            ("", 6), ("2023-01-23,放假\n2023-01-24,放假\n2023-01-25,放假\n2023-01-26,放假\n2023-01-27,放假\n", 1),
            ("2023-01-23,放假\n2023-01-28,上班\n2023-01-29,上班\n", 7),
        ])
    func calendar(days: String, expected: Int) throws {
        let result = try #require(try counties(days).run(Self.more).indicators)
        #expect(result.results[0].whole.value == Rational(expected))
        #expect(result.checks.allSatisfy { $0.verdict == .pass } && !result.hasFailed)
    }

    @Test("the city and each county, from the land of the survey")
    func land() throws {
        let counties = try counties("")
        let result = try #require(try counties.run(Self.more).indicators)
        let paddy = counties.deliveries.map { Int128($0.patches.rows[0].hundredths("TBMJ")) }
        let cultivated = result.results[1]
        #expect(cultivated.whole.value?.rounded(decimals: 2) == paddy[0] + paddy[1])
        #expect(
            cultivated.counties.mapValues { $0.value?.rounded(decimals: 2) } == [
                "440203": paddy[0], "440204": paddy[1],
            ])
        #expect(cultivated.years.keys.sorted() == [2019])
        #expect(result.registers.map(\.name) == ["cases", "days"])
    }

    @Test("single counties have no statistics: they would pass for the city's")
    func partial() throws {
        let result = try counties("").run(Self.more, only: ["440203"])
        #expect(result.indicators == nil)
    }

    @Test("ground in townships and villages, by the shapes of a register")
    func townships() throws {
        let counties = try TwoCounties()
        let box = TwoCounties.box(20, 5, 40, 15)
        try counties.write(
            LayerTable(
                name: "works", fields: [.init("BH", .text, width: 20), .init("XZQ", .text, width: 20)],
                epsg: 4490,
                rows: [.init(["BH": .text("A"), "XZQ": .text("440203001")], .polygons([[box.ring]]))]))
        let more = """
            registers:
              - name: works
                title: 工程
                path: works.gpkg
                geometry: polygons
                columns:
                  - { name: id, header: BH, type: code }
                  - { name: place, header: XZQ, type: district }
            indicators:
              - { id: ground, title: 范围, source: works, measure: union area, unit: 平方米, decimals: 2, by: [township] }

            """
        let result = try #require(try counties.run(more).indicators)
        let part = try #require(result.results[0].parts.first)
        #expect(part.key == ["440203001"])
        // What the record says is the township's, and lies in it: half of the box.
        let expected = Int128(TwoCounties.box(20, 5, 30, 15).hundredths)
        #expect(abs((part.figure.value?.rounded(decimals: 2) ?? 0) - expected) <= 4)
    }
}
