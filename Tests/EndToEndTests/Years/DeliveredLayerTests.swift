import LandModel
import TestSupport
import Testing

/// A delivered change layer (DLTBGXGC) in a run of two years: read, accounted for, and held against both surveys.
@Suite struct DeliveredLayerTests {
    private static let subject = "440203 DLTBGXGC"

    /// Two years of which the second is developed, with what the county says of it.
    private func trial(_ spoil: (inout ChangeLayerTable) -> Void = { _ in }) throws -> YearsTrial {
        let trial = try YearsTrial { $0.develop() }
        var layer = try ChangeLayerTable()
        spoil(&layer)
        try layer.write(trial)
        return trial
    }

    private func check(_ run: YearsTrial.Run, _ rule: String, _ subject: String) throws -> [String: String] {
        try #require(
            try run.result.rows("2019-2020/checks.csv").first {
                $0["rule"] == rule && $0["subject"] == subject
            }, "\(run.outcome.errors)")
    }

    @Test("records that lead from one year to the other pass, and are in the ledger")
    func agrees() throws {
        let run = try trial().run()
        #expect(run.outcome.status == 0, "\(run.outcome.errors)")
        #expect(try check(run, "change-records-m2", Self.subject)["verdict"] == "pass")
        #expect(try check(run, "ledger-area-m2", "440203/DLTBGXGC")["verdict"] == "pass")
        let account = try Account(ResultFolder(path: run.result.path + "/2019-2020"))
        account.expectBalance()
        #expect(account.sources == ["440203/DLTBGXGC"])
        let gross = try SurveyDelivery().patches.rows[0..<2].reduce(0) { $0 + $1.hundredths("TBMJ") }
        #expect(account.total("counted") == Account.Line(features: 2, hundredths: gross))
        #expect(try run.result.rows("2019-2020/findings.csv").isEmpty)
        #expect(run.outcome.errors.contains("2 records read, 2 counted; checked against both years"))
        #expect(try run.result.text("2019-2020/run.json").contains("\"440203\" : \"surveys\""))
    }

    @Test("an area that is wrong by 1 m² fails the check, with the cells named")
    func wrongArea() throws {
        let run = try trial { layer in
            let gross = layer.table.rows[1].hundredths("TBBGMJ") - 100
            for field in ["TBBGMJ", "BGQTBDLMJ", "BGHTBDLMJ"] {
                layer.table.rows[1][field] = .real(Double(gross) / 100)
            }
        }.run()
        #expect(run.outcome.status == 1, "\(run.outcome.errors)")
        let check = try check(run, "change-records-m2", Self.subject)
        #expect(check["verdict"] == "fail" && check["unit"] == "m2")
        #expect(["1.00", "-1.00"].contains(check["difference"]))
        let detail = try #require(check["detail"])
        for text in ["2 fail", "class 0301 row 440203001001", "class 0702 row 440203001001"] {
            #expect(detail.contains(text), "\(detail)")
        }
        #expect(run.outcome.errors.contains("change-records-m2, 440203 DLTBGXGC"))
        #expect(run.outcome.errors.contains("class 0702 row 440203001001"))
        // What the surveys say is right all the same, and so is everything made of it.
        let failed = try run.result.rows("2019-2020/checks.csv").filter { $0["verdict"] == "fail" }
        #expect(failed.count == 1)
    }

    @Test("a record that cannot be counted is a finding and in the ledger, with its area")
    func rejected() throws {
        let run = try trial { $0.table.rows[0]["BGXW"] = .text("7") }.run()
        #expect(run.outcome.status == 1, "\(run.outcome.errors)")
        let gross = try SurveyDelivery().patches.rows[0].hundredths("TBMJ")
        let finding = try #require(try run.result.rows("2019-2020/findings.csv").first)
        #expect(finding["rule"] == FindingRule.changeBehaviourUnknown.rawValue)
        #expect(finding["source"] == "440203/DLTBGXGC" && finding["identifier"] == "GC1")
        let account = try Account(ResultFolder(path: run.result.path + "/2019-2020"))
        account.expectBalance()
        let lost = account.reason("rejected", FindingRule.changeBehaviourUnknown.rawValue)
        #expect(lost == Account.Line(features: 1, hundredths: gross))
        #expect(run.outcome.errors.contains("440203/DLTBGXGC: rejected"))
        #expect(try check(run, "change-records-m2", Self.subject)["verdict"] == "fail")
    }

    @Test("a layer without a field that records need is told before the run, by run and by check")
    func missingField() throws {
        let trial = try YearsTrial { $0.develop() }
        try ChangeLayerTable(without: ["BGHQSXZ"]).write(trial)
        for verb in ["run", "check"] {
            let run = try trial.run(verb: verb)
            #expect(run.outcome.status == 65, "\(run.outcome.errors)")
            for text in ["440203/DLTBGXGC", "changes.gpkg", "BGHQSXZ"] {
                #expect(run.outcome.errors.contains(text), "\(run.outcome.errors)")
            }
            #expect(!run.hasResult)
        }
    }

    @Test("forms made from the layer are those made from the surveys; the list has what the county wrote")
    func source() throws {
        let trial = try trial()
        let surveys = try trial.run()
        let forms = try surveys.result.files().filter { $0.key.hasPrefix("2019-2020/tables/B") }
        let list = try surveys.result.rows("2019-2020/tables/B01.csv")
        let layer = try trial.run(["--set", "changes.source=layer"])
        #expect(layer.outcome.status == 0, "\(layer.outcome.errors)")
        #expect(layer.outcome.errors.contains("their change forms are made from it"))
        for (name, bytes) in forms where !name.hasSuffix("B01.csv") {
            #expect(try layer.result.files()[name] == bytes, "\(name)")
        }
        #expect(forms.count > 10)
        let delivered = try layer.result.rows("2019-2020/tables/B01.csv")
        func areas(_ rows: [[String: String]]) -> [String?] {
            rows.map { $0["BGMJ_变更面积_m2"] }.sorted { ($0 ?? "") < ($1 ?? "") }
        }
        #expect(areas(delivered) == areas(list) && list.count == 3)
        let record = try layer.result.text("2019-2020/run.json")
        #expect(record.contains("\"440203\" : \"layer\"") && record.contains("\"440204\" : \"surveys\""))
    }

    @Test("forms asked for from layers that nobody delivered, or that tell of another year")
    func nothingDelivered() throws {
        let plain = try YearsTrial { $0.develop() }
        let gap = try YearsTrial(years: [2018, 2020]) { $0.develop() }
        try ChangeLayerTable().write(gap)
        for (trial, years) in [(plain, [2019, 2020]), (gap, [2018, 2020])] {
            let run = try trial.run(years: years, ["--set", "changes.source=layer"])
            #expect(run.outcome.status == 66, "\(run.outcome.errors)")
            #expect(run.outcome.errors.contains("changes.source layer") && !run.hasResult)
        }
        // The surveys are compared all the same; the layer leads from 2019 and is no witness of 2018.
        let run = try gap.run(years: [2018, 2020])
        #expect(run.outcome.status == 0, "\(run.outcome.errors)")
        #expect(try run.result.rows("2018-2020/ledger.csv").isEmpty)
    }

    @Test("another name of the layer is asked for by its name")
    func named() throws {
        let trial = try YearsTrial { $0.develop() }
        var layer = try ChangeLayerTable()
        layer.table.name = "GXGC"
        try layer.write(trial)
        let without = try trial.run()
        #expect(without.outcome.status == 0)
        #expect(try without.result.rows("2019-2020/ledger.csv").isEmpty)
        let run = try trial.run(more: "changes: {layer: GXGC}\n")
        #expect(run.outcome.status == 0, "\(run.outcome.errors)")
        #expect(try check(run, "change-records-m2", "440203 GXGC")["verdict"] == "pass")
    }
}
