import LandModel
import Statistics
import Testing

@testable import Tables

@Suite struct CrossTableTests {
    /// Thirds of an 亩, so that printed parts do not add up to the printed whole.
    private func supply() throws -> StatisticResult {
        try PlanSamples.result(
            "area-supplied", "供地面积", "1.0002", unit: "亩", decimals: 2, years: [2022: "0.6", 2021: "0.4002"],
            counties: ["440203": "0.3334", "440204": "0.3334", "440222": "0.3334"])
    }

    @Test("by county: code, name, a column a statistic, and the whole below")
    func counties() throws {
        let count = try PlanSamples.result(
            "owners", "单位数", "2", unit: "个", counties: ["440203": "1", "440204": "2"])
        let table = CrossTable(
            id: "supply", title: "供地", by: ["county"], statistics: ["area-supplied", "owners", "unknown"]
        )
        .table(PlanSamples.figures([try supply(), count]))
        #expect(table.columns.map(\.title) == ["行政区代码", "行政区名称", "供地面积（亩）", "单位数（个）"])
        #expect(table.columns.map(\.header) == ["county_code", "county_name", "area_supplied", "owners"])
        #expect(
            table.texts == [
                ["440203", "武江区", "0.33", "1"], ["440204", "浈江区", "0.33", "2"],
                ["440222", "始兴县", "0.33", ""],
                ["440200", "合计", "1.00", "2"],
            ])
        // One owner in two counties counts once in the city; the areas do add up before they are rounded.
        #expect(table.notes == ["合计按整体计算，不是各行之和：单位数。"])
    }

    @Test("rows that leave a part in doubt are told, though the whole is sound")
    func doubts() throws {
        var supply = try supply()
        for county in supply.counties.keys {
            supply.counties[county]?.doubts = [.init(source: "supply", row: 7)]
        }
        let table = CrossTable(id: "supply", title: "供地", by: ["county"], statistics: ["area-supplied"])
            .table(PlanSamples.figures([supply]))
        #expect(table.notes == ["供地面积：存疑，supply第7行的内容不可用，未计入。"])
    }

    @Test("by year")
    func years() throws {
        let table = CrossTable(id: "years", title: "逐年", by: ["year"], statistics: ["area-supplied"])
            .table(PlanSamples.figures([try supply()]))
        #expect(table.texts == [["2021", "0.40"], ["2022", "0.60"], ["合计", "1.00"]] && table.notes == [])
    }

    @Test("by a grouping in its own order, and by several words")
    func parts() throws {
        var result = try supply()
        result.definition.by = ["zone", "mode"]
        result.parts = try [("城市化地区", "划拨"), ("城市化地区", "出让"), ("重点生态功能区", "划拨")].map { zone, mode in
            .init(key: [zone, mode], figure: try PlanSamples.figure("0.3334", "亩"))
        }
        let cross = CrossTable(
            id: "zones", title: "分区", by: ["zone", "mode"], statistics: ["area-supplied"], notes: ["说明"])
        let table = cross.table(PlanSamples.figures([result]))
        #expect(table.columns.map(\.title) == ["主体功能区", "mode", "供地面积（亩）"])
        #expect(
            table.texts == [
                ["重点生态功能区", "划拨", "0.33"], ["城市化地区", "出让", "0.33"], ["城市化地区", "划拨", "0.33"],
                ["合计", "", "1.00"],
            ])
        #expect(table.notes == ["说明"])
        #expect(cross.misfits(among: [result.definition]) == [])
        #expect(cross.misfits(among: [try supply().definition]) == ["area-supplied"])
    }
}
