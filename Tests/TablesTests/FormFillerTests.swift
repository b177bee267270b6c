import LandModel
import Testing

@testable import Tables

@Suite struct FormFillerTests {
    private let county = District(code: "440203", name: "武江区")
    private let names = [
        District(code: "440203", name: "武江区"), District(code: "440203001", name: "新华街道"),
        District(code: "440203001001", name: "甲村"), District(code: "440203001002", name: "乙村"),
        District(code: "440203002", name: "惠民街道"), District(code: "440203002001", name: "丙村"),
        District(code: "440204", name: "浈江区"), District(code: "440204001001", name: "丁村"),
    ]

    private func record(
        _ unit: String, _ ownership: String, _ cells: [String: Int64], terrace: String = "",
        slope: String = "",
        planting: String = "", settlement: String = "", refinement: String = "", island: String = "00",
        islandName: String = "", exclave: String = "0", owner: String? = nil
    ) -> LevelledRecord {
        LevelledRecord(
            key: BaseKey(
                locationUnit: unit, ownershipUnit: owner ?? unit, ownership: ownership, terrace: terrace,
                slope: slope, planting: planting, settlement: settlement, refinement: refinement,
                island: island,
                islandName: islandName, exclave: exclave),
            cells: cells.mapValues { Hectares(hundredths: $0) })
    }

    /// Two townships, three villages (one without any area), an exclave and two islands.
    private var records: [LevelledRecord] {
        [
            record(
                "440203001001", "30", ["0101": 1_000, "0103": 200], terrace: "TT", slope: "2", planting: "LS"),
            record("440203001001", "31", ["0103": 50], slope: "1", planting: "FLS", refinement: "HDGD"),
            record("440203001001", "20", ["0201": 7, "0201K": 30, "1203": 40]),
            record("440203001001", "10", ["0303": 5, "1105": 6, "0301": 9]),
            record("440203002001", "33", ["0702": 300, "0301": 20], settlement: "203"),
            record("440203002001", "20", ["0601": 80], settlement: "201A", refinement: "HDGY"),
            record(
                "440203002001", "30", ["0101": 11], slope: "3", exclave: "1", owner: "440204001001"),
            record("440203002001", "20", ["0305": 4, "1104A": 2], island: "01", islandName: "小岛"),
            record("440203002001", "20", ["0305": 3], island: "01", islandName: "大岛"),
        ]
    }

    private func table(_ id: String, deepest: DistrictLevel = .village) throws -> SummaryTable {
        let catalogue = try FormCatalogue()
        return try FormFiller(catalogue: catalogue).fill(
            catalogue.form(id), from: records, of: county, names: names, deepest: deepest)
    }

    /// Cell of a column in the row with these keys, in 0.01 hm².
    private func cell(_ table: SummaryTable, _ keys: [String], _ code: String) throws -> Int64 {
        let row = try #require(table.rows.first { $0.keys == keys })
        let column = try #require(table.areaColumns.firstIndex { $0.code == code })
        return row.areas[column].hundredths
    }

