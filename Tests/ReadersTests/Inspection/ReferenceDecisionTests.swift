import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Readers

@Suite struct ReferenceDecisionTests {
    @Test(
        "CGCS2000 systems of every family, in every format",
        arguments: [
            (4490, (113.5, 24.7), 0.01, CoordinateModel.geographic(.cgcs2000)),
            (
                4526, ReferenceTrial.prefixed, 1000,
                .gaussKruger(
                    GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114, falseEasting: 38_500_000))
            ),
            (
                4547, ReferenceTrial.plain, 1000,
                .gaussKruger(GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114))
            ),
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
        let inspection = try ReferenceTrial.inspect(
            epsg: system.0, corner: system.1, side: system.2, driver: driver)
        #expect(inspection.problems == [])
        #expect(inspection.source?.coordinates == system.3)
        #expect(inspection.evidence(.datumNotCGCS2000) == nil)
        let box = try #require(inspection.layers.first?.reference?.extentInDegrees)
        #expect(abs(box.west - 113.5) < 0.05)
        #expect(abs(box.south - 24.7) < 0.05)
    }

    @Test("WGS 84 and GRS 80 are the same plane, and told", arguments: [4326, 4258, 4269])
    func sameEllipsoid(epsg: Int) throws {
        let inspection = try ReferenceTrial.inspect(epsg: epsg)
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
        let source = try #require(try ReferenceTrial.inspect(epsg: epsg, corner: corner, side: side).source)
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
            (2362, .xian80, ReferenceTrial.prefixed, 1000, .xian80),
            (4214, .beijing54, (113.5, 24.7), 0.01, .krassovsky),
            (2414, .beijing54, ReferenceTrial.prefixed, 1000, .krassovsky),
        ])
    func older(epsg: Int, datum: OlderDatum, corner: (Double, Double), side: Double, ellipsoid: Ellipsoid)
        throws
    {
        let refused = try ReferenceTrial.inspect(epsg: epsg, corner: corner, side: side)
        guard case .olderDatum(datum, let name) = refused.problems.first, refused.problems.count == 1 else {
            Issue.record("\(refused.problems)")
            return
        }
        #expect(name.hasSuffix("(EPSG:\(epsg))"))
        let accepted = try ReferenceTrial.inspect(epsg: epsg, corner: corner, side: side, older: [datum])
        #expect(accepted.source?.coordinates?.ellipsoid == ellipsoid)
        #expect(accepted.evidence(.olderDatumAccepted)?["datum"] == datum.rawValue)
    }

    @Test(
        "no system: one must be stated, and the candidates help",
        arguments: [
            ((113.5, 24.7), 0.01, [4490...4490], "EPSG:4490", CoordinateModel.geographic(.cgcs2000)),
            (
                ReferenceTrial.prefixed, 1000, [4526...4526], "4526",
                .gaussKruger(
                    GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114, falseEasting: 38_500_000))
            ),
            (
                ReferenceTrial.plain, 1000, [4534...4554, 4502...4512], "epsg:4547",
                .gaussKruger(GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114))
            ),
        ] as [((Double, Double), Double, [ClosedRange<Int>], String, CoordinateModel)])
    func missing(
        corner: (Double, Double), side: Double, candidates: [ClosedRange<Int>], stated: String,
        model: CoordinateModel
    ) throws {
        for driver in VectorDriver.allCases {
            let silent = try ReferenceTrial.inspect(corner: corner, side: side, driver: driver)
            #expect(
                silent.problems == [.referenceMissing(candidates: candidates.map { ReferenceCandidate($0) })])
            let told = try ReferenceTrial.inspect(
                corner: corner, side: side, stated: StatedReference(stated), driver: driver)
            #expect(told.source?.coordinates == model)
            #expect(told.evidence(.referenceStated) != nil)
        }
    }

    @Test("a stated system against a declared one needs force, and is told")
    func overriding() throws {
        let differing = try ReferenceTrial.inspect(epsg: 4326, stated: StatedReference("EPSG:4547"))
        #expect(
            differing.problems == [
                .referenceDiffersFromStated(
                    declared: "WGS 84 (EPSG:4326)",
                    stated: "CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547)")
            ])
        let forced = try ReferenceTrial.inspect(
            epsg: 4490, corner: ReferenceTrial.plain, side: 1000,
            stated: StatedReference("EPSG:4547", isForced: true))
        #expect(forced.problems == [])
        #expect(
            forced.evidence(.referenceOverridden)?["declared"]
                == "China Geodetic Coordinate System 2000 (EPSG:4490)")
        let same = try ReferenceTrial.inspect(epsg: 4490, stated: StatedReference("EPSG:4490"))
        #expect(same.problems == [])
        #expect(same.evidence(.referenceOverridden) == nil)
    }

    @Test(
        "nonsense, addresses and file names are no stated system",
        arguments: [
            "EPSG:999999", "nonsense", "https://example.org/4490", "/etc/hostname", "",
        ])
    func invalid(text: String) throws {
        let problems = try ReferenceTrial.inspect(stated: StatedReference(text)).problems
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
        let path = try SourceBuilder.shapefile(folder, epsg: nil, corner: ReferenceTrial.prefixed, side: 1000)
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
            folder, encoding: "GBK", epsg: 4547, corner: ReferenceTrial.prefixed, side: 1000, names: ["韶关"])
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
