import GDALBridge
import LandModel
import TestSupport
import Testing

/// Recorded figures that do not agree with one another, through a whole run.
@Suite struct AreaInputTests {
    private static func number(_ row: LayerTable.Row, _ field: String) -> Int64 { row.hundredths(field) }

    @Test("KCMJ other than TBMJ × KCXS is told with both figures; TBDLMJ decides what counts")
    func deduction() throws {
        let run = try Trial { delivery in
            let found = delivery.patches.rows[0].hundredths("KCMJ")
            delivery.patches.rows[0]["KCMJ"] = .real(Double(found + 1) / 100)
        }.run()
        let account = try run.expect(0, findings: [.deductionMismatch, .netAreaMismatch])
        let sound = try SurveyDelivery().patches.rows[0]
        #expect(account.total("deducted").hundredths == sound.hundredths("KCMJ"))
        let facts = try #require(try run.result.findings(.deductionMismatch).first?["facts"])
        #expect(facts.contains("field=KCMJ"))
        #expect(account.reason("noted", "deduction-mismatch").features == 1)
    }

    @Test("TBDLMJ other than TBMJ − KCMJ is told; the account closes on TBMJ")
    func net() throws {
        let run = try Trial { delivery in
            let found = delivery.patches.rows[1].hundredths("TBDLMJ")
            delivery.patches.rows[1]["TBDLMJ"] = .real(Double(found - 1) / 100)
        }.run()
        // The cent counts as a ridge, which a forest cannot have.
        let account = try run.expect(0, findings: [.deductionClass, .netAreaMismatch])
        #expect(account.total("read").hundredths == (try SurveyDelivery().hundredths))
        #expect(try run.result.findings(.netAreaMismatch).first?["area_m2"] == "0.01")
    }

    @Test("TBMJ beyond the tolerance about the computed area is told with both figures")
    func computed() throws {
        let excess: Int64 = 5_000_00
        let run = try Trial { delivery in
            let area = SurveyDelivery.box(1).hundredths + excess
            SurveyDelivery.setAreas(&delivery.patches.rows[1], hundredths: area, ratio: 0)
            delivery.settleControl()
        }.run()
        try run.expect(0, findings: [.recordedDiffersFromComputed])
        let finding = try #require(try run.result.findings().first)
        #expect(finding["feature"] == "2")
        let facts = finding["facts"] ?? ""
        let box = SurveyDelivery.box(1).hundredths
        #expect(facts.contains("computed=\(box / 100)."), "\(facts)")
        #expect(facts.contains("difference=\(excess / 100)."), "\(facts)")
    }

    @Test("a wider tolerance lets it pass")
    func tolerance() throws {
        let run = try Trial { delivery in
            let area = SurveyDelivery.box(1).hundredths + 5_000_00
            SurveyDelivery.setAreas(&delivery.patches.rows[1], hundredths: area, ratio: 0)
            delivery.settleControl()
        }.run(["area.tolerance.absolute-m2=5001.00"])
        try run.expect(0)
    }

    @Test("a control area off by 0.01 m² fails the check of that district and of nothing else")
    func control() throws {
        let run = try Trial { delivery in
            let area = delivery.villages.rows[1].hundredths("DCMJ")
            delivery.villages.rows[1]["DCMJ"] = .real(Double(area + 1) / 100)
        }.run()
        try run.expect(1)
        let failed = try run.result.failedChecks()
        #expect(Set(failed.compactMap { $0["difference"] }).isSubset(of: ["-0.01", "0.01"]), "\(failed)")
        #expect(failed.contains { $0["subject"]?.contains("440203001002") == true }, "\(failed)")
        #expect(!failed.contains { $0["subject"]?.contains("440203001001") == true }, "\(failed)")
        #expect(run.errors.contains("440203001002"))
    }

    @Test("TBMJ that is missing or no area is rejected", arguments: [nil, 0.0, -5.0])
    func noArea(gross: Double?) throws {
        let run = try Trial { delivery in
            delivery.patches.rows[2]["TBMJ"] = gross.map { .real($0) }
        }.run()
        let rule: FindingRule = gross == nil ? .areaMissing : .areaNotPositive
        let found = try run.result.findings().compactMap { $0["rule"] }
        #expect(found.contains(rule.rawValue))
        #expect(run.status == 1)
        let account = try run.account()
        account.expectBalance()
        #expect(account.reason("rejected", rule.rawValue).features == 1)
    }

    @Test(
        "more findings than the budget allows fail the run, as many as it allows do not", arguments: [0, 1])
    func countBudget(allowed: Int) throws {
        let run = try Trial { $0.patches.rows[5]["DLBM"] = .text("0201k") }
            .run(["findings.budget.count=\(allowed)"])
        try run.expect(allowed == 0 ? 1 : 0, findings: [.classRespelled])
        let line = try #require(
            try run.result.rows("checks.csv").first { $0["rule"] == "findings-budget-count" })
        #expect(line["expected"] == "<= \(allowed)")
        #expect(line["found"] == "1")
        #expect(line["verdict"] == (allowed == 0 ? "fail" : "pass"))
    }

    @Test("the budget of area counts the area of the findings", arguments: [-1, 0] as [Int64])
    func areaBudget(margin: Int64) throws {
        let area = SurveyDelivery.box(5).hundredths + margin
        let run = try Trial { $0.patches.rows[5]["DLBM"] = .text("0201k") }
            .run(["findings.budget.area-m2=\(area / 100).\(area % 100 / 10)\(area % 10)"])
        try run.expect(margin < 0 ? 1 : 0, findings: [.classRespelled])
    }
}
