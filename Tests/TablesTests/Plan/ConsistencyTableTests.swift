import LandModel
import Statistics
import Testing

@testable import Tables

@Suite struct ConsistencyTableTests {
    private func agreement(_ left: (String, Int), _ right: (String, Int), _ decimals: Int? = nil) throws
        -> Agreement
    {
        Agreement(
            left: try PlanSamples.result("l", "左", left.0, decimals: left.1),
            right: try PlanSamples.result("r", "右", right.0, decimals: right.1), decimals: decimals)
    }

    @Test(
        "when two figures agree",
        arguments: [
            (("268", 0), ("368", 0), nil, Agreement.Verdict.different), (("151", 0), ("151", 0), nil, .equal),
            // 343.01 − 37.05 beside 306 in whole units.
            (("305.96", 2), ("306", 0), nil, .rounded), (("305.96", 2), ("306", 0), 2, .different),
            // On two sides of a half, and yet nearer than one unit.
            (("305.49", 2), ("305.51", 2), 0, .rounded), (("305.0", 1), ("305.9", 1), 0, .rounded),
            (("305", 0), ("306", 0), 0, .different),
            (("1.004", 2), ("1.006", 2), nil, .rounded), (("1.00", 2), ("1.01", 2), nil, .different),
            (("", 0), ("1", 0), nil, .noFigure),
            (("1", 0), ("", 0), nil, .noFigure), (("-0.4", 0), ("0.4", 0), nil, .rounded),
        ] as [((String, Int), (String, Int), Int?, Agreement.Verdict)])
    func verdicts(
        _ left: (String, Int), _ right: (String, Int), _ decimals: Int?, _ verdict: Agreement.Verdict
    ) throws {
        #expect(try agreement(left, right, decimals).verdict == verdict)
    }

    @Test("in one unit whatever each is printed in; what measures something else has no answer")
    func units() throws {
        let left = try PlanSamples.result("l", "正文", "93", unit: "万亩")
        #expect(
            Agreement(left: left, right: try PlanSamples.result("r", "表1", "620", unit: "平方千米")).verdict
                == .equal)
        #expect(
            Agreement(left: left, right: try PlanSamples.result("r", "表1", "93", unit: "万元")).verdict
                == .noFigure)
    }

    @Test("both sides, their difference, and the note only where they do not agree")
    func table() throws {
        let figures = PlanSamples.figures([
            try PlanSamples.result("left-points", "年初减核销", "268", unit: "处"),
            try PlanSamples.result("points", "年末隐患点", "368", unit: "处"),
            try PlanSamples.result("held", "保有减超出", "305.96", unit: "万亩", decimals: 2),
            try PlanSamples.result("task", "任务", "306", unit: "万亩"),
        ])
        let consistency = ConsistencyTable(
            title: "一致性核对",
            statements: [
                .init(title: "隐患点", left: "left-points", right: "points", note: "期间新增未说明"),
                .init(title: "耕地任务", left: "held", right: "task", note: "不应出现"),
                .init(title: "无", left: "held", right: "unknown"),
            ])
        let table = consistency.table(figures)
        #expect(
            table.texts == [
                ["隐患点", "年初减核销", "268", "年末隐患点", "368", "处", "-100", "不一致", "期间新增未说明"],
                ["耕地任务", "保有减超出", "305.96", "任务", "306", "万亩", "-0.04", "舍入后一致", ""],
            ])
        #expect(consistency.statistics == ["left-points", "points", "held", "task", "held", "unknown"])
    }
}
