import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Pipeline

/// Records with shapes: what they measure and where they lie, and what of their stated figures goes with the ground.
@Suite struct RegisterShapesTests {
    private static let columns = """
              - { name: id, header: BH, type: code }
              - { name: area, header: MJ, type: number, unit: 亩 }
              - { name: cost, header: JE, type: number, unit: 万元 }
              - { name: units, header: TS, type: count }
              - { name: grade, header: DB, type: number }
              - { name: built, header: ND, type: year }
        """

    private static func register(_ geometry: String, _ columns: String = columns) -> String {
        """
        registers:
          - name: works
            title: 工程
            path: works.gpkg
            geometry: \(geometry)
            columns:
        \(columns)

        """
    }

    private static func layer(
        _ geometry: GeometryType, _ rows: [(String, String, LayerTable.Shape)]
    ) throws -> LayerTable {
        try LayerTable(
            name: "works",
            fields: ["BH", "XZQ"].map { FieldDefinition($0, .text, width: 20) }
                + ["MJ", "JE"].map { FieldDefinition($0, .real, width: 15, decimals: 2) }
                + ["TS", "DB", "ND"].map { FieldDefinition($0, .integer) },
            geometry: geometry, epsg: 4490,
            rows: rows.map { id, county, shape in
                LayerTable.Row(
                    [
                        "BH": .text(id), "XZQ": .text(county), "MJ": .real(100.01), "JE": .real(7),
                        "TS": .integer(10), "DB": .integer(5), "ND": .integer(2018),
                    ], shape)
            })
    }

    private static let boxes: [(String, GraticuleBox)] = [
        // A third in the west, two thirds in the east; half in the east, half beyond; beyond all.
        ("both", TwoCounties.box(25, 0, 40, 10)), ("edge", TwoCounties.box(55, 0, 65, 10)),
        ("away", TwoCounties.box(70, 0, 80, 10)),
    ]

    private func polygons(_ columns: String = columns) throws -> RegisterSurvey {
        let counties = try TwoCounties()
        var rows: [(String, String, LayerTable.Shape)] = Self.boxes.map { id, box in
            (id, "440203", .polygons([[box.ring]]))
        }
        rows.append(("bare", "440203", .none))
        try counties.write(Self.layer(.polygon, rows))
        return try counties.registers(Self.register("polygons", columns))
    }

