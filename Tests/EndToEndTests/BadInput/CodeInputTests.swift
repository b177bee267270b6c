import GDALBridge
import LandModel
import TestSupport
import Testing

/// Codes that are not what the standard says, through a whole run.
@Suite struct CodeInputTests {
    @Test(
        "the delivery of these tests runs without a finding, from any format",
        arguments: VectorDriver.allCases)
    func sound(driver: VectorDriver) throws {
        let run = try Trial(driver).run()
        let account = try run.expect(0)
        let delivery = try SurveyDelivery()
        #expect(account.total("read").hundredths == delivery.hundredths)
        #expect(account.total("deducted").features == 1)
        #expect(try run.result.failedChecks().isEmpty)
    }

    @Test("an unknown class stands unmapped in the ledger, with its area and the nearest codes")
    func unknownClass() throws {
        let run = try Trial { $0.patches.rows[1]["DLBM"] = .text("0391") }.run()
        let account = try run.expect(1, findings: [.classUnknown])
        let area = SurveyDelivery.box(1).hundredths
        #expect(account.reason("unmapped", "class-unknown") == Account.Line(features: 1, hundredths: area))
        let finding = try #require(try run.result.findings().first)
        #expect(finding["source"] == "440203/DLTB")
        #expect(finding["feature"] == "2")
        #expect(finding["identifier"] == "440203200100000002")
        #expect(finding["facts"]?.contains("found=0391") == true)
        #expect(try CSVRows.hundredths(finding["area_m2"]) == area)
        // Its village no longer adds up to the control area, by exactly its area.
        let differences = try run.result.failedChecks().filter { $0["unit"] == "m2" }
            .map { try CSVRows.hundredths($0["difference"]) }
        #expect(differences.contains(-area))
        #expect(run.errors.contains("checks.csv"))
    }

    @Test("a retired class counts under the one that took it over, and is told")
    func retiredWithSuccessor() throws {
        let run = try Trial {
            $0.patches.rows[4]["DLBM"] = .text("0501")
            $0.patches.rows[4]["DLMC"] = .text("零售商业用地")
        }.run()
        try run.expect(0, findings: [.classRetired])
        #expect(try run.result.findings()[0]["facts"]?.contains("successor=05H1") == true)
        let counted = try run.result.rows("tables/T02.csv").first { $0["district_code"] == "440203" }
        let hectares = try CSVRows.hundredths(counted?["05H1_商业服务业用地_商业服务业设施用地_hm2"])
        // Levelling moves a cell by 0.01 hm² at most here.
        #expect(abs(hectares * 10_000 - SurveyDelivery.box(4).hundredths) <= 10_000)
    }

    @Test("a retired class that was split stands unmapped")
    func retiredAndSplit() throws {
        let run = try Trial {
            $0.patches.rows[4]["DLBM"] = .text("0803")
            $0.patches.rows[4]["DLMC"] = .text("教育用地")
        }.run()
        let account = try run.expect(1, findings: [.classRetired])
        #expect(account.reason("unmapped", "class-retired").features == 1)
    }

    @Test(
        "codes in another spelling count as what they mean, and are told",
        arguments: [(5, "0201k"), (0, "０１０１"), (1, "301"), (2, " 1101")])
    func respelled(patch: Int, code: String) throws {
        let run = try Trial { $0.patches.rows[patch]["DLBM"] = .text(code) }.run()
        try run.expect(0, findings: [.classRespelled])
        let clean = try Trial().run()
        for table in ["tables/T01.csv", "tables/T02.csv", "checks.csv"] {
            #expect(try run.result.text(table) == clean.result.text(table))
        }
    }

    @Test("codes kept as numbers get their zeros back")
    func numbers() throws {
        let run = try Trial { delivery in
            let index = delivery.patches.fields.firstIndex { $0.name == "DLBM" }
            delivery.patches.fields[try #require(index)] = FieldDefinition("DLBM", .integer)
            let codes: [Int64] = [101, 301, 1101, 702, 601, 201]
            for (row, code) in codes.enumerated() {
                delivery.patches.rows[row]["DLBM"] = .integer(code)
            }
            delivery.patches.rows[5]["DLMC"] = .text("果园")
        }.run()
        // 1101 needs no zero.
        try run.expect(0, findings: Array(repeating: .classRespelled, count: 5))
    }

    /// Six patches in the classes of 2007, the second of which 三调 split.
    private func earlier(_ delivery: inout SurveyDelivery) {
        for (row, code) in ["011", "031", "111", "111", "111", "021"].enumerated() {
            delivery.patches.rows[row]["DLBM"] = .text(code)
            delivery.patches.rows[row]["DLMC"] = nil
            delivery.patches.rows[row]["CZCSXM"] = nil
        }
    }

    @Test("a class that the crosswalk leaves open stands unmapped without a rule")
    func ambiguousWithoutRule() throws {
        let run = try Trial(.geoPackage, earlier).run(["defaults.standard=gbt21010-2007"])
        let account = try run.expect(1, findings: [.classAmbiguous])
        #expect(
            account.reason("unmapped", "class-ambiguous")
                == Account.Line(features: 1, hundredths: SurveyDelivery.box(1).hundredths))
        let facts = try #require(try run.result.findings()[0]["facts"])
        #expect(facts.contains("0301") && facts.contains("0302"), "the candidates are named")
    }

    @Test("with a rule of the pipeline it counts as that says")
    func ambiguousWithRule() throws {
        let rule = """
            classes:
              rules:
                - {standard: gbt21010-2007, from: "031", to: "0302"}

            """
        let run = try Trial(.geoPackage, earlier).run(["defaults.standard=gbt21010-2007"], more: rule)
        let account = try run.expect(0)
        #expect(account.total("unmapped").features == 0)
        let county = try run.result.rows("tables/T02.csv").first { $0["district_code"] == "440203" }
        #expect(try CSVRows.hundredths(county?["0302_林地_竹林地_hm2"]) > 0)
        #expect(try CSVRows.hundredths(county?["0301_林地_乔木林地_hm2"]) == 0)
    }

    @Test("an unknown ownership is rejected with its area")
    func unknownOwnership() throws {
        let run = try Trial { $0.patches.rows[3]["QSXZ"] = .text("99") }.run()
        let account = try run.expect(1, findings: [.ownershipUnknown])
        #expect(
            account.reason("rejected", "ownership-unknown")
                == Account.Line(features: 1, hundredths: SurveyDelivery.box(3).hundredths))
    }

    @Test("a patch of another county is rejected with its area")
    func otherCounty() throws {
        let run = try Trial { $0.patches.rows[3]["ZLDWDM"] = .text("4402040010010000000") }.run()
        let account = try run.expect(1, findings: [.districtOfOtherCounty])
        #expect(account.reason("rejected", "district-of-other-county").features == 1)
        #expect(try run.result.findings()[0]["facts"]?.contains("county=440203") == true)
    }

    @Test("tabulate checks codes only against a standard that is asked for")
    func tabulate() throws {
        let trial = try Trial { $0.patches.rows[1]["DLBM"] = .text("0391") }
        let path = trial.file("440203.gpkg:DLTB")
        let plain = try trial.tabulate(path)
        #expect(plain.status == 0, "\(plain.errors)")
        #expect(plain.output.contains("440203,0391,1,"))
        let checked = try trial.tabulate(path, ["--standard", "sandiao"])
        #expect(checked.status == 1)
        #expect(checked.output == plain.output, "the code stands as delivered, nothing is lost")
        #expect(checked.errors.contains("0391") && checked.errors.contains("DLTB"))
    }
}
