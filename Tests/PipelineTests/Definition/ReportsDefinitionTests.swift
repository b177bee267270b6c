import LandModel
import Statistics
import Testing

@testable import Pipeline

/// `reports` of a pipeline: names of statistics, registers and columns, and each rule with its place.
@Suite struct ReportsDefinitionTests {
    private typealias Fixture = IndicatorFixture

    private static let statistics = """
        indicators:
          - { id: area, title: 面积, source: supply, measure: sum area, unit: 亩, by: [county] }
          - { id: number, title: 宗数, source: supply, measure: count, unit: 宗, by: [mode] }

        """
    /// Line of the first key of `reports`.
    private static let first = Fixture.next + 4

    private func faults(_ reports: String, years: String = "base-year: 2020\ntarget-year: 2025") throws
        -> [DefinitionFault]
    {
        let lines = (years + "\n" + reports).split(separator: "\n").map { "  \($0)\n" }.joined()
        return try Fixture.faults(Fixture.registers + Self.statistics + "reports:\n" + lines)
    }

    private func only(_ reports: String, location: SourceLocation = #_sourceLocation) throws
        -> DefinitionFault
    {
        let faults = try faults(reports)
        #expect(faults.count == 1, "\(faults)", sourceLocation: location)
        return try #require(faults.first, sourceLocation: location)
    }

    @Test("sound reports")
    func sound() throws {
        let reports = """
            indicators: { title: 主要指标, deadlines: [{ statistic: area, year: 2023, place: 第三章 }] }
            assessment: { title: 评估, statistics: [area, number] }
            cross: [{ name: counties, title: 分县, by: [county], statistics: [area] }]
            listings:
              - { name: list, title: 清单, register: supply, columns: [{ name: id, title: 编号 }, { name: area, title: 面积, unit: 公顷, total: true }] }
            consistency: { title: 印证, statements: [{ title: 相等, left: area, right: 12 亩, unit: 亩 }] }
            digests: [{ name: figures, template: x.mustache }]
            """
        #expect(try faults(reports).isEmpty)
    }

    @Test("the target's year is behind the base year", arguments: [2020, 2019])
    func years(target: Int) throws {
        let faults = try faults("", years: "base-year: 2020\ntarget-year: \(target)")
        #expect(
            faults == [
                DefinitionFixture.fault(
                    .outOfRange(found: "\(target)", low: "2021", high: "2200"), Self.first + 1, 16,
                    "reports.target-year")
            ])
    }

    @Test(
        "a statistic that is not declared, with the one that was meant",
        arguments: [
            (
                "indicators: { title: 甲, deadlines: [{ statistic: aera, year: 2023, place: 某 }] }",
                "indicators.deadlines[1].statistic"
            ),
            ("assessment: { title: 甲, statistics: [area, aera] }", "assessment.statistics[2]"),
            ("cross: [{ name: c, title: 甲, by: [county], statistics: [aera] }]", "cross[1].statistics[1]"),
        ])
    func unknown(text: String, path: String) throws {
        let fault = try only(text)
        #expect(fault.keyPath == "reports." + path && fault.place.line == Self.first + 2)
        #expect(fault.problem == .unknownValue(found: "aera", nearest: ["area"], known: ["area", "number"]))
    }

    @Test("a name of a table stands once, across cross tables, listings and digests")
    func names() throws {
        let fault = try only(
            """
            cross: [{ name: one, title: 甲, by: [county], statistics: [area] }]
            digests: [{ name: one, template: x.mustache }]
            """)
        #expect(fault.problem == .duplicateValue(found: "one", firstLine: Self.first + 2))
        #expect(fault.keyPath == "reports.digests[1].name" && fault.place.line == Self.first + 3)
    }

    @Test("a column of a cross table stands once, and is told apart by what its rows are")
    func cross() throws {
        let twice = try only("cross: [{ name: c, title: 甲, by: [county], statistics: [area, area] }]")
        #expect(twice.keyPath == "reports.cross[1].statistics[2]")
        let misfit = try only("cross: [{ name: c, title: 甲, by: [mode], statistics: [number, area] }]")
        #expect(misfit.keyPath == "reports.cross[1].statistics" && misfit.place.line == Self.first + 2)
        #expect(misfit.problem == .needs(key: "indicators[1].by", value: "[mode]"))
    }

    @Test(
        "a listing: its register, its columns, units and sums of numbers alone",
        arguments: [
            ("register: suply, columns: [{ name: id, title: 甲 }]", "register"),
            ("register: supply, columns: [{ name: ed, title: 甲 }]", "columns[1].name"),
            ("register: supply, columns: [{ name: id, title: 甲, unit: 亩 }]", "columns[1].unit"),
            ("register: supply, columns: [{ name: mode, title: 甲, total: true }]", "columns[1].total"),
            ("register: supply, columns: [{ name: area, title: 甲 }]", "columns[1].unit"),
            ("register: supply, columns: [{ name: area, title: 甲, unit: 万元 }]", "columns[1].unit"),
            ("register: supply, columns: [{ name: area, title: 甲, unit: 市亩 }]", "columns[1].unit"),
        ])
    func listing(text: String, path: String) throws {
        let faults = try faults("listings: [{ name: l, title: 甲, \(text) }]")
        #expect(
            !faults.isEmpty && faults.allSatisfy { $0.keyPath == "reports.listings[1]." + path }, "\(faults)")
        #expect(faults.allSatisfy { $0.place.line == Self.first + 2 })
        if text.contains("suply") {
            #expect(
                faults[0].problem
                    == .unknownValue(
                        found: "suply", nearest: ["supply"], known: ["supply", "ground", "days"]))
        }
    }

    @Test(
        "both sides of a statement: which, and where in its text",
        arguments: [
            ("left: area + aera, right: area, unit: 亩", "left", 8),
            ("left: area, right: areas, unit: 亩", "right", 1),
            ("left: area, right: area, unit: 万元", "unit", 1),
            ("left: area, right: area +, unit: 亩", "right", 7),
            ("left: area, right: 12 万元, unit: 亩", "unit", 1),
        ])
    func consistency(text: String, key: String, position: Int) throws {
        let statements = """
            consistency:
              title: 印证
              statements:
                - { title: 甲, left: number, right: "3", unit: 宗 }
                - { title: 乙, \(text) }
            """
        let faults = try faults(statements)
        #expect(
            !faults.isEmpty && faults.allSatisfy { $0.keyPath == "reports.consistency.statements[2].\(key)" },
            "\(faults)")
        for fault in faults {
            #expect(fault.place.line == Self.first + 6)
            guard case .language(let found, _) = fault.problem else {
                Issue.record("\(fault)")
                continue
            }
            #expect(found.position == position)
        }
    }
}
