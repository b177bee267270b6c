import Foundation
import TestSupport
import Testing

/// An analyst adds five lines to a pipeline: what comes of them, and what of the usual slips.
@Suite struct AddedStatisticTests {
    private static let lines = [
        "id: paddy", "title: 水田面积", "group: 资源保护", "unit: 平方米", "source: land", "where: class = \"0101\"",
        "measure: sum net", "decimals: 2",
    ]

    private func run(
        _ slip: (key: String, line: String)? = nil, _ arguments: [String] = []
    ) throws -> Trial.Run {
        let lines = Self.lines.map { line in
            slip.flatMap { line.hasPrefix($0.key + ":") ? $0.line : nil } ?? line
        }
        let trial = try Trial()
        try trial.folder.write("supply.csv", "编号,面积\nA,12\n")
        return try trial.run(
            more: """
                registers:
                  - name: supply
                    title: 供应
                    path: supply.csv
                    columns: [{ name: id, header: 编号, type: code }, { name: area, header: 面积, type: number, unit: 亩 }]
                indicators:
                  - { \(lines.joined(separator: ", ")) }
                reports:
                  base-year: 2015
                  target-year: 2025
                  indicators: { title: 主要指标表 }

                """, arguments: arguments)
    }

    @Test("the new statistic stands in the table of indicators and among the figures")
    func added() throws {
        let run = try run()
        #expect(run.status == 0, "\(run.errors)")
        let delivery = try SurveyDelivery()
        let net = delivery.patches.rows[0].hundredths("TBDLMJ")
        let printed = "\(net / 100).\(net % 100 / 10)\(net % 10)"
        let table = try run.result.rows("plan/statistics/indicators.csv")
        #expect(table.map { $0["indicator"] } == ["水田面积"] && table[0]["current"] == printed)
        let figures = try run.result.rows("plan/statistics/figures.csv")
        #expect(figures.map { $0["value"] } == [printed] && figures[0]["where"] == "class = \"0101\"")
    }

    @Test(
        "usual slips: the line is told, and what to write instead",
        arguments: [
            ("where", "where: clas = \"0101\"", ["did you mean class?"], ["是否指：class？"]),
            (
                "where", "where: class = 0101", ["▸0101", "found 0101", "a code in quotes"],
                ["▸0101", "带引号的代码"]
            ),
            ("where", "where: class = “0101”", ["Write `\"`."], ["请改用 `\"`。"]),
            ("unit", "unit: 万元", ["measures m2", "亩, 公顷"], ["量纲为 m2", "亩、公顷"]),
            (
                "where", "where: class in dryland", ["Known: ", "cultivated", "code in quotes"],
                ["可用的有", "带引号的代码"]
            ),
            ("measure", "measure: sum nett", ["did you mean net"], ["是否指：net"]),
            ("source", "source: lands", ["did you mean land?"], ["是否指：land？"]),
        ])
    func slips(key: String, line: String, english: [String], chinese: [String]) throws {
        try run((key, line)).expectRefused(78, ["indicators[1].\(key)"] + english)
        try run((key, line), ["--lang", "zh"]).expectRefused(78, ["indicators[1].\(key)"] + chinese)
    }
}
