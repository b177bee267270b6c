import Foundation
import LandModel
import TestSupport
import Testing

@testable import Sample

@Suite struct SampleTargetsTests {
    static let text = try! String(contentsOfFile: Cities.targetsPath, encoding: .utf8)

    private func error(_ change: (inout String) -> Void) throws -> SampleError? {
        let folder = try TemporaryFolder()
        var text = Self.text
        change(&text)
        #expect(text != Self.text)
        let path = try folder.write("targets.json", text)
        do throws(SampleError) {
            _ = try SampleTargets.read(path)
            return nil
        } catch {
            return error
        }
    }

    @Test("figures become areas and half a unit of the last place")
    func figures() throws {
        func total(_ figure: String, _ unit: SampleTargets.Total.Unit) -> SampleTargets.Total {
            SampleTargets.Total(name: "", figure: figure, unit: unit, classes: [])
        }
        // 343.01 · 20 000 000 / 3 m² = 2 286 733 333.33…; 0.005 · 20 000 000 / 3 = 33 333.33…
        let cultivated = try #require(total("343.01", .tenThousandMu).target)
        #expect(cultivated.area == SquareMetres(hundredths: 228_673_333_333))
        #expect(cultivated.tolerance == SquareMetres(hundredths: 3_333_333))
        let built = try #require(total("718.50", .squareKilometres).target)
        #expect(built.area == SquareMetres(hundredths: 71_850_000_000))
        #expect(built.tolerance == SquareMetres(hundredths: 500_000))
        #expect(total("306", .tenThousandMu).target?.tolerance == SquareMetres(hundredths: 333_333_333))
        for wrong in ["", "1,000", "-3", "0", "1.23456", "1e3"] {
            #expect(total(wrong, .squareKilometres).target == nil, "\(wrong)")
        }
    }

    @Test("a missing file, a missing key, a wrong type are told by place")
    func malformed() throws {
        #expect(throws: SampleError.self) { try SampleTargets.read("/nowhere/targets.json") }
        guard
            case .targetsMalformed(_, let missing, _)? = try error({
                $0 = $0.replacingOccurrences(of: "\"area\": 678,", with: "")
            })
        else {
            Issue.record("no error")
            return
        }
        #expect(missing == "counties.0.area")
        guard
            case .targetsMalformed(_, let wrong, _)? = try error({
                $0 = $0.replacingOccurrences(of: "\"shp-gbk-cpg\"", with: "\"mdb\"")
            })
        else {
            Issue.record("no error")
            return
        }
        #expect(wrong == "counties.1.delivery.format")
    }

    @Test("values that cannot be used are told with what was expected")
    func invalid() throws {
        guard
            case .targetsInvalid(_, let place, let value, let expected)? = try error({
                $0 = $0.replacingOccurrences(of: "440204", with: "440203")
            })
        else {
            Issue.record("no error")
            return
        }
        #expect((place, value, expected) == ("counties.1.code", "440203", "a code of its own"))
        #expect(
            try error { $0 = $0.replacingOccurrences(of: "\"0603\"", with: "\"0101\"") }
                == .classClaimedTwice(code: "0101", totals: ["耕地（含可调整地类）", "建设用地"]))
    }

    @Test("the zones' figures are asked for and checked like the totals")
    func zones() throws {
        func place(_ old: String, _ new: String) throws -> String? {
            switch try error({ $0 = $0.replacingOccurrences(of: old, with: new) }) {
            case .targetsMalformed(_, let place, _), .targetsInvalid(_, let place, _, _): place
            default: nil
            }
        }
        #expect(try place("\"zones\"", "\"zonen\"") == "zones")
        #expect(try place("\"hazardPoints\"", "\"points\"") == "zones.hazardPoints")
        #expect(try place("368", "-1") == "zones.hazardPoints")
        #expect(try place("\"5865.26\"", "\"5,865.26\"") == "zones.redLine.figure")
        #expect(try place("\"200\", \"unit\": \"km\"", "\"200\", \"unit\": \"里\"") == "zones.postRoads.unit")
        #expect(Cities.targets.zones.farmland.target?.area == SquareMetres(hundredths: 175_173_333_333))
        #expect(Cities.targets.zones.postRoads?.target?.metres == 200_000)
        #expect(Cities.targets.zones.postRoads?.target?.tolerance == 500)
        var targets = Cities.targets
        targets.zones.redLine.figure = "17000.00"
        let city = try SampleCity(targets: targets, patches: 1_000, seed: 1)
        #expect(throws: SampleError.self) { try ZonePlan(city) }
    }

    @Test(
        "later years are checked: years ascend, counties are known, a township goes between two that deliver")
    func laterYears() throws {
        func place(_ old: String, _ new: String) throws -> String? {
            switch try error({ $0 = $0.replacingOccurrences(of: old, with: new) }) {
            case .targetsMalformed(_, let place, _), .targetsInvalid(_, let place, _, _): place
            default: nil
            }
        }
        #expect(try place("\"laterYears\"", "\"years\"") == "laterYears")
        #expect(try place("\"year\": 2021", "\"year\": 2020") == "laterYears.1.year")
        #expect(
            try place("{ \"county\": \"440204\"", "{ \"county\": \"440299\"")
                == "laterYears.0.deliveries.1.county")
        #expect(
            try place("{ \"county\": \"440204\"", "{ \"county\": \"440203\"")
                == "laterYears.0.deliveries.1.county")
        #expect(try place("\"to\": \"440203\"", "\"to\": \"440282\"") == "laterYears.0.townshipMove.to")
        #expect(try place("\"to\": \"440203\"", "\"to\": \"440205\"") == "laterYears.0.townshipMove.to")
        #expect(try place("\"122.91\"", "\"122,91\"") == "zones.builtUp.1.figure")
    }

    @Test("counties without a common border cannot exchange a township, and no later year is no story")
    func townshipMove() throws {
        var targets = Cities.targets
        // 新丰 lies in the south, 武江 in the west.
        targets.laterYears[0].townshipMove = .init(from: "440233", to: "440203")
        let city = try SampleCity(targets: targets, patches: 1_000, seed: 1)
        let zones = try ZonePlan(city)
        #expect(throws: SampleError.townshipNotMovable(year: 2020, from: "440233", to: "440203")) {
            try SampleYears(zones)
        }
        targets.laterYears = []
        let plain = try SampleYears(ZonePlan(SampleCity(targets: targets, patches: 1_000, seed: 1)))
        #expect(plain.later.isEmpty && plain.story.isEmpty)
        #expect(plain.first.patches.count == 1_000)
    }

    @Test("a figure that no choice of classes can reach is an error, not a near miss")
    func unreachable() throws {
        var targets = Cities.targets
        targets.totals[1].figure = "17000.00"
        #expect(throws: SampleError.self) { try SampleCity(targets: targets, patches: 1_000, seed: 1) }
        #expect(throws: SampleError.patchCount(asked: 999, allowed: 1_000...50_000_000)) {
            try SampleCity(targets: Cities.targets, patches: 999, seed: 1)
        }
    }
}
