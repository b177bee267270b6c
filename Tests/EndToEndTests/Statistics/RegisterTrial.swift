import Foundation
import TestSupport
import Testing

/// A small delivery, a register beside it, and a pipeline with statistics, a cross table and a digest over both.
struct RegisterTrial {
    static let head = "编号,行政区,方式,日期,面积"
    static let rows = [
        "A1,440203,出让,2023-01-31,12.5", "A2,440203001,出让,2023-02-28,7", "A3,440203,划拨,2022-12-31,30",
    ]

    let run: Trial.Run
    let plan: ResultFolder

    /// - Parameters:
    ///   - rows: of the register; `nil`: there is none.
    ///   - template: of the digest.
    ///   - more: further lines of the pipeline file.
    init(
        _ rows: [String]?, template: String = "供应{{number.figure}}，{{area.figure}}。", more: String = "",
        arguments: [String] = []
    ) throws {
        let trial = try Trial()
        if let rows {
            try trial.folder.write("supply.csv", ([Self.head] + rows).joined(separator: "\r\n") + "\r\n")
        }
        try trial.folder.write("x.mustache", template)
        run = try trial.run(more: Self.pipeline + more, arguments: arguments)
        plan = ResultFolder(path: run.result.path + "/plan")
    }

    /// Cells of a statistic in figures.csv.
    func figure(_ name: String) throws -> [String: String] {
        try #require(try plan.rows("statistics/figures.csv").first { $0["id"] == name })
    }

    func text() throws -> String { try String(contentsOfFile: plan.path + "/brief.txt", encoding: .utf8) }

    private static let pipeline = """
        registers:
          - name: supply
            title: 土地供应台账
            path: supply.csv
            key: [id]
            columns:
              - { name: id, header: 编号, type: code }
              - { name: county, header: 行政区, type: district }
              - { name: mode, header: 方式, type: word, words: [出让, 划拨] }
              - { name: date, header: 日期, type: date }
              - { name: area, header: 面积, type: number, unit: 亩 }
        indicators:
          - { id: number, title: 宗数, source: supply, where: mode = "出让", measure: count, unit: 宗 }
          - { id: area, title: 面积, source: supply, where: mode = "出让", measure: sum area, unit: 亩, decimals: 2, by: [county] }
          - { id: mean, title: 平均面积, source: supply, where: year(date) = 2022, measure: mean area, unit: 亩, decimals: 1 }
        reports:
          base-year: 2019
          target-year: 2025
          cross: [{ name: counties, title: 分县, by: [county], statistics: [area] }]
          digests: [{ name: brief, template: x.mustache }]

        """
}
