import LandModel
import Tables
import Testing

@testable import Check

/// Figures that agree in every way, and one fault at a time for every rule.
@Suite struct CheckRuleTests {
    @Test("figures that agree pass every rule, and every rule has something to say about them")
    func sound() throws {
        let results = CheckCatalogue.run(try SoundFigures.input())
        for result in results where result.verdict == .fail {
            Issue.record("\(result)")
        }
        #expect(Set(results.map(\.rule)) == Set(CheckCatalogue.rules.map { $0.name }))
        let classSums = try #require(
            results.first { $0.rule == "class-sums-hm2" && $0.subject == "440203 T01" })
        // One total in each of six rows: county, two townships, three villages.
        #expect(classSums.detail == "6 cells")
        #expect(classSums.expected == "68.00" && classSums.found == "68.00" && classSums.difference == "0.00")
        let village = try #require(results.first { $0.subject == "440203002001/01" })
        #expect(village.rule == "village-patches-m2")
        #expect(village.expected == "20000.00" && village.unit == "m2")
    }

    @Test("the catalogue is sorted and its names are unlike")
    func catalogue() {
        let names = CheckCatalogue.rules.map { $0.name }
        #expect(names == names.sorted())
        #expect(Set(names).count == names.count)
        #expect(CheckCatalogue.rules.allSatisfy { !$0.summary.isEmpty })
        #expect(Set(names) == Set(Self.faults.map(\.rule)))
    }

    /// A fault, the rule that must tell it, and the subject of its line.
    struct Fault: CustomTestStringConvertible, Sendable {
        var rule: String
        var subject: String
        var make: @Sendable (inout CheckInput) -> Void
        var testDescription: String { rule }
    }

    @Test("each rule tells the fault it is there for", arguments: faults)
    func fault(_ fault: Fault) throws {
        var input = try SoundFigures.input()
        fault.make(&input)
        let failing = CheckCatalogue.run(input).filter { $0.verdict == .fail }
        #expect(failing.contains { $0.rule == fault.rule && $0.subject == fault.subject }, "\(failing)")
    }

    static let faults: [Fault] = [
        Fault(rule: "approved-totals-hm2", subject: "440204") {
            $0.counties[1].tables.change("T13", row: 3, "HJ", by: -1)
        },
        Fault(rule: "change-balance-hm2", subject: "440203 B16") {
            $0.counties[0].tables.change("B16", row: 5, "P2PD", by: 1)
        },
        Fault(rule: "change-flows-hm2", subject: "440204") {
            $0.counties[1].tables.change("B02", row: 17, "0702", by: 1)
        },
        Fault(rule: "change-major-classes-hm2", subject: "4402") {
            $0.cityTables.change("B04", row: 2, "JSYD0602", by: -1)
        },
        Fault(rule: "change-records-m2", subject: "440204") {
            $0.counties[1].change?.closing[3].cells["0602"]?.hundredths += 1
        },
        Fault(rule: "change-records-m2", subject: "440204 DLTBGXGC") {
            $0.counties[1].delivered?.change.records[0].area.hundredths += 1
        },
        Fault(rule: "change-stocks-hm2", subject: "440203 B05") {
            $0.counties[0].openingTables.change("T04", row: 0, "203_0702", by: 1)
        },
        Fault(rule: "city-counties-hm2", subject: "4402 T05") {
            $0.cityTables.change("T05", row: 0, "P1", by: 1)
        },
        Fault(rule: "city-counties-hm2", subject: "4402 B13") {
            $0.cityTables.change("B13", row: 5, "0203", by: 1)
        },
        Fault(rule: "class-sums-hm2", subject: "440203 B02") {
            $0.counties[0].tables.change("B02", row: 2, "06", by: 1)
        },
        Fault(rule: "class-sums-hm2", subject: "440204 T04") {
            $0.counties[1].tables.change("T04", row: 3, "203_0702", by: -1)
        },
        Fault(rule: "counted-totals-hm2", subject: "440203 T15") {
            $0.counties[0].others[1].counted.hundredths += 10_000
        },
        Fault(rule: "county-levelled-hm2", subject: "440203/01") {
            $0.counties[0].levelled[5].cells["0305"] = Hectares(hundredths: 199)
        },
        Fault(rule: "county-patches-m2", subject: "440203/00") {
            $0.counties[0].patches[.init(district: "440203001001", island: "00")]?.hundredths += 1
        },
        Fault(rule: "county-townships-m2", subject: "440204/00") {
            $0.control.areas[.init(district: "440204", island: "00")]?.hundredths -= 1
        },
        Fault(rule: "district-sums-hm2", subject: "440203 T02") {
            $0.counties[0].tables.change("T02", row: 1, "0101", by: 1)
        },
        Fault(rule: "exclave-totals-hm2", subject: "440203") {
            $0.counties[0].tables.change("T18", row: 2, "06", by: 1)
        },
        Fault(rule: "first-level-hm2", subject: "440203") {
            $0.counties[0].tables.change("T01", row: 2, "00", by: 1)
        },
        Fault(rule: "island-totals-hm2", subject: "440204") {
            $0.counties[1].tables.change("T23", row: 0, "03", by: 5)
        },
        Fault(rule: "ledger-area-m2", subject: "440203/DLTB") {
            $0.ledger.add(.init(source: "440203/DLTB", entry: .read), features: 0, area: .init(hundredths: 1))
        },
        Fault(rule: "ledger-base-m2", subject: "440203") {
            $0.ledger.add(
                .init(source: "440203/DLTB", entry: .deducted), features: 0, area: .init(hundredths: 1))
        },
        Fault(rule: "ledger-farmland-m2", subject: "T15") {
            $0.ledger.add(
                .init(source: "farmland/YJJBNTTB", entry: .counted), features: 0, area: .init(hundredths: 1))
        },
        Fault(rule: "ledger-features", subject: "440204/DLTB") {
            $0.ledger.add(
                .init(source: "440204/DLTB", entry: .rejected, reason: "x"), features: 1, area: .zero)
        },
        Fault(rule: "negative-cells", subject: "440204") {
            $0.counties[1].levelled[0].cells["0103"] = Hectares(hundredths: -1)
        },
        Fault(rule: "ownership-totals-hm2", subject: "4402") {
            $0.cityTables.change("T03", row: 1, "HJ", by: 1)
        },
        Fault(rule: "part-of-whole-hm2", subject: "440203") {
            $0.counties[0].tables.change("T10", row: 0, "0201K", by: 500)
        },
        Fault(rule: "planting-totals-hm2", subject: "440203") {
            $0.counties[0].tables.change("T06", row: 0, "0103", by: 1)
        },
        Fault(rule: "slope-totals-hm2", subject: "440203") {
            $0.counties[0].tables.change("T05", row: 0, "D01", by: -1)
        },
        Fault(rule: "township-villages-m2", subject: "440203001/00") {
            $0.control.areas[.init(district: "440203001", island: "00")]?.hundredths -= 1
        },
        Fault(rule: "village-patches-m2", subject: "440203001002/00") {
            $0.control.areas[.init(district: "440203001002", island: "00")]?.hundredths += 1
        },
    ]

    @Test("a village that only one side knows fails, unless it has no area")
    func oneSided() throws {
        var input = try SoundFigures.input()
        input.control.areas[.init(district: "440203001001", island: "00")] = nil
        input.control.areas[.init(district: "440203009001", island: "00")] = .init(hundredths: 5)
        input.control.areas[.init(district: "440203009002", island: "00")] = .zero
        let failing = VillagePatches.results(input).filter { $0.verdict == .fail }
        #expect(failing.map(\.subject) == ["440203001001/00", "440203009001/00"])
        #expect(failing.map(\.detail) == ["no control area", "nothing to compare with"])
        #expect(failing.map(\.expected) == ["", "0.05"])
        #expect(failing.map(\.difference) == ["440000.00", "-0.05"])
    }

    @Test("without control areas of a level its rules are silent; without tables too")
    func nothingToCheck() throws {
        var input = try SoundFigures.input()
        input.control.areas = input.control.areas.filter { $0.key.district.count == 6 }
        for index in input.counties.indices {
            input.counties[index].tables = []
            input.counties[index].change = nil
            input.counties[index].delivered = nil
        }
        input.farmlandSources = []
        input.cityTables = []
        let rules = Set(CheckCatalogue.run(input).map(\.rule))
        #expect(
            rules == [
                "county-levelled-hm2", "county-patches-m2", "ledger-area-m2", "ledger-base-m2",
                "ledger-features", "negative-cells",
            ])
    }

    @Test("cells that changes do not lead to are named, a few of them")
    func changedCells() throws {
        var input = try SoundFigures.input()
        let sound = try #require(ChangeRecords.results(input).first)
        #expect(sound.verdict == .pass && sound.found == "680000.00" && sound.detail == "11 cells")
        input.counties[0].change?.records.removeFirst()
        input.counties[0].change?.records[1].area.hundredths -= 7
        let result = try #require(ChangeRecords.results(input).first)
        #expect(result.verdict == .fail && result.unit == "m2")
        #expect(result.expected == "300000.00" && result.found == "320000.00")
        #expect(result.difference == "20000.00")
        let place = "440203001001/440299001001/30/2/00/0"
        #expect(
            result.detail.hasPrefix("11 cells, 4 fail, worst at class 0101 row \(place): class 0201 row"))
        #expect(result.detail.contains(" 0.07, class 0201K row"))
        #expect(result.detail.contains("class 0101 row \(place) 20000.00"))
    }

    @Test("an overdrawn stock of a change form is a negative cell")
    func overdrawn() throws {
        var input = try SoundFigures.input()
        input.counties[1].tables.change("B08", row: 3, "FQ1001", by: -2)
        let result = try #require(NegativeCells.results(input).first { $0.subject == "440204" })
        #expect(result.found == "1" && result.detail == "worst -0.02 at B08 column FQ1001 line G004")
    }

    @Test("a missing county table, row or column fails the comparison and says what is missing")
    func missing() throws {
        var input = try SoundFigures.input()
        input.counties[0].tables.removeAll { $0.id == "T05" }
        let city = try #require(CityTotals.results(input).first { $0.subject == "4402 T05" })
        #expect(city.verdict == .fail)
        #expect(city.detail.hasSuffix("missing: T05 of 440203"))

        let index = try #require(input.counties[1].tables.firstIndex { $0.id == "T02" })
        input.counties[1].tables[index].rows.removeLast()
        let first = try #require(FirstLevel.results(input).first { $0.subject == "440204" })
        #expect(first.verdict == .fail)
        #expect(first.detail.hasSuffix("missing: T02 row 440204002001"))
    }
}
