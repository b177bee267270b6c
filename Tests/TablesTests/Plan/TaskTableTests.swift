import LandModel
import Statistics
import Testing

@testable import Tables

@Suite struct TaskTableTests {
    private func figures(_ year: Int = 2023) throws -> PlanFigures {
        var land = try PlanSamples.result(
            "land", "耕地保有量", "343.006", unit: "万亩", decimals: 2, attribute: .binding,
            counties: ["440203": "100.002", "440204": "100.002", "440222": "143.002"])
        land.definition.task = "land-task"
        let task = try PlanSamples.result(
            "land-task", "耕地保有量任务", "305.96", unit: "万亩", decimals: 2,
            counties: ["440203": "100", "440204": "105.96"])
        return PlanSamples.figures([land, task], years: PlanYears(base: 2020, target: 2025, year: year))
    }

    @Test("the city's row from exact wholes, each county beside its task")
    func rows() throws {
        let table = TaskTable(title: "任务分解").table(try figures())
        #expect(
            table.texts == [
                ["耕地保有量", "440200", "韶关市", "万亩", "305.96", "343.01", "37.05", "已达标"],
                ["耕地保有量", "440203", "武江区", "万亩", "100.00", "100.00", "0.00", "已达标"],
                ["耕地保有量", "440204", "浈江区", "万亩", "105.96", "100.00", "-5.96", "未达进度"],
                ["耕地保有量", "440222", "始兴县", "万亩", "", "143.00", "", "无数值目标"],
            ])
    }

    @Test("a binding task that is missed in its year is broken")
    func binding() throws {
        #expect(try TaskTable(title: "任务分解").table(figures(2025)).column("status")[2] == "约束性突破")
    }

    @Test("statistics without a task have no rows")
    func none() throws {
        #expect(
            try TaskTable(title: "任务分解", statistics: ["land-task", "unknown"]).table(figures()).rows.isEmpty)
    }
}
