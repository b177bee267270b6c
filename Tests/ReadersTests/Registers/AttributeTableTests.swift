import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Readers

/// Registers as tables of databases and as the attributes of layers. Rows are numbered by feature id.
@Suite struct AttributeTableTests {
    private let fixture: RegisterFixture

    init() throws { fixture = try RegisterFixture() }

    private let fields = [
        FieldDefinition("编号", .text, width: 20), FieldDefinition("面积", .real),
        FieldDefinition("日期", .date), FieldDefinition("年度", .integer), FieldDefinition("代码", .integer64),
    ]
    private static let columns = [
        RegisterFixture.column("parcel", "编号", .code),
        RegisterFixture.column("area", "面积", .number(RegisterFixture.hectares)),
        RegisterFixture.column("date", "日期", .date), RegisterFixture.column("year", "年度", .year),
        RegisterFixture.column("county", "代码", .district),
    ]

    private func table(_ name: String, geometry: GeometryType = .none) throws -> LayerTable {
        let rows: [LayerTable.Row] = [
            .init(
                [
                    "编号": .text("A1"), "面积": .real(0.1), "日期": .text("2023/01/31"), "年度": .integer(2023),
                    "代码": .integer(440_203_001_001),
                ], geometry == .none ? .none : .wkt("POINT (1 2)")),
            .init(["编号": .text("A2"), "面积": .real(-1), "年度": .integer(12)], .none), .init([:], .none),
        ]
        return try LayerTable(name: name, fields: fields, geometry: geometry, epsg: nil, rows: rows)
    }