    @Test("a record of two counties is a row in each; measured and stated amounts add up exactly")
    func divided() throws {
        let survey = try polygons()
        let table = try #require(survey.table("works"))
        let both = ["id": "both"]
        #expect(table.cells("location", where: both) == ["440203", "440204"])
        #expect(
            Set(table.rows.filter { $0.values[0] == .text("both") }.map(\.number)).count == 1, "one record")
        let whole = Self.boxes[0].1.hundredths
        let parts = ["440203", "440204"].map {
            table.hundredths("computed-area", where: ["id": "both", "location": $0])
        }
        #expect(abs(parts[0] + parts[1] - Int128(whole)) <= 1)
        #expect(abs(3 * parts[0] - Int128(whole)) <= 3, "a third")
        // 100.01 mu are 200020/3 m²; 7 万元 are 70,000 yuan.
        for (field, total) in [
            ("area", Rational(200_020, over: 3)), ("cost", Rational(70_000)), ("units", Rational(10)),
        ] {
            let values = try exact(table, field, "both")
            #expect(values.count == 2 && values[0].adding(values[1]) == total, "\(field): \(values)")
            #expect(values[0] < values[1], "\(field)")
        }
        #expect(table.cells("units", where: both) == ["3", "7"])
        #expect(table.cells("grade", where: both) == ["5", "5"])
        #expect(table.cells("built", where: both) == ["2018", "2018"])
    }

    private func exact(_ table: RowTable, _ field: String, _ id: String) throws -> [Rational] {
        let place = try #require(table.field(field))
        return table.rows.filter { $0.values[0] == .text(id) }.compactMap { row in
            if case .number(let number) = row.values[place] { number } else { nil }
        }
    }

    @Test("what lies outside all counties has no location, and none of it is lost")
    func outside() throws {
        let survey = try polygons()
        let table = try #require(survey.table("works"))
        #expect(table.cells("location", where: ["id": "edge"]) == ["440204", ""])
        let whole = Int128(Self.boxes[1].1.hundredths)
        let edge = table.hundredths("computed-area", where: ["id": "edge"])
        #expect(abs(edge - whole) <= 1)
        #expect(
            abs(2 * table.hundredths("computed-area", where: ["id": "edge", "location": ""]) - whole) <= 2)
        #expect(table.cells("location", where: ["id": "away"]) == [""])
        #expect(table.cells("units", where: ["id": "away"]) == ["10"])
    }

    @Test("a record without a shape stays, without area and location, and is told")
    func bare() throws {
        let survey = try polygons()
        let table = try #require(survey.table("works"))
        #expect(table.cells("computed-area", where: ["id": "bare"]) == [""])
        #expect(table.cells("location", where: ["id": "bare"]) == [""])
        #expect(table.cells("area", where: ["id": "bare"]) == ["66673.33"])
        #expect(survey.findings.map(\.source) == ["register:works"] && survey.findings.map(\.feature) == [4])
    }

    @Test("a record that states its county is not divided")
    func stated() throws {
        let columns = Self.columns + "\n      - { name: county, header: XZQ, type: district }"
        let table = try #require(try polygons(columns).table("works"))
        #expect(table.rows.count == 4)
        #expect(table.field("location") == nil)
        #expect(table.cells("county", where: ["id": "both"]) == ["440203"])
        #expect(table.cells("units", where: ["id": "both"]) == ["10"])
        let whole = Int128(Self.boxes[0].1.hundredths)
        #expect(abs(table.hundredths("computed-area", where: ["id": "both"]) - whole) <= 1)
    }

    @Test("lines by their length on the ellipsoid in each county")
    func lines() throws {
        let counties = try TwoCounties()
        let line = "LINESTRING (113.425 24.805, 113.44 24.805)"
        try counties.write(
            Self.layer(
                .lineString,
                [("road", "", .wkt(line)), ("far", "", .wkt("LINESTRING (114 24.8, 114.001 24.8)"))]))
        let table = try #require(try counties.registers(Self.register("lines")).table("works"))
        #expect(table.cells("location", where: ["id": "road"]) == ["440203", "440204"])
        #expect(table.cells("location", where: ["id": "far"]) == [""])
        // The arc of the parallel, N cos φ Δλ; the geodesic is shorter by less than a millimetre.
        let (a, e2) = (6_378_137.0, 0.006694380022900788)
        let sine = sin(24.805 * .pi / 180)
        let arc = a / (1 - e2 * sine * sine).squareRoot() * (1 - sine * sine).squareRoot() * 0.015 * .pi / 180
        let lengths = try exact(table, "computed-length", "road").map {
            Double($0.numerator) / Double($0.denominator)
        }
        #expect(abs(lengths[0] + lengths[1] - arc) < 0.001, "\(lengths) \(arc)")
        #expect(abs(lengths[0] * 2 - lengths[1]) < 0.001)
        #expect(table.cells("units", where: ["id": "road"]) == ["3", "7"])
        let money = try exact(table, "cost", "road")
        #expect(money[0].adding(money[1]) == Rational(70_000))
    }

    @Test("points by their number in each county; there is nothing else to measure")
    func points() throws {
        let counties = try TwoCounties()
        try counties.write(
            Self.layer(
                .multiPoint,
                [
                    ("two", "", .wkt("MULTIPOINT ((113.405 24.805), (113.435 24.805))")),
                    ("one", "", .wkt("MULTIPOINT ((113.405 24.815))")),
                    ("far", "", .wkt("MULTIPOINT ((114 24.8))")), ("bare", "", .none),
                ]))
        let table = try #require(try counties.registers(Self.register("points")).table("works"))
        #expect(table.field("computed-area") == nil && table.field("computed-length") == nil)
        #expect(table.cells("location", where: ["id": "two"]) == ["440203", "440204"])
        #expect(table.cells("units", where: ["id": "two"]) == ["5", "5"])
        #expect(table.cells("location", where: ["id": "one"]) == ["440203"])
        #expect(table.cells("location", where: ["id": "far"]) == [""])
        #expect(table.cells("location", where: ["id": "bare"]) == [""])
    }

    @Test("records of a shapefile and their shapes belong together")
    func shapefile() throws {
        let counties = try TwoCounties()
        let rows = [Self.boxes[2], Self.boxes[0]].map { ($0.0, "", LayerTable.Shape.polygons([[$0.1.ring]])) }
        try Self.layer(.polygon, rows).write(counties.folder.path("works.shp"), driver: .shapefile)
        let text = Self.register("polygons").replacing("works.gpkg", with: "works.shp")
        let table = try #require(try counties.registers(text).table("works"))
        #expect(table.cells("location", where: ["id": "both"]) == ["440203", "440204"])
        #expect(table.cells("location", where: ["id": "away"]) == [""])
    }
}
