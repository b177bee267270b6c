import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Readers

@Suite struct ReferenceDecisionTests {
    /// Around 113.5° E, 24.7° N in 3° zone 38 (central meridian 114°): 51 km west of the meridian.
    static let plain = (449_000.0, 2_733_000.0)
    static let prefixed = (38_449_000.0, 2_733_000.0)

    private func inspect(
        epsg: Int? = nil, wkt: String? = nil, corner: (Double, Double) = (113.5, 24.7), side: Double = 0.01,
        stated: StatedReference? = nil, older: Set<OlderDatum> = [], district: GeographicBox? = nil,
        driver: VectorDriver = .geoPackage
    ) throws -> SourceInspection {
        let folder = try TemporaryFolder()
        var builder = SourceBuilder()
        builder.driver = driver
        builder.epsg = epsg
        builder.wkt = wkt
        builder.corner = corner
        builder.side = side
        let path = folder.path(driver == .shapefile ? "DLTB.shp" : driver == .geoPackage ? "a.gpkg" : "a.gdb")
        try builder.write(path)
        return SourceInspector.inspect(
            InspectionRequest(path: path, reference: stated, acceptedOlderDatums: older, district: district))
    }

    private func contradiction(_ inspection: SourceInspection) -> (
        ReferenceContradiction, [ClosedRange<Int>]
    )? {
        guard
            case .referenceContradicted(_, _, let contradiction, _, let candidates) = inspection.problems
                .first,
            inspection.problems.count == 1
        else {
            Issue.record("\(inspection.problems)")
            return nil
        }
        return (contradiction, candidates.map(\.codes))
    }

