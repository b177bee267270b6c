import GDALBridge
import LandModel
import TestSupport
import Testing

/// T13, T14 and T15 from a small delivery with two layers beside it, every cell by hand.
@Suite struct RecordFormTests {
    /// What is the same in every test: recorded areas in round figures, which the shapes need not bear out.
    private static let pipeline = """
        zones:
          - {name: pzwjstd, title: 批准未建设土地, path: zones.gpkg, layers: [PZWJSTD], field: PZYT}
          - {name: yjjbn, title: 永久基本农田, path: zones.gpkg, layers: [YJJBNTTB]}
        statistics: {approved: pzwjstd, farmland: yjjbn}
        area: {tolerance: {relative: 1}}

        """

    /// Half of a patch's cell, the western or the eastern one.
    private static func half(_ patch: Int, east: Bool = false) -> LayerTable.Shape {
        var box = SurveyDelivery.box(patch)
        if east { box.west += 5 } else { box.east -= 5 }
        return .polygons([[box.ring]])
    }

    private static func approved(_ uses: [(use: String?, shape: LayerTable.Shape)]) throws -> LayerTable {
        try LayerTable(
            name: "PZWJSTD", fields: [FieldDefinition("PZYT", .text, width: 5)], epsg: 4490,
            rows: uses.map { use, shape in
                LayerTable.Row(use.map { ["PZYT": .text($0)] } ?? [:], shape)
            })
    }

    private static let uses: [(use: String?, shape: LayerTable.Shape)] = [
        ("0601", half(0)), ("0701", half(4, east: true)), ("1003", half(5)),
    ]

    /// Records have no shapes: none is asked for. Whoever answers for a field stands in the layer and nowhere else.
    private static func farmland(
        _ records: [(landClass: String, unit: String, area: Double?)]
    ) throws -> LayerTable {
        let texts = [("BSM", 18), ("DLBM", 5), ("ZLDWDM", 19), ("ZRRMC", 20), ("LXDH", 20)]
        let areas = ["YJJBNTTBMJ", "YJJBNTMJ"].map {
            FieldDefinition($0, .real, width: 15, decimals: 2)
        }
        return try LayerTable(
            name: "YJJBNTTB", fields: texts.map { FieldDefinition($0.0, .text, width: $0.1) } + areas,
            epsg: nil,
            rows: records.enumerated().map { number, record in
                var row = LayerTable.Row(
                    [
                        "BSM": .text("F\(number + 1)"), "DLBM": .text(record.landClass),
                        "ZLDWDM": .text(record.unit), "YJJBNTTBMJ": .real(1), "ZRRMC": .text("某某"),
                        "LXDH": .text("13800000000"),
                    ], .none)
                row["YJJBNTMJ"] = record.area.map { .real($0) }
                return row
            })
    }

    private static let records: [(landClass: String, unit: String, area: Double?)] = [
        ("0101", "4402030010010000000", 50_000.25), ("0101", "440203001001", 39.75),
        ("0103", "4402030010020000000", 30_040), ("0202", "4402030010020000000", 10_040),
    ]

    /// Patch 0: 20 hm² with a tenth deducted. Halves of patches 4 and 5: 5.007 and 5.006 hm².
    private func run(
        approved: [(use: String?, shape: LayerTable.Shape)] = uses,
        farmland: [(landClass: String, unit: String, area: Double?)] = records, forms: String = "all",
        pipeline: String = pipeline, arguments: [String] = []
    ) throws -> Trial.Run {
        let trial = try Trial { delivery in
            SurveyDelivery.setAreas(&delivery.patches.rows[0], hundredths: 20_000_000, ratio: 1000)
            SurveyDelivery.setAreas(&delivery.patches.rows[4], hundredths: 10_014_000, ratio: 0)
            SurveyDelivery.setAreas(&delivery.patches.rows[5], hundredths: 10_012_000, ratio: 0)
            delivery.settleControl()
        }
        let dataset = try Dataset.create(trial.folder.path("zones.gpkg"), driver: .geoPackage)
        try Self.approved(approved).add(to: dataset)
        try Self.farmland(farmland).add(to: dataset)
        try dataset.close()
        return try trial.run(["tables.forms=\(forms)"], more: pipeline, arguments: arguments)
    }

