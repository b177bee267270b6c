import Foundation
import GDALBridge
import GEOSBridge
import LandModel
import TestSupport
import Testing

@testable import Sample

/// The city by the sea: as committed, as written again, with other figures.
@Suite struct YangjiangTests {
    private static let city = SampleCities.yangjiang
    private static let fields = ["0101", "0102", "0103"]

    /// Net area of cultivated land of a year whose deliveries are whole, from the files.
    private func cultivated(_ root: String, _ counties: [SampleTargets.County]) throws -> Int64 {
        try counties.reduce(0) { sum, county in
            let patches = try DeliveryTests.read(root, county, "DLTB")
            return try zip(patches.column("DLBM"), patches.hundredths("TBDLMJ")).reduce(sum) {
                Self.fields.contains($1.0 ?? "") ? $0 + $1.1 : $0
            }
        }
    }

    private func counties(_ later: SampleTargets.LaterYear) throws -> [SampleTargets.County] {
        try later.deliveries.map { delivery in
            var county = try #require(Self.city.targets.counties.first { $0.code == delivery.county })
            county.delivery = delivery.form
            return county
        }
    }

    @Test("cultivated land gains 13758.52 亩 from 2022 to 2025, and is 155.15 万亩 then")
    func netChange() throws {
        let targets = Self.city.targets
        let last = try #require(targets.laterYears.last)
        #expect(last.year == 2025 && last.deliveries.count == targets.counties.count)
        let before = try cultivated(Self.city.folder, targets.counties)
        let after = try cultivated(Self.city.folder + "/2025", counties(last))
        // 13758.52 · 2000 / 3 m² = 9 172 346.67 m², half of 0.01 亩 is 3.33 m².
        #expect(abs(after - before - 917_234_667) < 300)
        // Half of 0.01 万亩 is 33 333 m².
        #expect(abs(after - 103_433_333_333) < 3_333_333)
    }