    private func check(_ read: RegisterFixture.Result) throws {
        let day = try #require(CalendarDate(year: 2023, month: 1, day: 31))
        #expect(
            read.table.rows.map(\.values) == [
                [.text("A1"), .amount(1_000), .date(day), .amount(2_023), .text("440203001001")],
                [.text("A2"), .unusable, .blank, .unusable, .blank],
            ])
        #expect(read.table.rows.map(\.number) == [1, 2] && read.table.rejected == [3])
        #expect(
            read.findings.map(\.line) == [
                "register-value-negative 2: column=面积; found=-1; expected=number",
                "register-value-unusable 2: column=年度; found=12; expected=year",
                "register-key-missing 3: column=编号; found=; expected=code",
            ])
    }

    @Test(
        "a table without geometry, and the attributes of a layer",
        arguments: [VectorDriver.geoPackage, .fileGeodatabase])
    func databases(driver: VectorDriver) throws {
        let path = fixture.folder.path(driver == .geoPackage ? "r.gpkg" : "r.gdb")
        let dataset = try Dataset.create(path, driver: driver)
        try table("台账").add(to: dataset)
        try table("地块", geometry: .point).add(to: dataset)
        try dataset.close()
        let files = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).sorted()
        for name in ["台账", "地块"] {
            try check(RegisterFixture.read(path, RegisterFixture.schema(Self.columns, table: name)))
        }
        let schema = RegisterFixture.schema(Self.columns)
        #expect(RegisterFixture.problem(path, schema) == .tableNotStated(available: ["台账", "地块"]))
        #expect(
            RegisterFixture.problem(path, RegisterFixture.schema(Self.columns, table: "台帐"))
                == .tableMissing(similar: ["台账"], available: ["台账", "地块"]))
        let missing = RegisterFixture.schema(
            [RegisterFixture.column("n", "编码", .code)], key: [], table: "台账")
        #expect(
            RegisterFixture.problem(path, missing)
                == .columnsMissing(
                    [.init(name: "n", header: "编码", similar: ["代码", "编号"])], available: fields.map(\.name)))
        // Reading leaves nothing beside the file.
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).sorted() == files)
    }

    @Test("the only table needs no name")
    func only() throws {
        let path = fixture.folder.path("one.gpkg")
        try table("台账").write(path, driver: .geoPackage)
        try check(RegisterFixture.read(path, RegisterFixture.schema(Self.columns)))
    }

    @Test("a GeoPackage that is none is told as for any layer")
    func broken() throws {
        let path = try fixture.folder.write("x.gpkg", "not a database")
        guard case .source(let fault)? = RegisterFixture.problem(path) else {
            Issue.record("a text was opened as a GeoPackage")
            return
        }
        #expect(fault.path == path)
    }

    @Test("a column of a GeoPackage holds what it holds, whatever is declared")
    func storedTypes() throws {
        let path = fixture.folder.path("typed.gpkg")
        try table("台账").write(path, driver: .geoPackage)
        let dataset = try GeoPackageEdit(path)
        try dataset.run("UPDATE 台账 SET 面积 = '12亩' WHERE 编号 = 'A1'")
        try dataset.run("UPDATE 台账 SET 面积 = '1,200.5', 年度 = 2023.0, 代码 = x'00' WHERE 编号 = 'A2'")
        let (table, findings) = try RegisterFixture.read(path, RegisterFixture.schema(Self.columns))
        #expect(table.rows.map { $0.values[1] } == [.unusable, .amount(12_005_000)])
        #expect(table.rows.map { $0.values[3] } == [.amount(2_023), .amount(2_023)])
        #expect(
            findings.map(\.line) == [
                "register-value-unusable 1: column=面积; found=12亩; expected=number; reason=unit-in-cell",
                "register-value-unusable 2: column=代码; found=; expected=district; reason=field-type",
                "register-key-missing 3: column=编号; found=; expected=code",
            ])
    }

    @Test("a table that says it has more rows than there are is not read")
    func countMismatch() throws {
        let path = fixture.folder.path("count.gpkg")
        try table("台账").write(path, driver: .geoPackage)
        try GeoPackageEdit(path).run("UPDATE gpkg_ogr_contents SET feature_count = 5")
        let schema = RegisterFixture.schema(Self.columns)
        guard
            case .reading(.countMismatch(_, "台账", 5, 3, 0))? = RegisterFixture.problem(
                path, schema, inspection: false)
        else {
            Issue.record("two rows went missing")
            return
        }
    }

    private func dbf() throws -> ShapefileFixture {
        var file = ShapefileFixture(fields: [
            .init(name: "BH", type: "C", length: 10), .init(name: "XZMC", type: "C", length: 30),
            .init(name: "MJ", type: "N", length: 12, decimals: 2), .init(name: "RQ", type: "D", length: 8),
        ])
        let names = ["武江区新华街道办事处", "浈江区犁市镇水田村", "曲江区马坝镇", "南雄市全安镇"]
        for (index, cells) in [
            ["A1", "", "12.50", "20230131"], ["A2", "", "1.00", ""], ["A3", "", "****", "20230231"],
            ["A4", "", "", ""],
        ].enumerated() {
            var raw = cells.map { Array($0.utf8) }
            raw[1] = try RegisterFixture.chinese(names[index])
            file.add(ShapefileFixture.null, raw: raw)
        }
        file.deleted = [1]
        return file
    }

    @Test(
        "a .dbf in GBK, by itself and beside its shapes; deleted records are told",
        arguments: ["layer.dbf", "layer.shp"])
    func tables(name: String) throws {
        _ = try dbf().write(fixture.folder)
        if name == "layer.dbf" {
            try FileManager.default.removeItem(atPath: fixture.folder.path("layer.shp"))
        }
        let schema = RegisterFixture.schema([
            RegisterFixture.column("parcel", "BH", .code), RegisterFixture.column("place", "XZMC", .text),
            RegisterFixture.column("area", "MJ", .number(.squareMetres)),
            RegisterFixture.column("date", "RQ", .date),
        ])
        let (table, findings) = try RegisterFixture.read(fixture.folder.path(name), schema)
        let day = try #require(CalendarDate(year: 2023, month: 1, day: 31))
        #expect(table.rows.map(\.number) == [0, 2, 3])
        #expect(
            table.rows.map(\.values) == [
                [.text("A1"), .text("武江区新华街道办事处"), .amount(25, over: 2), .date(day)],
                [.text("A3"), .text("曲江区马坝镇"), .unusable, .unusable],
                [.text("A4"), .text("南雄市全安镇"), .blank, .blank],
            ])
        #expect(
            findings.map(\.line) == [
                "deleted-records -: records=1",
                "register-value-unusable 2: column=MJ; found=****; expected=number",
                "register-value-unusable 2: column=RQ; found=20230231; expected=date; reason=no-such-date",
            ])
    }

    @Test("a .dbf cut short is no shorter .dbf")
    func short() throws {
        _ = try dbf().write(fixture.folder)
        let path = fixture.folder.path("layer.dbf")
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        try data.prefix(data.count - 40).write(to: URL(fileURLWithPath: path))
        guard case .source(let fault)? = RegisterFixture.problem(path), case .partShort = fault.problem else {
            Issue.record("a .dbf cut short was read")
            return
        }
    }
}