    @Test(
        "the county comes first, then each township with its villages; a village without area keeps its row")
    func rowOrder() throws {
        let rows = try table("T01").rows
        #expect(
            rows.map(\.keys) == [
                ["武江区", "440203"], ["新华街道", "440203001"], ["甲村", "440203001001"], ["乙村", "440203001002"],
                ["惠民街道", "440203002"], ["丙村", "440203002001"],
            ])
        #expect(rows.map(\.level) == [.county, .township, .village, .village, .township, .village])
        #expect(rows[3].areas.allSatisfy { $0 == .zero })
    }

    @Test("first-level classes by hand: wetland has no prefix, K and A codes are inside")
    func firstLevel() throws {
        let table = try table("T01")
        let county = ["武江区", "440203"]
        #expect(try cell(table, county, "TDZMJ") == 1_767)
        #expect(try cell(table, county, "00") == 11)
        #expect(try cell(table, county, "01") == 1_261)
        #expect(try cell(table, county, "02") == 37)
        #expect(try cell(table, county, "03") == 36)
        #expect(try cell(table, county, "11") == 2)
        #expect(try cell(table, county, "12") == 40)
        #expect(try cell(table, ["甲村", "440203001001"], "01") == 1_250)
        #expect(try cell(table, ["惠民街道", "440203002"], "07") == 300)
    }

    @Test("ownership, settlement, slope, planting, refinement and adjustable land by hand")
    func others() throws {
        let key = ["武江区", "440203"]
        #expect(try cell(table("T03"), key, "HJG") == 186)
        #expect(try cell(table("T03"), key, "HJJ") == 1_581)
        #expect(try cell(table("T03"), key, "02G") == 37)
        #expect(try cell(table("T04"), key, "20") == 400)
        #expect(try cell(table("T04"), key, "201_0601") == 80)
        #expect(try cell(table("T04"), key, "203_03") == 20)
        #expect(try cell(table("T05"), key, "D01") == 1_261)
        #expect(try cell(table("T05"), key, "P2TT") == 1_200)
        #expect(try cell(table("T05"), key, "P3PD") == 11)
        #expect(try cell(table("T06"), key, "0103LS") == 200)
        #expect(try cell(table("T06"), key, "01FLS") == 50)
        #expect(try cell(table("T09"), key, "HDGY") == 80)
        #expect(try cell(table("T10"), key, "KHJ") == 30)
        #expect(try cell(table("T11"), key, "20A") == 80)
        #expect(try cell(table("T12"), key, "HDGD0103") == 50)
    }

    @Test("exclaves have a row for each pair of districts, under totals of where they lie")
    func exclaves() throws {
        let table = try table("T18")
        #expect(
            table.rows.map(\.keys) == [
                ["武江区", "440203", "", ""], ["惠民街道", "440203002", "", ""],
                ["丙村", "440203002001", "丁村", "440204001001"],
            ])
        #expect(table.rows.map { $0.areas[0].hundredths } == [11, 11, 11])
        #expect(try self.table("T21").rows.map(\.keys) == [["武江区", "440203", "", ""]])
    }

    @Test("an owner that is none of the districts is named by those of elsewhere, and gets no row of its own")
    func owners() throws {
        let catalogue = try FormCatalogue()
        let filler = try FormFiller(catalogue: catalogue)
        let own = names.filter { $0.code.hasPrefix("440203") } + [District(code: "440203002009", name: "")]
        let more = [
            record("440203002001", "30", ["0101": 1], exclave: "1", owner: "440203001001"),
            record("440203002001", "30", ["0101": 1], exclave: "1", owner: "440203002009"),
            record("440203002001", "30", ["0101": 1], exclave: "1", owner: "440299001001"),
        ]
        let owners = ["440204001001": "丁村", "440203001001": "别名", "440203002009": "戊村"]
        func fill(_ id: String) throws -> [[String]] {
            try filler.fill(
                catalogue.form(id), from: FormSource(records + more), of: county, names: own, owners: owners,
                deepest: .village
            ).rows.map(\.keys)
        }
        #expect(
            try fill("T18").suffix(4).map { Array($0.suffix(2)) } == [
                ["甲村", "440203001001"], ["戊村", "440203002009"], ["丁村", "440204001001"],
                ["", "440299001001"],
            ])
        #expect(try fill("T01").map { $0[1] } == own.map(\.code).sorted())
    }

    @Test("islands have a row each, under totals")
    func islands() throws {
        let table = try table("T23")
        #expect(
            table.rows.map(\.keys) == [
                ["武江区", "440203", ""], ["惠民街道", "440203002", ""], ["丙村", "440203002001", "大岛"],
                ["丙村", "440203002001", "小岛"],
            ])
        #expect(table.rows.map { $0.areas[0].hundredths } == [9, 9, 3, 6])
        #expect(try cell(table, ["丙村", "440203002001", "小岛"], "1104") == 2)
    }

    @Test("a city's report lists counties, with townships where asked for")
    func city() throws {
        let catalogue = try FormCatalogue()
        let filler = try FormFiller(catalogue: catalogue)
        let city = District(code: "4402", name: "韶关市")
        let all = records + [record("440204001001", "30", ["0101": 1])]
        let form = try catalogue.form("T01")
        let counties = try filler.fill(form, from: all, of: city, names: names, deepest: .county)
        #expect(counties.rows.map(\.keys) == [["韶关市", "4402"], ["武江区", "440203"], ["浈江区", "440204"]])
        #expect(counties.rows.map { $0.areas[0].hundredths } == [1_768, 1_767, 1])
        #expect(counties.rows.map(\.level) == [.city, .county, .county])
        let townships = try filler.fill(form, from: all, of: city, names: names, deepest: .township)
        #expect(
            townships.rows.map { $0.keys[1] } == [
                "4402", "440203", "440203001", "440203002", "440204", "440204001",
            ])
        #expect(townships.rows[0].areas == counties.rows[0].areas)
        let pairs = try filler.fill(
            catalogue.form("T18"), from: all, of: city, names: names, deepest: .county)
        #expect(pairs.rows.map(\.keys) == [["韶关市", "4402", "", ""], ["武江区", "440203", "浈江区", "440204"]])
        #expect(pairs.rows.map { $0.areas[0].hundredths } == [11, 11])
    }

    private func piece(_ unit: String, _ use: String, _ cells: [String: Int64]) -> LevelledRecord {
        LevelledRecord(
            key: BaseKey(locationUnit: unit, ownershipUnit: "", ownership: "", approvedUse: use),
            cells: cells.mapValues { Hectares(hundredths: $0) })
    }

    @Test("approved land by its uses and by its classes; land without a known use stands in T14 alone")
    func approved() throws {
        let catalogue = try FormCatalogue()
        let filler = try FormFiller(catalogue: catalogue)
        func fill(_ id: String, _ records: [LevelledRecord]) throws -> SummaryTable {
            try filler.fill(
                catalogue.form(id), from: records, of: county, names: names, deepest: .village)
        }
        let pieces = [
            piece("440203001001", "0701", ["0101": 100, "1203": 10, "0301": 5]),
            piece("440203001001", "08H2A", ["0101": 7]), piece("440203001002", "1109", ["1104K": 3]),
            piece("440203002001", "1006", ["0103": 2]), piece("440203002001", "", ["0103": 1]),
        ]
        let (uses, classes) = (try fill("T13", pieces), try fill("T14", pieces))
        let key = ["武江区", "440203"]
        #expect(try cell(uses, key, "HJ") == 125)
        #expect(try cell(uses, key, "07") == 115)
        #expect(try cell(uses, key, "08H2") == 7)
        #expect(try cell(uses, ["乙村", "440203001002"], "11") == 3)
        #expect(try cell(uses, ["丙村", "440203002001"], "HJ") == 0)
        #expect(try cell(classes, key, "TDZMJ") == 128)
        #expect(try cell(classes, key, "0101") == 107)
        #expect(try cell(classes, key, "1203") == 10)
        #expect(try cell(classes, key, "1104") == 3)
        #expect(uses.rows.map(\.keys) == classes.rows.map(\.keys))
        let lost = TablesError.classInNoColumn(
            classCode: "1208", area: Hectares(hundredths: 4), unit: "440203001001")
        #expect(throws: lost) { try fill("T13", pieces + [piece("440203001001", "0701", ["1208": 4])]) }
    }

    @Test("farmland by class, what is not cultivated under its first level")
    func farmland() throws {
        let catalogue = try FormCatalogue()
        let filler = try FormFiller(catalogue: catalogue)
        func fill(_ cells: [String: Int64]) throws -> SummaryTable {
            try filler.fill(
                catalogue.form("T15"), from: [piece("440203001001", "", cells)], of: county, names: names,
                deepest: .village)
        }
        let table = try fill(["0101": 10, "0103": 20, "0201K": 3, "0303": 4, "1202": 5])
        let key = ["甲村", "440203001001"]
        #expect(try cell(table, key, "YJJBNTMJ") == 42)
        #expect(try cell(table, key, "01") == 30)
        #expect(try cell(table, key, "DQT") == 12)
        #expect(try cell(table, key, "00") == 4)
        #expect(try cell(table, key, "02") == 3)
        #expect(try cell(table, key, "12") == 5)
        let lost = TablesError.classInNoColumn(
            classCode: "0801", area: Hectares(hundredths: 1), unit: "440203001001")
        #expect(throws: lost) { try fill(["0801": 1]) }
    }

    @Test("a class or an ownership that no column takes stops the form, with its area")
    func coverage() throws {
        let catalogue = try FormCatalogue()
        let filler = try FormFiller(catalogue: catalogue)
        func fill(_ extra: LevelledRecord) throws -> SummaryTable {
            try filler.fill(
                catalogue.form("T07"), from: records + [extra], of: county, names: names, deepest: .village)
        }
        for code in ["1208", "01", "0801", "", "0305K"] {
            let area = Hectares(hundredths: 12)
            #expect(throws: TablesError.classInNoColumn(classCode: code, area: area, unit: "440203002001")) {
                try fill(record("440203002001", "30", [code: 12]))
            }
        }
        for code in ["", "50", "K0"] {
            let area = Hectares(hundredths: 12)
            #expect(
                throws: TablesError.ownershipInNoColumn(ownership: code, area: area, unit: "440203002001")
            ) {
                try fill(record("440203002001", code, ["0101": 12]))
            }
        }
        #expect(throws: TablesError.unitOutside(unit: "440204001001", district: "440203")) {
            try fill(record("440204001001", "30", ["0101": 12]))
        }
        #expect(throws: TablesError.unitTooShort(unit: "440203001", digits: 12)) {
            try fill(record("440203001", "30", ["0101": 12]))
        }
    }
}
