import Foundation
import GDALBridge
import LandModel
import SQLiteBridge
import TestSupport
import Testing

@testable import Writers

@Suite struct ResultGeoPackageTests {
    private static let districts = [
        DistrictShape(
            district: District(code: "440205100", name: "马坝镇"), level: .township,
            polygons: [
                [
                    [113, 24, 114, 24, 114, 25, 113, 25, 113, 24],
                    [113.2, 24.2, 113.2, 24.4, 113.4, 24.4, 113.2, 24.2],
                ]
            ], controlArea: SquareMetres(hundredths: 60_050), patchArea: SquareMetres(hundredths: 60_049)),
        DistrictShape(
            district: District(code: "440205", name: "曲江区"), level: .county,
            polygons: [
                [[113, 24, 115, 24, 115, 25, 113, 25, 113, 24]], [[116, 24, 117, 24, 117, 25, 116, 24]],
            ]),
        DistrictShape(district: District(code: "440299", name: "无图区"), level: .county, polygons: []),
    ]

    @discardableResult
    private func write(into folder: TemporaryFolder) throws -> String {
        try ResultGeoPackage.write(
            tables: [Samples.form], districts: Self.districts, totals: Samples.form,
            findings: Samples.findings,
            into: folder.path)
    }

    /// Through SQLite alone, without GDAL; NULL is an empty text.
    private func rows(_ folder: TemporaryFolder, _ width: Int32, _ sql: String) throws -> [[String]] {
        let statement = try Database(readOnly: folder.path("results.gpkg"), immutable: false).prepare(sql)
        var rows: [[String]] = []
        while try statement.step() { rows.append((0..<width).map { statement.text($0) ?? "" }) }
        return rows
    }

    @Test("a form is an attribute table with ASCII names, its Chinese heads beside them")
    func form() throws {
        let folder = try TemporaryFolder()
        #expect(try write(into: folder) == "results.gpkg")
        #expect(
            try rows(
                folder, 3, "SELECT table_name, data_type, description FROM gpkg_contents ORDER BY table_name")
                == [
                    ["T02", "attributes", "土地利用现状分类面积汇总表"], ["districts", "features", "行政区与汇总面积"],
                    ["findings", "features", "数据问题"],
                ])
        #expect(
            try rows(
                folder, 4,
                "SELECT fid, district_code, district_name, a_0101_hm2 FROM T02 ORDER BY fid LIMIT 3")
                == [
                    ["1", "440205", "曲江区", "5.0"], ["2", "440205100", "马坝镇", "2.5"],
                    ["3", "440205100201", "=马坝,村", "1.5"],
                ])
        #expect(
            try rows(folder, 2, "SELECT typeof(district_code), typeof(a_tdzmj_hm2) FROM T02 LIMIT 1") == [
                ["text", "real"]
            ])
        #expect(
            try rows(
                folder, 1,
                "SELECT name FROM gpkg_data_columns WHERE table_name = 'T02' AND column_name = 'a_0101_hm2'")
                == [["耕地(01) 水田(0101)"]])
    }

    @Test("districts come largest first, with outline, control area and the form's areas")
    func districts() throws {
        let folder = try TemporaryFolder()
        try write(into: folder)
        #expect(
            try rows(
                folder, 6,
                """
                SELECT district_code, level, control_area_m2, difference_m2, a_tdzmj_hm2, geom IS NULL
                FROM districts ORDER BY fid
                """)
                == [
                    ["440205", "county", "", "", "10.0", "0"], ["440299", "county", "", "", "", "1"],
                    ["440205100", "township", "600.5", "-0.01", "6.0", "0"],
                ])
        let dataset = try Dataset.open(folder.path("results.gpkg"), driver: .geoPackage)
        let layer = try #require(try dataset.layer(named: "districts"))
        #expect(
            try layer.feature(id: 3)?.geometryText()
                == "MULTIPOLYGON (((113 24,114 24,114 25,113 25,113 24),(113.2 24.2,113.2 24.4,113.4 24.4,113.2 24.2)))"
        )
        #expect(try layer.feature(id: 1)?.geometryText()?.contains("116 24") == true)
        let reference = try #require(try layer.spatialReference())
        #expect(try reference.isSame(as: SpatialReference(epsg: 4490)))
    }

    @Test("findings are points in the order of findings.csv; one without a place has none")
    func findings() throws {
        let folder = try TemporaryFolder()
        try write(into: folder)
        #expect(
            try rows(
                folder, 6,
                "SELECT source, feature, rule, area_m2, facts, geom IS NULL FROM findings ORDER BY fid")
                == [
                    ["440203/DLTB", "", "deleted-records", "0.0", "", "1"],
                    ["440205/DLTB", "2", "polygon-repaired", "-0.07", "", "0"],
                    ["440205/DLTB", "9", "class-unknown", "12.34", "found==9999; field=DLBM", "1"],
                ])
        let dataset = try Dataset.open(folder.path("results.gpkg"), driver: .geoPackage)
        let layer = try #require(try dataset.layer(named: "findings"))
        #expect(try layer.feature(id: 2)?.geometryText() == "POINT (113.5 24.123456789012)")
    }

    @Test("the same results give the same bytes, and nothing is left beside the file")
    func identical() async throws {
        let (here, there) = (try TemporaryFolder(), try TemporaryFolder())
        try write(into: here)
        let path = there.path
        await #expect(processExitsWith: .success) { [path = path as String] in
            sleep(1)
            try ResultGeoPackage.write(
                tables: [Samples.form], districts: Array(ResultGeoPackageTests.districts.reversed()),
                totals: Samples.form, findings: Array(Samples.findings.reversed()), into: path)
        }
        #expect(
            try Data(contentsOf: here.url.appendingPathComponent("results.gpkg"))
                == Data(contentsOf: there.url.appendingPathComponent("results.gpkg")))
        #expect(try FileManager.default.contentsOfDirectory(atPath: here.path) == ["results.gpkg"])
    }

    @Test("a file that stands, or a form given twice, is refused")
    func refused() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("results.gpkg", "mine")
        #expect(throws: WriterError.cannotCreate(path: path, call: "open", code: EEXIST)) {
            try write(into: folder)
        }
        #expect(throws: WriterError.malformedTable(table: "T02", row: 0)) {
            try ResultGeoPackage.write(
                tables: [Samples.form, Samples.form], districts: [], findings: [], into: folder.path)
        }
    }
}