    @Test("the committed deliveries are what the generator writes, record by record, in less than 8 MB")
    func committed() throws {
        let folder = try TemporaryFolder()
        let targets = Self.city.targets
        let report = try SampleGenerator(
            SampleOptions(targets: Self.city.folder + "/targets.json", output: folder.path("out"))
        ).write()
        #expect(report.patches == targets.patches)
        let all =
            [("", targets.counties)] + (try targets.laterYears.map { ("/\($0.year)", try counties($0)) })
        for (year, counties) in all {
            for county in counties {
                for layer in DeliveryTests.layers {
                    let (old, new) = (
                        try DeliveryTests.read(Self.city.folder + year, county, layer),
                        try DeliveryTests.read(folder.path("out") + year, county, layer)
                    )
                    #expect(old.records == new.records && old.fields == new.fields, "\(county.code)\(year)")
                    #expect(old.geometries.map(\.count) == new.geometries.map(\.count))
                }
            }
        }
        for (file, layers) in Self.zones {
            for layer in layers {
                let (old, new) = (
                    try ZoneTable(Self.city.folder + "/zones", file, layer: layer),
                    try ZoneTable(folder.path("out/zones"), file, layer: layer)
                )
                #expect(old.rows.map(\.values) == new.rows.map(\.values), "\(layer)")
            }
        }
        let names = { (path: String) in
            try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0 != "targets.json" }.sorted()
        }
        #expect(try names(Self.city.folder) == names(folder.path("out")))
        #expect(try Cities.size(of: Self.city.folder) < 8_000_000)
    }

    private static let zones: [(file: ZoneFile, layers: [String])] = [
        (.main, ["YJJBNTTB", "PDT", "TZWG", "WPTB", "PZWJSTD", "CKQ", "GDZZQ"]),
        (ZoneFile.redLine.projected(to: .gaussKrugerZone37), ["STBHHX"]), (.towns, ["CZKFBJ"]),
        (.candidateSites, ["XZDK"]), (.epochs, ["JCQ2020"]), (.sea, ["ZHTB", "FDCZ"]),
    ]

    private func table(_ layer: String) throws -> ZoneTable {
        let place = try #require(Self.zones.first { $0.layers.contains(layer) })
        return try ZoneTable(Self.city.folder + "/zones", place.file, layer: layer)
    }

    private func area(_ layer: String, where isWanted: (ZoneTable.Row) -> Bool = { _ in true }) throws
        -> Int64
    {
        let table = try table(layer)
        return try table.rows.filter(isWanted).reduce(0) { $0 + (try table.area($1)) }
    }

    @Test("the three lines are 145.98, 450.1 and 55.95 万亩; 12.86 of the last are new")
    func lines() throws {
        let farmland = try table("YJJBNTTB").rows.reduce(0) { $0 + $1.hundredths("YJJBNTMJ") }
        #expect(abs(farmland - 97_320_000_000) < 3_333_333)
        #expect(abs(try area("STBHHX") - 300_066_666_667) < 33_333_333)
        #expect(abs(try area("CZKFBJ") - 37_300_000_000) < 3_333_333)
        let context = try GEOSContext()
        let (towns, base) = (
            try table("CZKFBJ").geometry(context).dissolved(),
            try table("JCQ2020").geometry(context).dissolved()
        )
        let new = try towns.area() - towns.intersection(with: base).area()
        // 12.86 · 20 000 000 / 3 m², half of 0.01 万亩.
        #expect(abs(new - 85_733_333.33) < 33_333)
        #expect(try base.area() - base.intersection(with: towns).area() > 1_000_000)
        #expect(try table("STBHHX").reference?.falseEasting == 37_500_000)
        for layer in ["YJJBNTTB", "STBHHX"] {
            let other = try table(layer).geometry(context).dissolved()
            #expect(try other.intersection(with: towns).area() < 1, "\(layer)")
        }
    }

    @Test("22 zones of fields are built; sea parcels lie beyond the city and have their registers' areas")
    func zones() throws {
        let zones = try table("GDZZQ")
        #expect(zones.rows.filter { $0["ZT"] == "建成" }.count == 22 && zones.rows.count == 25)
        let context = try GEOSContext()
        let fields = try zones.geometry(context).dissolved()
        #expect(abs(try fields.area() - Double(try area("GDZZQ")) / 100) < 1)
        for layer in ["ZHTB", "FDCZ"] {
            let table = try table(layer)
            for row in table.rows {
                #expect(abs(row.hundredths("MJ") - (try table.area(row))) <= 50)
                let places = try #require(row.shape.polygons.first?.first)
                let south = stride(from: 1, to: places.count, by: 2).map { places[$0] }.max() ?? 90
                #expect(south < Self.city.targets.extent.south)
            }
        }
        #expect(abs(try area("ZHTB") { $0["YHLX"] == "深水网箱" && $0["PFZT"] == "已批复" } - 800_000_000) < 1_000)
        #expect(
            abs(try area("ZHTB") { $0["YHLX"] == "海上风电" && $0["PFZT"] == "已批复" } - 10_080_000_000) < 2_000)
    }

    @Test(
        "other figures are met as well, with another seed: gains, lines, the sea",
        arguments: [5, 17] as [UInt64])
    func otherFigures(seed: UInt64) throws {
        var targets = Self.city.targets
        targets.netChange?.figure = "2500.75"
        targets.zones.towns?.figure = "41.3"
        targets.zones.baseUrban?.figure = "9.87"
        targets.zones.sea?.parcels[0].figure = "640.5"
        let city = try SampleCity(targets: targets, patches: 1_300, seed: seed)
        let plan = try ZonePlan(city)
        let years = try SampleYears(plan)
        let last = try #require(years.later.last)
        let gain = last.state.netArea(ofClasses: Self.fields) - years.first.netArea(ofClasses: Self.fields)
        // 2500.75 · 2000 / 3 m².
        #expect((gain - SquareMetres(hundredths: 166_716_667)).magnitude.hundredths < 333)
        let context = try GEOSContext()
        let towns = try ZoneTable.geometry(plan.towns.zones.map(\.rings), context).dissolved()
        let base = try ZoneTable.geometry(
            (plan.coast.baseUrban?.zones ?? []).map(\.rings), context
        ).dissolved()
        #expect(abs(try towns.area() - 275_333_333.33) < 333_333)
        let new = try towns.area() - towns.intersection(with: base).area()
        #expect(abs(new - 65_800_000) < 33_333)
        let cages = plan.coast.sea.parcels.prefix(3).reduce(SquareMetres.zero) { $0 + $1.area }
        #expect(cages == SquareMetres(hundredths: 640_500_000))
    }

    @Test(
        "every year's patches are valid and lie as the year before's but for the pieces brought under the plough"
    )
    func carved() throws {
        let targets = Self.city.targets
        let city = try SampleCity(targets: targets, patches: Self.city.patches, seed: 1)
        let years = try SampleYears(ZonePlan(city))
        let last = try #require(years.later.last)
        let sum = { (year: SurveyYear) in year.patches.reduce(SquareMetres.zero) { $0 + $1.gross } }
        #expect(sum(last.state) == sum(years.first))
        let context = try GEOSContext()
        for patch in last.state.patches {
            guard case .drawn(let rings) = patch.shape else { continue }
            #expect(try ZoneTable.geometry([rings], context).validity() == .valid)
        }
        #expect(years.story.contains { $0.event == .restored })
    }
}
