import LandModel
import Statistics
import Testing

@testable import Tables

@Suite struct IndicatorTableTests {
    private static let notes = [
        "注：1.规划主要指标参考《广东省自然资源保护与开发“十四五”规划》设定", "2.①②为《韶关市土地利用总体规划（2006-2020年）调整方案》中规划至2020年的目标值。",
    ]
    private static let (protection, use) = ("自然资源保护保障", "自然资源集约利用")

    /// The thirteen indicators of a city's plan as it prints them, with current figures beside them.
    private func plan() throws -> [StatisticResult] {
        let words = "按省核定目标执行"
        let rows: [(String, String, String, Int, String, String, StatisticDefinition.Attribute, String)] = [
            ("耕地保有量", "万亩", "342.55", 2, "306①", words, .binding, Self.protection),
            ("永久基本农田保护面积", "万亩", "262.76", 2, "261.15②", words, .binding, Self.protection),
            ("森林覆盖率", "%", "74.8", 2, "74.43", "75", .binding, Self.protection),
            ("森林蓄积量", "万立方米", "9700", 2, "9652.39", words, .expected, Self.protection),
            ("湿地保有量", "平方千米", "365.2", 2, "365", "365", .expected, Self.protection),
            ("生态保护红线面积", "平方千米", "5865.26", 2, "", "5865.26③", .binding, Self.protection),
            ("自然保护地面积", "平方千米", "4140", 0, "4148", "4144", .expected, Self.protection),
            ("新增造林和生态修复面积", "平方千米", "93.8", 1, "", words, .expected, Self.protection),
            ("新增建设用地规模", "平方千米", "", 2, "", words, .expected, Self.use),
            ("建设用地总规模", "平方千米", "720.1", 2, "718.50④", words, .expected, Self.use),
            ("“三旧”改造完成面积", "亩", "16000", 0, "", "按省下发的年度“三旧”任务执行", .expected, Self.use),
            ("单位GDP使用建设用地下降率", "%", "5.1", 2, "", words, .expected, Self.use),
            ("持证在采矿山达到绿色矿山建设标准", "%", "100", 0, "", "100", .expected, Self.use),
        ]
        var results = try rows.enumerated().map { number, row in
            try PlanSamples.result(
                "i\(number + 1)", row.0, row.2, unit: row.1, decimals: row.3, base: row.4, target: row.5,
                attribute: row.6,
                group: row.7)
        }
        results[0].years = [
            2020: try PlanSamples.figure("343.01", "万亩"), 2023: try PlanSamples.figure("342.55", "万亩"),
        ]
        results[9].years = [2020: try PlanSamples.figure("718.5", "平方千米")]
        results[7].whole = Figure(try PlanSamples.value("93.8", "平方千米"), records: 15, blanks: 5)
        results[10].whole.doubts = [.init(source: "renewal", row: 7), .init(source: "renewal", row: 3)]
        return results
    }

    private func table() throws -> StatisticTable {
        let others = [try PlanSamples.result("x", "不在表中", "1")]
        return IndicatorTable(
            title: "“十四五”主要指标表", surveyYears: [2020, 2023], notes: Self.notes,
            deadlines: [
                .init(statistic: "i13", year: 2023, place: "第七章第三节"),
                .init(statistic: "i3", year: 2025, place: "第三章"),
            ]
        ).table(PlanSamples.figures(try plan() + others))
    }

    @Test("the plan's layout, base and target as it prints them")
    func layout() throws {
        let table = try table()
        #expect(
            table.columns.map(\.title) == [
                "组", "序号", "指标", "单位", "2020年", "2025年", "属性", "当前值（2023年）", "差距", "完成率（%）", "状态", "2020年调查",
                "2023年调查",
            ])
        #expect(try table.column("number") == (1...13).map { "\($0)" })
        #expect(
            try table.column("base") == [
                "306①", "261.15②", "74.43", "9652.39", "365", "——", "4148", "——", "——", "718.50④", "——", "——",
                "——",
            ])
        #expect(
            try table.column("target")[1...6] == ["按省核定目标执行", "75", "按省核定目标执行", "365", "5865.26③", "4144"])
        #expect(try table.column("attribute")[2...3] == ["约束性", "预期性"])
    }

    @Test("what has become of each")
    func outcome() throws {
        let table = try table()
        #expect(try table.column("current")[0...2] == ["342.55", "262.76", "74.80"])
        #expect(
            try table.column("status") == [
                "无数值目标", "无数值目标", "进展正常", "无数值目标", "已达标", "已达标", "未达进度", "无数值目标", "缺数", "无数值目标", "无数值目标",
                "无数值目标", "已达标",
            ])
        #expect(try table.column("gap")[2...6] == ["0.20", "", "-0.20", "0.00", "4"])
        // (74.80 − 74.43) ÷ (75 − 74.43); 365.2 ÷ 365; 4140 ÷ 4144.
        #expect(try table.column("completion_percent")[2...6] == ["64.91", "", "100.05", "100.00", "99.90"])
        #expect(try table.column("survey_2020")[0] == "343.01" && table.column("survey_2023")[9] == "")
    }

    @Test("the plan's notes as they are, then those that follow from the figures")
    func notes() throws {
        let notes = try table().notes
        #expect(notes.prefix(2) == Self.notes[...])
        #expect(
            notes.dropFirst(2).dropLast(2) == [
                "耕地保有量：2020年栏为306①，同年调查值为343.01万亩，不宜直接比较。", "自然保护地面积：2025年目标低于2020年基数4平方千米。",
                "新增造林和生态修复面积：15项中10项有数，合计只含10项。", "新增建设用地规模：缺数（无记录）。",
                "“三旧”改造完成面积：存疑，renewal第3、7行的内容不可用，未计入。", "持证在采矿山达到绿色矿山建设标准：本表目标年为2025年，第七章第三节为2023年。",
            ])
    }

    @Test("figures are figures, marked ones and words are text")
    func kinds() throws {
        let row = try #require(try table().rows.dropFirst(2).first)
        #expect(row[4] == .figure("74.43") && row[5] == .figure("75"))
        #expect(try table().rows[0][4] == .text("306①") && table().rows[8][7] == .empty)
    }

    @Test("an assessment of chosen statistics in their order")
    func assessment() throws {
        let table = AssessmentTable(title: "体检评估", statistics: ["i7", "unknown", "i3"]).table(
            PlanSamples.figures(try plan()))
        #expect(
            table.texts == [
                ["自然保护地面积", "平方千米", "4148", "4144", "4140", "4", "99.90", "未达进度"],
                ["森林覆盖率", "%", "74.43", "75", "74.80", "0.20", "64.91", "进展正常"],
            ])
        #expect(table.notes.first == "自然保护地面积：2025年目标低于2020年基数4平方千米。")
    }

    @Test("a base and a target that are other statistics")
    func referred() throws {
        var result = try PlanSamples.result("x", "x", "6", decimals: 1, group: "组")
        result.definition.base = .init(.statistic("b"))
        result.definition.target = .init(.statistic("none"), mark: "①")
        let base = try PlanSamples.result("b", "b", "5")
        let none = try PlanSamples.result("none", "none", "")
        let table = IndicatorTable(title: "表").table(PlanSamples.figures([result, base, none]))
        #expect(try table.column("base") == ["5.0"] && table.column("target") == ["缺数①"])
        #expect(try table.column("status") == ["无数值目标"])
    }
}
