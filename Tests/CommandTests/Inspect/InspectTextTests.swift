import Foundation
import GDALBridge
import LandModel
import Testing

@testable import Normalise
@testable import Pipeline
@testable import Readers
@testable import tuban

/// What `inspect` prints, from an inspection built by hand.
@Suite struct InspectTextTests {
    private static func layer(_ name: String, faults: [SourceProblem] = []) -> LayerInspection {
        let fields = [
            SourceLayer.Field(name: "地类编码", kind: .text, width: 5),
            SourceLayer.Field(name: "TBMJ", kind: .real, width: 15, decimals: 2),
            SourceLayer.Field(name: "Shape_Area", kind: .real),
        ]
        let reference = ReferenceDecision(
            model: .gaussKruger(
                GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114, falseEasting: 38_500_000)),
            name: "CGCS2000 / 3-degree Gauss-Kruger zone 38", authority: "EPSG:4526",
            extentInDegrees: GeographicBox(west: 113, south: 24, east: 114, north: 25),
            evidence: [Evidence(.referenceDeclared, ["name": "CGCS2000", "authority": "EPSG:4526"])])
        return LayerInspection(
            path: "a.gdb", name: name, format: .fileGeodatabase, geometry: "Multi Polygon",
            isPolygonal: true, declaredCount: 1200, fields: fields, featureIDColumn: "OBJECTID",
            geometryColumn: "SHAPE", binding: FieldBinding(fields: fields, kind: .patches),
            extent: Extent(
                minimumX: 38_400_000, minimumY: 2_700_000, maximumX: 38_450_000, maximumY: 2_750_000),
            encoding: EncodingDecision(encoding: .utf8, evidence: [Evidence(.encodingByFormat)]),
            reference: faults.isEmpty ? reference : nil, evidence: [],
            faults: faults.map { SourceFault("a.gdb", layer: name, $0) }, sourceName: "a.gdb:\(name)")
    }

    private static let report: InspectionReport = {
        let layers = [layer("DLTB"), layer("XZQ", faults: [.referenceMissing(candidates: [])])]
        let inspection = SourceInspection(
            path: "a.gdb", layers: layers, chosen: 0, faults: [],
            evidence: [Evidence(.layerChosen, ["layer": "DLTB"])])
        return InspectionReport(
            inspection: inspection,
            classes: [.init(code: "", patches: 3), .init(code: "0101", patches: 1197)],
            standards: [
                StandardFit(standard: "tdt1055-2019", matching: 1197, total: 1197),
                StandardFit(standard: "ydyh-2020", matching: 0, total: 1197),
            ], faults: [])
    }()

    @Test("layers, the chosen one in full, class codes, standards: aligned")
    func english() {
        #expect(
            InspectText.text(Self.report, language: .english) == """
                a.gdb
                  DLTB chosen by its name

                layer  format       geometry       features  coordinate system                                     problems
                DLTB   OpenFileGDB  Multi Polygon      1200  CGCS2000 / 3-degree Gauss-Kruger zone 38 (EPSG:4526)
                XZQ    OpenFileGDB  Multi Polygon      1200  –                                                            1

                Layer DLTB
                  file               a.gdb
                  format             OpenFileGDB
                  geometry           Multi Polygon
                  features           1200
                  coordinate system  CGCS2000 / 3-degree Gauss-Kruger zone 38 (EPSG:4526)
                                     declared: CGCS2000 (EPSG:4526)
                  extent             x 38400000 … 38450000, y 2700000 … 2750000
                  encoding           UTF-8
                                     UTF-8 by the format
                  field       kind       stands for              by
                  地类编码    text 5     DLBM (land class code)  known other name
                  TBMJ        real 15.2  TBMJ (patch area, m²)   name of the standard
                  Shape_Area  real       –

                  class    patches
                  (empty)        3
                  0101        1197

                  standard         fits  patches
                  tdt1055-2019  100.0 %     1197

                """)
    }

    @Test("in Chinese, columns aligned all the same")
    func chinese() {
        let lines = InspectText.text(Self.report, language: .chinese).split(separator: "\n")
        #expect(lines.contains("  编码      UTF-8"))
        #expect(lines.contains("  字段        类型       含义              依据"))
        #expect(lines.contains("  地类编码    文本 5     DLBM（地类编码）  已知别名"))
        #expect(lines.contains("  （空）         3"))
    }

    @Test("without a chosen layer the way to choose one")
    func notChosen() {
        var report = Self.report
        report.inspection.chosen = nil
        report.classes = []
        let text = InspectText.text(report, language: .english)
        #expect(text.hasSuffix("\nName a layer to see its fields: a.gdb:DLTB\n"))
        #expect(!text.contains("stands for"))
    }

    @Test("a share is never rounded to all or nothing")
    func shares() {
        func share(_ matching: Int64, _ total: Int64) -> String {
            ClassCodeText.share(StandardFit(standard: "x", matching: matching, total: total))
        }
        #expect(share(99_999, 100_000) == "99.9 %")
        #expect(share(1, 100_000) == "0.1 %")
        #expect(share(2, 3) == "66.7 %")
        #expect(share(0, 3) == "0.0 %")
    }

    // MARK: JSON

    private func object(_ report: InspectionReport) throws -> [String: Any] {
        let text = try InspectText.json(report)
        #expect(text.hasSuffix("}\n"))
        return try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("JSON: version, layers with fields and what they stand for, codes as text")
    func json() throws {
        let object = try object(Self.report)
        #expect(object["schema_version"] as? Int == 1)
        #expect(object["chosen_layer"] as? String == "DLTB")
        let layers = try #require(object["layers"] as? [[String: Any]])
        #expect(layers.map { $0["name"] as? String } == ["DLTB", "XZQ"])
        let fields = try #require(layers[0]["fields"] as? [[String: Any]])
        #expect(fields[0]["name"] as? String == "地类编码")
        #expect(fields[0]["stands_for"] as? String == "landClass")
        #expect(fields[0]["by"] as? String == "alias")
        #expect(fields[2]["stands_for"] == nil)
        let crs = try #require(layers[0]["crs"] as? [String: Any])
        #expect(crs["authority"] as? String == "EPSG:4526")
        #expect(crs["model"] as? String == "gauss-kruger")
        #expect(crs["central_meridian"] as? Double == 114)
        let classes = try #require(object["classes"] as? [[String: Any]])
        #expect(classes[1]["code"] as? String == "0101")
        #expect(classes[1]["patches"] as? Int == 1197)
    }

    @Test("JSON: a fault by its stable word, with message and exit status")
    func jsonFaults() throws {
        let layers = try #require(try object(Self.report)["layers"] as? [[String: Any]])
        let faults = try #require(layers[1]["faults"] as? [[String: Any]])
        #expect(faults[0]["code"] as? String == "crs-missing")
        #expect(faults[0]["exit_status"] as? Int == 65)
        let message = try #require(faults[0]["message"] as? [String])
        #expect(message[0] == "a.gdb: layer XZQ: no coordinate reference system is given.")
        var report = Self.report
        report.faults = [.reading(ReadError.layerMissing(path: "a.gdb", layer: "DLTB"))]
        let reading = try #require(try object(report)["faults"] as? [[String: Any]])
        #expect(reading[0]["code"] as? String == "reading-failed")
    }

    @Test("JSON: the same bytes each time, keys sorted; a box that is not finite is left out")
    func jsonStable() throws {
        #expect(try InspectText.json(Self.report) == InspectText.json(Self.report))
        var report = Self.report
        report.inspection.layers[0].extent = Extent(
            minimumX: .nan, minimumY: 0, maximumX: .infinity, maximumY: 1)
        let layers = try #require(try object(report)["layers"] as? [[String: Any]])
        #expect(layers[0]["extent"] == nil)
        let keys = try InspectText.json(Self.report).split(separator: "\n")
            .filter { $0.hasPrefix("  \"") }.compactMap { $0.split(separator: "\"").dropFirst().first }
        #expect(keys == keys.sorted() && keys.count == 8)
    }
}
