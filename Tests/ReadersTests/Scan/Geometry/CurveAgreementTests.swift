import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Readers

@Suite struct CurveAgreementTests {
    private static let curves = [
        "CURVEPOLYGON (COMPOUNDCURVE (CIRCULARSTRING (0 0, 5 5, 10 0), (10 0, 0 0)))",
        "CURVEPOLYGON (CIRCULARSTRING (100 0, 110 0, 100 0), CIRCULARSTRING (103 0, 107 0, 103 0))",
        """
        MULTISURFACE (CURVEPOLYGON (COMPOUNDCURVE ((0 50, 10 50), CIRCULARSTRING (10 50, 12 55, 10 60), (10 60, 0 60),
        CIRCULARSTRING (0 60, 1 55, 0 50)), (4 54, 6 54, 6 56, 4 54)), ((200 0, 210 0, 210 10, 200 0)))
        """,
    ]

    private static func area(_ polygons: [[[Double]]]) -> Double {
        polygons.reduce(0) { sum, rings in
            sum
                + rings.enumerated().reduce(0) { part, ring in
                    let area = abs(Rings.twiceArea(ring.element)) / 2
                    return ring.offset == 0 ? part + area : part - area
                }
        }
    }

    @Test("areas of linearised curves agree with GDAL's at the same step, and are recorded as curves")
    func areas() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("curves.gpkg")
        let dataset = try Dataset.create(path, driver: .geoPackage)
        let writer = try dataset.createLayer(LayerDefinition(name: "layer", geometry: .unknown))
        for wkt in Self.curves {
            try writer.setGeometry(wkt: wkt)
            try writer.write()
        }
        try dataset.close()

        var source = GDALLayer.source(path, .geoPackage, count: 3, idColumn: "fid", geometryColumn: "geom")
        source.fields = []
        let scanned = try Scanned(source, ScanRequest(geometry: true))
        #expect(scanned.rows.map(\.state) == Array(repeating: .linearisedCurve, count: 3))
        #expect(scanned.rows.map { $0.polygons.map(\.count) } == [[1], [2], [2, 1]])

        let read = try Dataset.open(path, driver: .geoPackage)
        let cursor = try #require(try read.layer(named: "layer")).cursor()
        var wkb: [UInt8] = []
        for row in scanned.rows {
            let feature = try #require(try cursor.next())
            #expect(
                try feature.geometry(into: &wkb, maximumAngle: ArcChords.maximumStep) == .linearised)
            var batch = FeatureBatch(textColumns: 0, decimalColumns: 0)
            batch.featureIDs = [row.id]
            wkb.withUnsafeBytes { WKBReader().append($0, to: &batch.geometry) }
            let (own, truth) = (
                Self.area(row.polygons), Self.area(ScannedRow(batch, 0, hasGeometry: true).polygons)
            )
            // Steps are divided differently: each side is within 3e-6 of the sector.
            #expect(abs(own - truth) < 6e-6 * truth)
        }
        // By hand: half a disc of radius 5; a ring of radii 5 and 2.
        #expect(abs(Self.area(scanned.rows[0].polygons) - 12.5 * .pi) < 2e-4)
        #expect(abs(Self.area(scanned.rows[1].polygons) - 21 * .pi) < 3e-4)
    }
}
