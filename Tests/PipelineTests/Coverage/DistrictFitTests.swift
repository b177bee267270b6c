import GDALBridge
import LandModel
import Measure
import TestSupport
import Testing

@testable import Pipeline

/// Patches against districts.
@Suite struct DistrictFitTests {
    private typealias Fixture = CoverageFixture

    /// Two townships, three columns of three cells each.
    private let districts: [Fixture.Patch] = [
        .init(nil, Fixture.box(0, 0, 3, 3), code: "440203001"),
        .init(nil, Fixture.box(3, 0, 6, 3), code: "440203002"),
    ]

    private func patches(_ change: (inout Fixture) -> Void = { _ in }) -> Fixture {
        var fixture = Fixture.grid(6, 3)
        for number in fixture.patches.indices {
            fixture.patches[number].code = number % 6 < 3 ? "440203001001" : "4402030020010000000"
        }
        change(&fixture)
        return fixture
    }

    @Test("patches in their districts are clean", arguments: VectorDriver.allCases)
    func clean(driver: VectorDriver) throws {
        #expect(try patches().check(driver: driver, districts: districts).lines == [])
    }

    @Test("a patch with the code of the neighbour lies outside its district")
    func otherDistrict() throws {
        let report = try patches { $0.patches[4].code = "440203001002" }.check(districts: districts)
        let area = report.faults.first?.finding.area.description ?? ""
        #expect(
            report.lines == ["patch-outside-district A4 \(area) code=440203001; lies-in=440203002 \(area)"])
        #expect(abs((report.faults[0].finding.area.hundredths) - Fixture.hundredths(4, 0, 5, 1)) <= 1)
    }

    @Test("a patch across the border is told with the part beyond it, and its shape")
    func across() throws {
        let report = try patches {
            $0.patches[2].polygons = [[Fixture.box(2, 0, 3.5, 1)]]
            $0.patches[3].polygons = [[Fixture.box(3.5, 0, 4, 1)]]
        }.check(districts: districts)
        #expect(report.rules == ["patch-outside-district"])
        let fault = try #require(report.faults.first)
        #expect(abs(2 * fault.finding.area.hundredths - Fixture.hundredths(3, 0, 4, 1)) <= 2)
        #expect(fault.polygons.count == 1)
        #expect(fault.finding.place.map { (113.403...113.4035).contains($0.longitude) } == true)
    }

    @Test("codes that are missing, malformed or of no district are told with where the patch lies")
    func codes() throws {
        let report = try patches {
            $0.patches[0].code = nil
            $0.patches[1].code = "44020300X001"
            $0.patches[2].code = "440203"
            $0.patches[3].code = "440203009001"
        }.check(districts: districts)
        #expect(
            report.rules == [
                "district-missing", "district-malformed", "district-malformed", "district-unknown",
            ])
        let facts = report.faults.map { $0.finding.facts.map { "\($0.name)=\($0.value.prefix(9))" } }
        #expect(facts[0] == ["lies-in=440203001"])
        #expect(facts[1] == ["found=44020300X", "lies-in=440203001"])
        #expect(facts[3] == ["code=440203009", "lies-in=440203002"])
    }

    @Test("ground of the districts that no patch covers is a gap, at the border too")
    func gap() throws {
        let report = try patches { $0.patches.remove(at: 5) }.check(districts: districts)
        #expect(report.rules == ["coverage-gap"])
        let finding = report.faults[0].finding
        #expect(finding.facts == [Finding.Fact("around", "A4, A11"), Finding.Fact("district", "440203002")])
        #expect(abs(finding.area.hundredths - Fixture.hundredths(5, 0, 6, 1)) <= 1)
    }

    @Test("a hole that no district covers is another county's, without districts a gap")
    func enclave() throws {
        var zones = districts
        zones[0].polygons = [[Fixture.box(0, 0, 3, 3), Fixture.cell(1, 1)]]
        let fixture = patches { $0.patches.remove(at: 7) }
        #expect(try fixture.check(districts: zones).lines == [])
        #expect(try fixture.check().rules == ["coverage-gap"])
        #expect(try fixture.check(districts: districts).rules == ["coverage-gap"])
    }

    @Test("districts that overlap are told as a layer of their own")
    func districtOverlap() throws {
        var zones = districts
        zones[1].polygons = [[Fixture.box(2, 0, 6, 3)]]
        let report = try patches().check(districts: zones)
        #expect(report.rules == ["coverage-overlap"])
        #expect(report.faults[0].finding.source.contains("XZQ.gpkg"))
    }

    @Test("districts of other counties are not asked for")
    func otherCounties() throws {
        let zones = districts + [.init(nil, Fixture.box(6, 0, 9, 3), code: "440204001")]
        #expect(try patches().check(districts: zones).lines == [])
        let empty = districts + [.init(nil, Fixture.box(6, 0, 9, 3), code: "440203003")]
        #expect(try patches().check(districts: empty).rules == ["coverage-gap"])
    }

    @Test("patches without codes are checked against the ground of the districts")
    func withoutCodes() throws {
        #expect(try patches().check(fields: false, districts: districts).lines == [])
        let report = try patches { $0.patches.remove(at: 5) }.check(fields: false, districts: districts)
        #expect(report.rules == ["coverage-gap"])
    }

    @Test("a level is told by the codes: villages of 12 digits, townships padded to 12, counties")
    func levels() {
        func digits(_ codes: [String]) -> Int {
            DistrictZones(codes.map { ($0, PlaneShape()) }).digits
        }
        #expect(digits(["440203", "440204"]) == 6)
        #expect(digits(["440203001", "440203010", "440203100"]) == 9)
        #expect(digits(["440203001000", "440203010000"]) == 9)
        #expect(digits(["440203001001", "440203001010"]) == 12)
        #expect(digits(["4402030010010000000"]) == 12)
    }

    @Test(
        "a layer shifted as a whole is one finding with its vector",
        arguments: [VectorDriver.geoPackage, .shapefile])
    func shifted(driver: VectorDriver) throws {
        // 6 thousandths east is 606.7 m here, 3 south 332.3 m (degrees of 101 111 m and 110 770 m).
        let zones = districts.map { district in
            var district = district
            district.polygons = district.polygons.map { $0.map { $0.map { ($0.0 + 6, $0.1 - 3) } } }
            return district
        }
        let report = try patches().check(driver: driver, districts: zones)
        #expect(report.lines == ["districts-shifted - 0.00 east-m=606.7; north-m=-332.3; agreeing=2/2"])
    }

    @Test("one district that is wrong is no shift of the layer")
    func notShifted() throws {
        let zones = [
            districts[0], .init(nil, Fixture.box(3, 0, 6, 3).map { ($0.0 + 3, $0.1) }, code: "440203002"),
        ]
        let report = try patches().check(districts: zones)
        #expect(!report.rules.contains("districts-shifted"))
        #expect(report.rules.filter { $0 == "patch-outside-district" }.count == 9)
    }
}
