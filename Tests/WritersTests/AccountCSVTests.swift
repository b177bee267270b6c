import Foundation
import LandModel
import TestSupport
import Testing

@testable import Writers

@Suite struct AccountCSVTests {
    private func text(_ write: (String) throws -> String) throws -> String {
        let folder = try TemporaryFolder()
        let name = try write(folder.path)
        return try String(contentsOfFile: folder.path(name), encoding: .utf8)
    }

    @Test("findings stand in the order of source, feature and rule")
    func findings() throws {
        #expect(
            try text { try AccountCSV.findings(Samples.findings, into: $0) } == """
                source,feature,rule,identifier,area_m2,facts,longitude_degrees,latitude_degrees
                440203/DLTB,,deleted-records,,0.00,,,
                440205/DLTB,2,polygon-repaired,,-0.07,,113.500000000,24.123456789
                440205/DLTB,9,class-unknown,440205211000000009,12.34,found==9999; field=DLBM,,

                """)
    }

    @Test("the ledger is sorted by source, then in the account's own order")
    func ledger() throws {
        var ledger = Ledger()
        ledger.add(.init(source: "b", entry: .counted), features: 2, area: SquareMetres(hundredths: 250))
        ledger.add(.init(source: "b", entry: .read), features: 3, area: SquareMetres(hundredths: 300))
        ledger.add(
            .init(source: "b", entry: .rejected, reason: "class-unknown"), area: SquareMetres(hundredths: 50))
        ledger.add(.init(source: "a", entry: .read), features: 0, area: .zero)
        #expect(
            try text { try AccountCSV.ledger(ledger, into: $0) } == """
                source,entry,reason,features,area_m2
                a,read,,0,0.00
                b,read,,3,3.00
                b,counted,,2,2.50
                b,rejected,class-unknown,1,0.50

                """)
    }

    @Test("checks are sorted by rule and subject; a negative difference stays a number")
    func checks() throws {
        let checks = [
            CheckResult(
                rule: "village-sum-m2", subject: "440205100", expected: SquareMetres(hundredths: 100),
                found: SquareMetres(hundredths: 99)),
            CheckResult(
                rule: "city-sum-hm2", subject: "4402", expected: Hectares(hundredths: 5),
                found: Hectares(hundredths: 5)),
        ]
        #expect(
            try text { try AccountCSV.checks(checks, into: $0) } == """
                rule,subject,expected,found,difference,unit,verdict,detail
                city-sum-hm2,4402,0.05,0.05,0.00,hm2,pass,
                village-sum-m2,440205100,1.00,0.99,-0.01,m2,fail,

                """)
    }

    @Test("levelling tells district, record and class of every figure moved")
    func levelling() throws {
        let key = BaseKey(
            locationUnit: "440205100201", ownershipUnit: "440205100201", ownership: "30", terrace: "TT",
            slope: "2")
        let steps = [
            LevellingStep(
                county: "440205", island: "00", reason: .classShare, district: "440205100201", key: key,
                classCode: "0101", from: Hectares(hundredths: 12), to: Hectares(hundredths: 11)),
            LevellingStep(
                county: "440205", island: "00", reason: .countyControl, district: "440205",
                from: Hectares(hundredths: 100), to: Hectares(hundredths: 99)),
        ]
        let approved = LevellingStep(
            county: "440205", island: "00", reason: .recordShare, district: "440205100201",
            key: BaseKey(
                locationUnit: "440205100201", ownershipUnit: "", ownership: "", approvedUse: "0701"),
            from: Hectares(hundredths: 1), to: Hectares(hundredths: 2))
        let groups = [("base", steps), ("approved", [approved])]
        #expect(
            try text { try AccountCSV.levelling(groups, into: $0) } == """
                records,county_code,island,reason,district_code,owner_code,ownership,terrace,slope,planting,\
                settlement,refinement,island_name,exclave,approved_use,class,from_hm2,to_hm2,difference_hm2
                base,440205,00,county-control,440205,,,,,,,,,,,,1.00,0.99,-0.01
                base,440205,00,class-share,440205100201,440205100201,30,TT,2,,,,,0,,0101,0.12,0.11,-0.01
                approved,440205,00,record-share,440205100201,,,,,,,,,0,0701,,0.01,0.02,0.01

                """)
    }
}
