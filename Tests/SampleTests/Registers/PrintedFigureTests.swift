import Testing

@testable import Sample

/// Some printed figures, picked out of the committed files by filters written by hand; what lies outside a period or has
/// another state would spoil each of them.
@Suite struct PrintedFigureTests {
    private func rows(_ city: SampleCities, _ file: String, layer: String? = nil) throws -> [[String: String]]
    {
        let register = try #require(
            (city.targets.registers ?? []).first { $0.file == file && $0.layer == layer })
        return try #require(try RegisterFiles.rows(city.folder + "/registers", register))
    }

    private func sum(_ rows: [[String: String]], _ column: String, places: Int = 2) -> Int64 {
        rows.reduce(0) { $0 + RegisterFiles.units($1[column], places: places) }
    }

    private func isIn(_ row: [String: String], _ column: String, _ from: String, _ to: String) -> Bool {
        // A GeoPackage gives days with slashes.
        let year = row[column]?.prefix(4) ?? ""
        return year >= from && year <= to
    }

    @Test("land supplied by the city itself in 2016 to 2020: 2.8 万亩 for 85 亿元; without a filter more")
    func supply() throws {
        let all = try rows(.shaoguan, "land-supply.csv")
        let wanted = all.filter { $0["供应层级"] == "市本级" && isIn($0, "供应日期", "2016", "2020") }
        #expect(sum(wanted, "面积（亩）") == 2_800_000 && sum(wanted, "价款（万元）") == 85_000_000)
        #expect(sum(all, "面积（亩）") > 4_000_000)
    }

    @Test("3284 cases with their fines and areas; rates rise and areas fall year by year")
    func cases() throws {
        let all = try rows(.shaoguan, "illegal-cases.csv")
        let filed = all.filter { $0["立案"] == "是" && isIn($0, "立案日期", "2016", "2020") }
        #expect(filed.count == 3_284 && sum(filed, "罚款（万元）") == 389_000)
        #expect(sum(filed, "拆除建筑面积（平方米）") == 50_800_000)
        #expect(sum(filed, "没收建筑面积（平方米）") == 69_150_000)
        #expect(sum(filed.filter { $0["处置方式"] == "恢复原貌" }, "违法面积（亩）") == 1_014_795)
        #expect(sum(filed.filter { $0["处置方式"] == "完善手续" }, "违法面积（亩）") == 1_727_963)
        #expect(all.filter { $0["立案"] == "是" }.count > 3_284)
        var (before, areaBefore) = (0.0, Int64.max)
        for year in 2015...2022 {
            let found = all.filter { $0["发现年度"] == "\(year)" }
            let rate = Double(found.filter { $0["立案"] == "是" }.count) / Double(found.count)
            #expect(rate > before && sum(found, "违法面积（亩）") < areaBefore, "\(year)")
            (before, areaBefore) = (rate, sum(found, "违法面积（亩）"))
        }
    }

    @Test("hazard points: 518 at the start, 250 written off, 100 new, 368 left, which are those of the layer")
    func hazards() throws {
        let all = try rows(.shaoguan, "registers.gpkg", layer: "hazard_points")
        let old = all.filter { isIn($0, "发现日期", "1900", "2015") }
        let left = all.filter { $0["核销日期"] == nil }
        #expect(all.count == 618 && old.count == 518 && left.count == 368)
        #expect(all.filter { isIn($0, "核销日期", "2016", "2020") }.count == 250)
        let layer = try Zones.table("DZZHYHD")
        #expect(Set(left.map { $0["隐患点编号"] }) == Set(layer.rows.map { $0["YHDBH"] }))
        let people = Dictionary(uniqueKeysWithValues: layer.rows.map { ($0["YHDBH"], $0["WXRS"]) })
        #expect(left.allSatisfy { people[$0["隐患点编号"] ?? ""] == $0["威胁人数（人）"] })
    }

    @Test("restored mines: 39, 266 公顷, each polygon as large as its row says")
    func mines() throws {
        let all = try rows(.shaoguan, "registers.gpkg", layer: "mine_restoration")
        let layer = try Zones.table("KSFL")
        let areas = try Dictionary(uniqueKeysWithValues: layer.rows.map { ($0["XMBH"], try layer.area($0)) })
        #expect(all.count == areas.count)
        for row in all {
            let stated = RegisterFiles.units(row["面积（公顷）"], places: 6)
            #expect(abs(try #require(areas[row["项目编号"] ?? ""]) - stated) <= 50)
        }
        let done = all.filter { $0["状态"] == "完成" }
        #expect(done.count == 39)
        #expect(done.reduce(0) { $0 + RegisterFiles.units($1["面积（公顷）"], places: 4) } == 2_660_000)
    }

    @Test("every village of the sample has a plan of 2019 or before")
    func villages() throws {
        let plans = try rows(.shaoguan, "registers.gpkg", layer: "village_plans")
        #expect(Set(plans.map { $0["村代码"] }) == Set(Cities.standard.districts.villages.map(\.code)))
        #expect(plans.allSatisfy { isIn($0, "入库日期", "2000", "2019") })
    }

    @Test("Yangjiang's land since 2023: 10354 亩 granted; standard land, with projects, point supply")
    func granted() throws {
        let rows = try rows(.yangjiang, "land-supply.csv").filter { isIn($0, "供应日期", "2023", "9999") }
        #expect(sum(rows.filter { $0["供应方式"] == "出让" }, "面积（亩）") == 1_035_400)
        // 240.87 公顷 = 3613.05 亩, 174.53 公顷 = 2617.95 亩.
        for (flag, count, area) in [("标准地", 51, 361_305), ("带产业项目", 19, 261_795), ("点状供地", 15, 36_900)] {
            let flagged = rows.filter { $0[flag] == "是" }
            #expect(flagged.count == count && sum(flagged, "面积（亩）") == Int64(area), "\(flag)")
        }
    }

    @Test("sea use: three bases of 800 公顷, eighteen wind farms of 10080 公顷 and 1000 万千瓦")
    func sea() throws {
        let uses = try rows(.yangjiang, "registers.gpkg", layer: "sea_use")
        for (kind, count, area) in [("深水网箱", 3, 8_000_000), ("海上风电", 18, 100_800_000)] {
            let approved = uses.filter { $0["用海类型"] == kind && $0["批复状态"] == "已批复" }
            #expect(approved.count == count && sum(approved, "用海面积（公顷）", places: 4) == Int64(area), "\(kind)")
        }
        let farms = try rows(.yangjiang, "wind-projects.csv").filter { $0["批次"] == "第一批" }
        #expect(farms.count == 18 && sum(farms, "装机容量（万千瓦）") == 100_000)
        let sites = try rows(.yangjiang, "wind-sites.csv").filter { $0["状态"] == "规划" }
        #expect(sites.count == 5 && sum(sites, "规划装机容量（万千瓦）") == 200_000)
    }
}
