import LandModel
import Statistics
import Testing

@testable import Tables

@Suite struct FigureTablesTests {
    private func tables() throws -> [StatisticTable] {
        var farmland = try PlanSamples.result(
            "pbf-area", "永久基本农田", "262.76", unit: "万亩", decimals: 2, base: "261.15②", target: "按省核定目标执行",
            attribute: .binding,
            years: [2023: "262.76", 2020: ""], counties: ["440204": "2", "440203": "1"])
        farmland.definition.titleEnglish = "Permanent basic farmland"
        farmland.definition.period = "2023年"
        farmland.definition.qualifier = "约"
        farmland.definition.by = ["zone", "mode"]
        farmland.parts = [
            .init(key: ["生态", "440203"], figure: try PlanSamples.figure("3", "万亩")),
            .init(key: ["生态", "出让"], figure: try PlanSamples.figure("4", "万亩")),
        ]
        var levelled = try PlanSamples.result("land", "耕地", "", unit: "亩")
        levelled.definition.calculation = .measure(source: "land", filter: nil, measure: "sum levelled")
        levelled.definition.by = ["county"]
        levelled.counties = ["440203": try PlanSamples.figure("5", "亩")]
        levelled.parts = [.init(key: ["440203"], figure: try PlanSamples.figure("5", "亩"))]
        var ratio = try PlanSamples.result("ratio", "比例", "0.5", unit: "%", decimals: 1, target: "1")
        ratio.definition.calculation = .formula("share * 2")
        ratio.whole.doubts = [.init(source: "a", row: 1)]
        var share = ratio
        share.definition.id = "share"
        share.definition.calculation = .formula("land / land")
        return FigureTables.tables(PlanSamples.figures([farmland, levelled, ratio, share]))
    }

    @Test("one row a statistic, in the order of the declarations")
    func wholes() throws {
        let table = try tables()[0]
        #expect(table.id == "figures")
        #expect(
            table.texts[0] == [
                "pbf-area", "永久基本农田", "Permanent basic farmland", "2023年", "约", "262.76", "万亩", "1", "0",
                "ok", "261.15", "按省核定目标执行",
                "binding", "no-target", "register", "", "sum area",
            ])
        #expect(try table.column("state") == ["ok", "no-rows", "doubtful", "doubtful"])
        #expect(try table.column("status") == ["no-target", "no-figure", "short", "short"])
        #expect(table.notes == ["由平差后面积得出：land、ratio、share。其余统计不由平差后面积得出。"])
    }

    @Test("one row a part: counties, then the declared division; county by county only once")
    func parts() throws {
        let table = try tables()[1]
        #expect(
            table.texts == [
                ["pbf-area", "永久基本农田", "county", "440203", "武江区", "1.00", "万亩", "ok"],
                ["pbf-area", "永久基本农田", "county", "440204", "浈江区", "2.00", "万亩", "ok"],
                ["pbf-area", "永久基本农田", "zone+mode", "生态+440203", "生态+武江区", "3.00", "万亩", "ok"],
                ["pbf-area", "永久基本农田", "zone+mode", "生态+出让", "生态+出让", "4.00", "万亩", "ok"],
                ["land", "耕地", "county", "440203", "武江区", "5", "亩", "ok"],
            ])
    }

    @Test("one row a year, ascending; a year without a figure is empty")
    func years() throws {
        #expect(
            try tables()[2].texts == [
                ["pbf-area", "永久基本农田", "2020", "", "万亩", "no-rows"],
                ["pbf-area", "永久基本农田", "2023", "262.76", "万亩", "ok"],
            ])
    }
}
