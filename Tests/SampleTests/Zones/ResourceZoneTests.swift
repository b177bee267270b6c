import GEOSBridge
import LandModel
import Measure
import Testing

@testable import Sample

/// Layers of natural resources: as committed, and with other figures.
@Suite struct ResourceZoneTests {
    private static let city = Cities.standard.areas.gross.reduce(SquareMetres.zero, +).hundredths

    @Test("woods cover 74.43 % of the city and hold 9652.39 万 m³; compartments do not overlap")
    func forest() throws {
        let table = try Zones.table("LDXB")
        let woods = table.rows.filter { ["乔木林", "竹林", "特灌林"].contains($0["DL"]) }
        let cover = try woods.reduce(0) { $0 + (try table.area($1)) }
        #expect(abs(Double(cover) / Double(Self.city) - 0.7443) < 0.00005)
        #expect(woods.count < table.rows.count)
        #expect(table.rows.reduce(0) { $0 + $1.number("XJ") } == 96_523_900)
        #expect(table.rows.allSatisfy { $0["XJ"] == "0" || ["乔木林", "疏林"].contains($0["DL"]) })
        for row in table.rows { #expect(abs(row.hundredths("MJ") - (try table.area(row))) <= 1) }
        let context = try GEOSContext()
        let whole = try table.rows.reduce(0) { $0 + (try table.area($1)) }
        #expect(abs(try table.geometry(context).dissolved().area() - Double(whole) / 100) < 1)
    }

    @Test("wetlands are 365 km² and lie outside the woods")
    func wetlands() throws {
        let context = try GEOSContext()
        let (wet, woods) = (try Zones.table("SDTB"), try Zones.table("LDXB"))
        let area = try wet.rows.reduce(0) { $0 + (try wet.area($1)) }
        #expect(abs(area - 36_500_000_000) < 50_000_000)
        let cover = try woods.geometry(context) { ["乔木林", "竹林", "特灌林"].contains($0["DL"]) }.dissolved()
        #expect(try wet.geometry(context).dissolved().intersection(with: cover).area() < 1)
    }

    @Test("mean grades are 5.72 and 5.70 by the patches' net areas; fields are patches of the survey")
    func quality() throws {
        let table = try Zones.table("GDZL")
        let whole = table.rows.reduce(0) { $0 + $1.number("MJ") }
        for (field, mean) in [("GDDB2015", 5.72), ("GDDB2019", 5.70)] {
            let sum = table.rows.reduce(0) { $0 + $1.number(field) * $1.number("MJ") }
            #expect(abs(sum / whole - mean) < 0.005, "\(field)")
            #expect(table.rows.allSatisfy { (1...15).contains($0.number(field)) })
        }
        let patches = try #require(Years.patches[2019])
        #expect(
            table.rows.count == patches.values.filter { $0.values["DLBM"]?.hasPrefix("01") == true }.count)
        for row in table.rows {
            let patch = try #require(patches[row["TBBSM"]])
            #expect(patch.hundredths("TBDLMJ") == row.hundredths("MJ"))
            #expect(patch.values["DLBM"] == row["DLBM"])
        }
    }

    @Test("built projects cover 112 万亩 together and add up to more; those under way lie outside")
    func highStandard() throws {
        let context = try GEOSContext()
        let table = try Zones.table("GBZNT")
        let built = try table.geometry(context) { $0["ZT"] == "建成" }.dissolved()
        // 112 · 20 000 000 / 3 m², half a unit of the last place: 3 333 333 m².
        #expect(abs(try built.area() - 746_666_666.67) < 3_333_333)
        let sum = try table.rows.filter { $0["ZT"] == "建成" }.reduce(0) { $0 + (try table.area($1)) }
        #expect(Double(sum) / 100 > (try built.area()) + 50_000_000)
        let pending = try table.geometry(context) { $0["ZT"] == "在建" }.dissolved()
        #expect(try pending.area() > 1_000_000 && pending.intersection(with: built).area() < 1)
    }

    @Test("approved units hold all of three districts' boundary, a part of two more, none of the rest")
    func detailedPlans() throws {
        let context = try GEOSContext()
        let (units, towns) = (try Zones.table("KGDY"), try Zones.table("CZKFBJ"))
        let approved = try units.geometry(context) { $0["PFZT"] == "已批复" }.dissolved()
        for (index, county) in Cities.targets.counties.enumerated() {
            let town = try towns.geometry(context) { $0["XJXZQHDM"] == county.code }.dissolved()
            let share = try town.intersection(with: approved).area() / town.area()
            switch index {
            case ..<3: #expect(share > 0.9999999)
            case ..<5: #expect(share > 0.3 && share < 0.9)
            default: #expect(share < 1e-9)
            }
        }
    }

    @Test("other figures are met as well, with another seed and fewer patches")
    func otherFigures() throws {
        var targets = Cities.targets
        targets.zones.resources?.forest = .init(name: "", cover: "70.0", stock: "8000.55")
        targets.zones.resources?.wetlands.figure = "301.7"
        targets.zones.resources?.quality = [.init(year: 2018, name: "", figure: "6.13")]
        targets.zones.resources?.highStandard.figure = "90.5"
        targets.zones.resources?.mineRestoration = [
            .init(state: "完成", count: 7, figure: "55.25", unit: .hectares)
        ]
        let city = try SampleCity(targets: targets, patches: 1_200, seed: 11)
        let plan = try #require(try ZonePlan(city).resources)
        let whole = city.areas.gross.reduce(SquareMetres.zero, +).hundredths
        let cover = plan.forest.compartments.filter(\.kind.isCover).reduce(Int64(0)) {
            $0 + $1.area.hundredths
        }
        #expect(abs(Double(cover) / Double(whole) - 0.7) < 0.0005)
        #expect(plan.forest.compartments.reduce(0) { $0 + $1.stock } == 80_005_500)
        let wet = plan.wetlands.zones.reduce(Int64(0)) { $0 + $1.area.hundredths }
        #expect(abs(wet - 30_170_000_000) < 5_000_000)
        let fields = plan.quality.fields
        let sum = fields.reduce(0.0) { $0 + Double($1.grades[0]) * Double($1.area.hundredths) }
        #expect(abs(sum / fields.reduce(0.0) { $0 + Double($1.area.hundredths) } - 6.13) < 0.005)
        let context = try GEOSContext()
        let built = try ZoneTable.geometry(
            plan.highStandard.projects.filter(\.isBuilt).map(\.rings), context
        ).dissolved()
        #expect(abs(try built.area() - 603_333_333.33) < 333_333)
        #expect(plan.restorations.sites.count == 7)
        let restored = plan.restorations.sites.reduce(SquareMetres.zero) { sum, site in
            sum + (city.plane.twiceArea(ofRings: [site.ring])?.squareMetres ?? .zero)
        }
        #expect((restored - SquareMetres(hundredths: 55_250_000)).magnitude.hundredths < 100)
    }

    @Test("a grade moves by one where that brings the mean nearer, the largest fields first")
    func adjust() {
        let areas = [400, 300, 200, 100].map { SquareMetres(hundredths: $0) }
        var grades = [5, 5, 5, 5]
        // Wanted 5.70: 0.7 · 1000 = 700 are 400 + 300.
        FieldQualityPlan.adjust(&grades, areas: areas, to: 57_000)
        #expect(grades == [6, 6, 5, 5] && FieldQualityPlan.mean(grades, areas) == 57_000)
        // Back to 5.40: 300 less, the largest that is not more.
        FieldQualityPlan.adjust(&grades, areas: areas, to: 54_000)
        #expect(grades == [6, 5, 5, 5])
    }
}