    /// Cells of a form that are not zero, by the code that their column's name begins with.
    private func cells(_ run: Trial.Run, _ form: String, _ district: String) throws -> [String: String] {
        let row = try #require(
            run.result.rows("tables/\(form).csv").first { $0["district_code"] == district })
        return row.reduce(into: [:]) { cells, cell in
            guard cell.key.hasSuffix("_hm2"), cell.value != "0.00" else { return }
            cells[String(cell.key.prefix { $0 != "_" })] = cell.value
        }
    }

    @Test("approved land by use and by class: levelled to the sum of its pieces, ridges under 1203")
    func approvedLand() throws {
        let run = try run()
        try run.expect(0, features: 10)
        // 100000 + 50070 + 50060 m² are 20.01 hm²; rounded one by one the pieces are 10.00 + 5.01 + 5.01. The northern
        // village has more, and in it the dwellings: they give 0.01.
        #expect(
            try cells(run, "T13", "440203") == [
                "HJ": "20.01", "06": "10.00", "0601": "10.00", "07": "5.00", "0701": "5.00", "10": "5.01",
                "1003": "5.01",
            ])
        #expect(
            try cells(run, "T13", "440203001001") == ["HJ": "10.00", "06": "10.00", "0601": "10.00"])
        #expect(
            try cells(run, "T13", "440203001002") == [
                "HJ": "10.01", "07": "5.00", "0701": "5.00", "10": "5.01", "1003": "5.01",
            ])
        #expect(
            try cells(run, "T14", "440203") == [
                "TDZMJ": "20.01", "01": "9.00", "0101": "9.00", "12": "1.00", "1203": "1.00", "06": "5.00",
                "0601": "5.00", "02": "5.01", "0201": "5.01",
            ])
        #expect(
            try cells(run, "T14", "440203001002") == [
                "TDZMJ": "10.01", "06": "5.00", "0601": "5.00", "02": "5.01", "0201": "5.01",
            ])
        #expect(try cells(run, "T13", "440200") == cells(run, "T13", "440203"))
        let steps = try run.result.rows("levelling.csv").filter { $0["records"] == "approved" }
        #expect(
            steps.map { [$0["reason"], $0["approved_use"], $0["class"], $0["difference_hm2"]] } == [
                ["county-control", "", "", "-0.01"], ["village-share", "", "", "-0.01"],
                ["record-share", "0701", "", "-0.01"], ["class-share", "0701", "0601", "-0.01"],
            ])
        #expect(
            try run.result.rows("approved.csv").map { [$0["approved_use"], $0["class"], $0["levelled_hm2"]] }
                == [
                    ["0601", "0101", "9.00"], ["0601", "1203", "1.00"], ["0701", "0601", "5.00"],
                    ["1003", "0201K", "5.01"],
                ])
    }

    @Test("farmland by its records: YJJBNTMJ by class and village, and no field that is not asked for")
    func farmland() throws {
        let run = try run()
        // 50040 and 40080 m² are 5.00 and 4.01 hm²; 3.004 and 1.004 are rounded down, 0202 takes what is missing.
        #expect(
            try cells(run, "T15", "440203") == [
                "YJJBNTMJ": "9.01", "01": "8.00", "0101": "5.00", "0103": "3.00", "DQT": "1.01", "02": "1.01",
            ])
        #expect(
            try cells(run, "T15", "440203001001") == ["YJJBNTMJ": "5.00", "01": "5.00", "0101": "5.00"])
        #expect(
            try cells(run, "T15", "440203001002") == [
                "YJJBNTMJ": "4.01", "01": "3.00", "0103": "3.00", "DQT": "1.01", "02": "1.01",
            ])
        let account = try run.account()
        #expect(
            account.total("counted", source: "yjjbn/YJJBNTTB") == .init(features: 4, hundredths: 9_012_000))
        let checks = try run.result.rows("checks.csv")
        func check(_ rule: String, _ subject: String) -> [String?] {
            let line = checks.first { $0["rule"] == rule && $0["subject"] == subject }
            return [line?["expected"], line?["found"], line?["verdict"]]
        }
        #expect(check("counted-totals-hm2", "440203 T15") == ["9.01", "9.01", "pass"])
        #expect(check("counted-totals-hm2", "440203 T14") == ["20.01", "20.01", "pass"])
        #expect(check("ledger-farmland-m2", "T15") == ["90120.00", "90120.00", "pass"])
        #expect(check("approved-totals-hm2", "440203").last == "pass")
        #expect(check("city-counties-hm2", "4402 T15").last == "pass")
        #expect(check("district-sums-hm2", "440203 T13").last == "pass")
        for (name, data) in try run.result.files() {
            let text = String(decoding: data, as: UTF8.self)
            #expect(!text.contains("某某") && !text.contains("13800000000"), "\(name)")
        }
    }

    @Test("records that cannot be counted are told and stand in the ledger")
    func badRecords() throws {
        let village = "4402030010010000000"
        let run = try run(
            farmland: Self.records + [
                ("0101", village, nil), ("0101", village, -5), ("9999", village, 7),
                ("0101", "44020300", 11), ("0101", "440299001001", 13), ("", village, 17),
                ("０１０３", "440203001009", 0),
            ])
        let source = "yjjbn/YJJBNTTB"
        let told = try run.result.findings().filter { $0["source"] == source }
        #expect(
            told.map { [$0["identifier"], $0["rule"], $0["area_m2"]] } == [
                ["F5", "area-missing", "0.00"], ["F6", "area-not-positive", "0.00"],
                ["F7", "class-unknown", "7.00"], ["F8", "district-malformed", "11.00"],
                ["F9", "district-of-other-county", "13.00"], ["F10", "class-missing", "17.00"],
                ["F11", "class-respelled", "0.00"], ["F11", "district-unknown", "0.00"],
            ])
        let account = try run.account()
        account.expectBalance()
        #expect(account.total("read", source: source) == .init(features: 11, hundredths: 9_016_800))
        #expect(account.total("rejected", source: source) == .init(features: 4, hundredths: 2_400))
        #expect(account.total("unmapped", source: source) == .init(features: 2, hundredths: 2_400))
        #expect(account.total("counted", source: source) == .init(features: 5, hundredths: 9_012_000))
        #expect(try cells(run, "T15", "440203")["YJJBNTMJ"] == "9.01")
    }

    @Test("land approved for no known use is told, stands in T14, and T13 fails to meet it")
    func unknownUse() throws {
        let run = try run(approved: [
            ("601", Self.half(0)), ("1006", Self.half(4, east: true)), (nil, Self.half(5)),
        ])
        #expect(run.status == 1, "\(run.errors)")
        let told = try run.result.findings().filter { $0["source"] == "pzwjstd/PZWJSTD" }
        #expect(
            told.map { $0["rule"] } == ["class-respelled", "approved-use-unknown", "approved-use-unknown"])
        #expect(told[1]["facts"]?.hasPrefix("field=PZYT; found=1006; class=1006 农村道路; known=0508; ") == true)
        #expect(told[2]["facts"] == "field=PZYT; found=NULL")
        #expect(try cells(run, "T13", "440203") == ["HJ": "10.00", "06": "10.00", "0601": "10.00"])
        #expect(try cells(run, "T14", "440203")["TDZMJ"] == "20.01")
        let failed = try run.result.failedChecks()
        #expect(Set(failed.map { $0["rule"] }) == ["approved-totals-hm2"])
        #expect(failed.contains { $0["subject"] == "440203" && $0["difference"] == "-10.01" }, "\(failed)")
    }

    @Test("ground approved for two uses is told and fails; for one use by two zones it counts once")
    func approvedTwice() throws {
        let half = try #require(Self.uses.first).shape
        let once = try run(approved: Self.uses + [("0601", half)])
        #expect(once.status == 0, "\(once.errors)")
        #expect(try cells(once, "T13", "440203")["HJ"] == "20.01")
        #expect(try once.result.findings(.zoneOverlap).count == 1)

        let twice = try run(approved: Self.uses + [("0702", half)])
        #expect(twice.status == 1, "\(twice.errors)")
        #expect(try cells(twice, "T13", "440203")["HJ"] == "30.01")
        let told = try twice.result.findings(.approvedTwice)
        #expect(told.map { $0["source"] } == ["pzwjstd/PZWJSTD"])
        let failed = try twice.result.failedChecks()
        #expect(failed.map { $0["rule"] } == ["approved-once-m2"])
        #expect(failed.map { $0["found"] } == told.map { $0["area_m2"] })
    }

    @Test("all forms are those there are records for; one asked for without them stops with the key it needs")
    func withoutSources() throws {
        let plain = "area: {tolerance: {relative: 1}}\n"
        let all = try run(pipeline: plain)
        try all.expect(0)
        #expect(throws: (any Error).self) { try all.result.text("tables/T13.csv") }
        #expect(try !all.result.text("tables/T12.csv").isEmpty)
        try run(forms: "T15,T01", pipeline: plain).expectRefused(78, ["tables.forms", "statistics.farmland"])
        let chinese = try run(forms: "T13", pipeline: plain, arguments: ["--lang", "zh"])
        chinese.expectRefused(78, ["须与 statistics.approved 同时使用：zones 中的一个名称。"])
        let fieldless = Self.pipeline.replacing(", field: PZYT", with: "")
        try run(pipeline: fieldless).expectRefused(78, ["statistics.approved", "zones[1].field"])
    }

    @Test("a farmland layer without the fields that count is refused, with the names it might have")
    func missingField() throws {
        let swapped = Self.pipeline.replacing("layers: [YJJBNTTB]", with: "layers: [PZWJSTD]")
        try run(pipeline: swapped).expectRefused(65, ["YJJBNTMJ", "DLBM", "ZLDWDM"])
    }
}