    @Test(
        "CGCS2000 systems of every family, in every format",
        arguments: [
            (4490, (113.5, 24.7), 0.01, CoordinateModel.geographic(.cgcs2000)),
            (
                4526, prefixed, 1000,
                .gaussKruger(
                    GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114, falseEasting: 38_500_000))
            ),
            (4547, plain, 1000, .gaussKruger(GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114))),
            (
                4497, (19_752_000, 2_735_000), 1000,
                .gaussKruger(
                    GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 111, falseEasting: 19_500_000))
            ),
            (
                4508, (752_000, 2_735_000), 1000,
                .gaussKruger(GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 111))
            ),
        ], VectorDriver.allCases)
    func families(_ system: (Int, (Double, Double), Double, CoordinateModel), driver: VectorDriver) throws {
        let inspection = try inspect(epsg: system.0, corner: system.1, side: system.2, driver: driver)
        #expect(inspection.problems == [])
        #expect(inspection.source?.coordinates == system.3)
        #expect(inspection.evidence(.datumNotCGCS2000) == nil)
        let box = try #require(inspection.layers.first?.reference?.extentInDegrees)
        #expect(abs(box.west - 113.5) < 0.05)
        #expect(abs(box.south - 24.7) < 0.05)
    }

    @Test("WGS 84 and GRS 80 are the same plane, and told", arguments: [4326, 4258, 4269])
    func sameEllipsoid(epsg: Int) throws {
        let inspection = try inspect(epsg: epsg)
        #expect(inspection.source?.coordinates == .geographic(.cgcs2000))
        #expect(inspection.evidence(.datumNotCGCS2000) != nil)
    }

    @Test(
        "other projections are transformed first",
        arguments: [
            (3826, (250_000.0, 2_700_000.0), 1000.0), (32649, (752_000, 2_735_000), 1000),
            (2263, (1_000_000, 200_000), 1000), (3857, (12_635_000, 2_836_000), 1000),
        ])
    func transformed(epsg: Int, corner: (Double, Double), side: Double) throws {
        let source = try #require(try inspect(epsg: epsg, corner: corner, side: side).source)
        guard case .transformed(let wkt, let ellipsoid) = source.coordinates else {
            Issue.record("\(String(describing: source.coordinates))")
            return
        }
        #expect(ellipsoid == .cgcs2000)
        #expect(try SpatialReference(wkt: wkt).isSame(as: SpatialReference(epsg: epsg)))
    }

    @Test(
        "Xi'an 1980 and Beijing 1954 are refused unless accepted",
        arguments: [
            (4610, OlderDatum.xian80, (113.5, 24.7), 0.01, Ellipsoid.xian80),
            (2362, .xian80, prefixed, 1000, .xian80), (4214, .beijing54, (113.5, 24.7), 0.01, .krassovsky),
            (2414, .beijing54, prefixed, 1000, .krassovsky),
        ])
    func older(epsg: Int, datum: OlderDatum, corner: (Double, Double), side: Double, ellipsoid: Ellipsoid)
        throws
    {
        let refused = try inspect(epsg: epsg, corner: corner, side: side)
        guard case .olderDatum(datum, let name) = refused.problems.first, refused.problems.count == 1 else {
            Issue.record("\(refused.problems)")
            return
        }
        #expect(name.hasSuffix("(EPSG:\(epsg))"))
        let accepted = try inspect(epsg: epsg, corner: corner, side: side, older: [datum])
        #expect(accepted.source?.coordinates?.ellipsoid == ellipsoid)
        #expect(accepted.evidence(.olderDatumAccepted)?["datum"] == datum.rawValue)
    }

    @Test(
        "coordinates that deny their system stop with the candidates",
        arguments: [
            // Declared without prefix, coordinates with: the same zone's prefixed code.
            (4547, prefixed, 1000.0, ReferenceContradiction.prefixUnexpected, [4526...4526]),
            // Declared with prefix, coordinates without.
            (4526, plain, 1000, .prefixMissing, [4547...4547]),
            (4497, (752_000, 2_735_000), 1000, .prefixMissing, [4508...4508]),
            // Another zone's prefix.
            (4525, prefixed, 1000, .prefixOfOtherZone, [4526...4526]),
            (4526, (19_752_000, 2_735_000), 1000, .prefixOfOtherZone, [4497...4497]),
            // Geographic by name, metres by number.
            (4490, prefixed, 1000, .notDegrees, [4526...4526]),
            (4490, plain, 1000, .notDegrees, [4534...4554, 4502...4512]),
            // Projected by name, degrees by number.
            (4547, (113.5, 24.7), 0.01, .degreesNotMetres, [4490...4490]),
            (32649, (113.5, 24.7), 0.01, .degreesNotMetres, [4490...4490]),
            // Latitude first, northing first: no other system puts that right.
            (4490, (24.7, 113.5), 0.01, .axesSwapped, []),
            (4526, (2_733_000, 38_449_000), 1000, .axesSwapped, []),
            // 300 km from the meridian of a 3° zone, which a 6° zone reaches; 452 km, which none does.
            (4547, (200_000, 2_733_000), 1000, .outsideZone, [4502...4512]),
            (4546, (48_000, 2_733_000), 1000, .outsideZone, []),
        ] as [(Int, (Double, Double), Double, ReferenceContradiction, [ClosedRange<Int>])])
    func contradicted(
        epsg: Int, corner: (Double, Double), side: Double, expected: ReferenceContradiction,
        candidates: [ClosedRange<Int>]
    ) throws {
        let found = contradiction(try inspect(epsg: epsg, corner: corner, side: side))
        #expect(found?.0 == expected)
        #expect(found?.1 == candidates)
    }

    @Test(
        "a layer transformed into a distant zone is not sent from one refusal to the next",
        arguments: [
            // Around 113.5° E, 5° and more from the meridian of zone 36 (108°): its eastings run over into the prefix of
            // zone 37, whose meridian (111°) is as far on the other side.
            (4524, 36_999_800, .outsideZone), (4525, 36_999_800, .outsideZone),
            // All of them beyond 37 million.
            (4524, 37_000_200, .prefixOfOtherZone), (4525, 37_000_200, .outsideZone),
        ] as [(Int, Double, ReferenceContradiction)])
    func distantZone(epsg: Int, easting: Double, expected: ReferenceContradiction) throws {
        let declared = contradiction(try inspect(epsg: epsg, corner: (easting, 2_740_000), side: 54_500))
        #expect(declared?.0 == expected)
        #expect(declared?.1 == [])
        let stated = contradiction(
            try inspect(
                corner: (easting, 2_740_000), side: 54_500, stated: StatedReference("EPSG:\(epsg)")))
        #expect(stated?.0 == expected)
        #expect(stated?.1 == [])
    }

    @Test(
        "whatever system is proposed for coordinates passes when it is stated",
        arguments: [
            ((113.5, 24.7), 0.01), ((24.7, 113.5), 0.01), (prefixed, 1000), (plain, 1000),
            ((200_000, 2_733_000), 1000), ((48_000, 2_733_000), 1000), ((19_752_000, 2_735_000), 1000),
            ((36_999_800, 2_740_000), 54_500), ((2_733_000, 38_449_000), 1000),
        ] as [((Double, Double), Double)])
    func proposalsPass(corner: (Double, Double), side: Double) throws {
        for epsg in [4490, 4524, 4525, 4526, 4547, 4548, 4497, 4508] {
            let inspection = try inspect(epsg: epsg, corner: corner, side: side)
            guard case .referenceContradicted(_, _, _, _, let candidates) = inspection.problems.first else {
                continue
            }
            for code in candidates.flatMap({ [$0.codes.lowerBound, $0.codes.upperBound] }) {
                #expect(code != epsg)
                let stated = try inspect(
                    corner: corner, side: side, stated: StatedReference("EPSG:\(code)"))
                #expect(stated.problems == [], "EPSG:\(code) in place of EPSG:\(epsg)")
            }
        }
    }

    @Test("an extent beyond every number is refused like any other")
    func hugeExtent() throws {
        let reference = try SpatialReference(epsg: 4526)
        let extent = Extent(
            minimumX: 38_449_000, minimumY: 2_733_000, maximumX: 1e300, maximumY: 2_734_000)
        let judge = ReferenceJudge(
            declared: reference, stated: nil, acceptedOlderDatums: [], extent: extent, district: nil)
        #expect(throws: ReferenceFault.self) { try judge.decide() }
    }

    @Test("the districts' extent tells the zone where the eastings cannot")
    func district() throws {
        let county = GeographicBox(west: 113.3, south: 24.4, east: 113.8, north: 25.0)
        // Declared with the central meridian 117°, but the county lies at 113.5°: 114° places it, and the 6° zone of 111°
        // does not.
        let found = contradiction(
            try inspect(epsg: 4548, corner: Self.plain, side: 1000, district: county))
        #expect(found?.0 == .outsideDistrict)
        #expect(found?.1 == [4547...4547])
        let good = try inspect(epsg: 4547, corner: Self.plain, side: 1000, district: county)
        #expect(good.problems == [])
        #expect(good.evidence(.extentInDistrict) != nil)
    }

    @Test(
        "no system: one must be stated, and the candidates help",
        arguments: [
            ((113.5, 24.7), 0.01, [4490...4490], "EPSG:4490", CoordinateModel.geographic(.cgcs2000)),
            (
                prefixed, 1000, [4526...4526], "4526",
                .gaussKruger(
                    GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114, falseEasting: 38_500_000))
            ),
            (
                plain, 1000, [4534...4554, 4502...4512], "epsg:4547",
                .gaussKruger(GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114))
            ),
        ] as [((Double, Double), Double, [ClosedRange<Int>], String, CoordinateModel)])
    func missing(
        corner: (Double, Double), side: Double, candidates: [ClosedRange<Int>], stated: String,
        model: CoordinateModel
    ) throws {
        for driver in VectorDriver.allCases {
            let silent = try inspect(corner: corner, side: side, driver: driver)
            #expect(
                silent.problems == [.referenceMissing(candidates: candidates.map { ReferenceCandidate($0) })])
            let told = try inspect(
                corner: corner, side: side, stated: StatedReference(stated), driver: driver)
            #expect(told.source?.coordinates == model)
            #expect(told.evidence(.referenceStated) != nil)
        }
    }

    @Test("a stated system is checked against the coordinates, too")
    func statedContradicted() throws {
        let inspection = try inspect(
            epsg: nil, corner: Self.prefixed, side: 1000, stated: StatedReference("EPSG:4547"))
        #expect(contradiction(inspection)?.0 == .prefixUnexpected)
        guard case .referenceContradicted(_, true, _, _, _) = inspection.problems.first else {
            Issue.record("the system is told as the data's own")
            return
        }
    }

    @Test("a stated system against a declared one needs force, and is told")
    func overriding() throws {
        let differing = try inspect(epsg: 4326, stated: StatedReference("EPSG:4547"))
        #expect(
            differing.problems == [
                .referenceDiffersFromStated(
                    declared: "WGS 84 (EPSG:4326)",
                    stated: "CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547)")
            ])
        let forced = try inspect(
            epsg: 4490, corner: Self.plain, side: 1000, stated: StatedReference("EPSG:4547", isForced: true))
        #expect(forced.problems == [])
        #expect(
            forced.evidence(.referenceOverridden)?["declared"]
                == "China Geodetic Coordinate System 2000 (EPSG:4490)")
        let same = try inspect(epsg: 4490, stated: StatedReference("EPSG:4490"))
        #expect(same.problems == [])
        #expect(same.evidence(.referenceOverridden) == nil)
    }

    @Test(
        "nonsense, addresses and file names are no stated system",
        arguments: [
            "EPSG:999999", "nonsense", "https://example.org/4490", "/etc/hostname", "",
        ])
    func invalid(text: String) throws {
        let problems = try inspect(stated: StatedReference(text)).problems
        guard case .statedReferenceInvalid(text, _) = problems.first, problems.count == 1 else {
            Issue.record("\(problems)")
            return
        }
    }

    @Test("parameters decide, not names: ESRI's spelling, a byte order mark, a made-up name")
    func names() throws {
        let esri = """
            PROJCS["GD_zone_38",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",\
            SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],\
            UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],\
            PARAMETER["False_Easting",38500000.0],PARAMETER["False_Northing",0.0],\
            PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],\
            PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
            """
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder, epsg: nil, corner: Self.prefixed, side: 1000)
        try folder.write("DLTB.prj", "\u{FEFF}" + esri)
        let inspection = SourceInspector.inspect(InspectionRequest(path: path))
        #expect(
            inspection.source?.coordinates
                == .gaussKruger(
                    GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114, falseEasting: 38_500_000)))
        // The same name with another meridian is another system.
        try folder.write("DLTB.prj", esri.replacingOccurrences(of: "114.0", with: "113.25"))
        let moved = SourceInspector.inspect(InspectionRequest(path: path))
        guard case .gaussKruger(let projection) = moved.source?.coordinates else {
            Issue.record("\(moved.problems)")
            return
        }
        #expect(projection.centralMeridian == 113.25)
    }

    @Test("a .prj that cannot be read needs a stated system")
    func unreadableText() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        try folder.write("DLTB.prj", "PROJCS[broken")
        let problems = SourceInspector.inspect(InspectionRequest(path: path)).problems
        guard case .referenceUnsupported(folder.path("DLTB.prj"), _) = problems.first else {
            Issue.record("\(problems)")
            return
        }
        let stated = SourceInspector.inspect(
            InspectionRequest(path: path, reference: StatedReference("EPSG:4490")))
        #expect(stated.source?.coordinates == .geographic(.cgcs2000))
    }

    @Test("all faults of a source are told at once")
    func together() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(
            folder, encoding: "GBK", epsg: 4547, corner: Self.prefixed, side: 1000, names: ["韶关"])
        try folder.patch("DLTB.shp") { $0.removeLast(4) }
        let inspection = SourceInspector.inspect(
            InspectionRequest(path: path, required: [.landClass, .netArea]))
        let kinds = inspection.problems.map { String("\($0)".prefix { $0 != "(" }) }
        #expect(
            kinds == [
                "partShort", "recordOutsideFile", "encodingDoubtful", "fieldMissing", "referenceContradicted",
            ])
        #expect(inspection.source == nil)
    }
}
