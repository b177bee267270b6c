import LandModel
import Testing

@testable import Pipeline

/// What a register states of its records beside the shapes of another's.
@Suite struct RegisterJoinTests {
    private static let register = RegisterSchema(name: "use", title: "用海", columns: [])

    private static func table(
        _ name: String, _ area: String, _ rows: [(id: String?, area: Int?)]
    ) -> RowTable {
        RowTable(
            name: name, title: name,
            fields: [.init("id", title: "编号", .code), .init(area, title: "面积", .number(.squareMetres))],
            rows: rows.enumerated().map { number, row in
                RowTable.Row(
                    values: [
                        row.id.map(FieldValue.text) ?? .blank,
                        row.area.map { .number(Rational($0)) } ?? .blank,
                    ], number: Int64(number + 2))
            })
    }

    private func join(
        _ stated: [(id: String?, area: Int?)], _ shapes: [(id: String?, area: Int?)], area: String? = "area",
        tolerance: Int64 = 100
    ) throws -> RegisterJoin {
        let definition = try #require(
            try TwoCounties().definition(
                """
                registers:
                  - name: use
                    title: 用海
                    path: use.csv
                    join: {to: parcels, by: id\(area.map { ", area: \($0)" } ?? "")}
                    columns:
                      - {name: id, header: 编号, type: code}
                      - {name: area, header: 面积, type: number, unit: 平方米}
                  - name: parcels
                    title: 宗海
                    path: parcels.gpkg
                    geometry: polygons
                    columns: [{name: id, header: 编号, type: code}]

                """
            ).registers.first)
        var declared = try #require(definition.join)
        declared.tolerance = SquareMetres(hundredths: tolerance)
        return try #require(
            RegisterJoin(
                declared, from: definition,
                among: [
                    Self.table("use", "area", stated), Self.table("parcels", RegisterDefinition.area, shapes),
                ]))
    }

    private func checks(_ join: RegisterJoin) -> [String] {
        join.checks.map { "\($0.rule) \($0.found) \($0.verdict == .pass ? "pass" : "fail")" }
    }

    @Test("the same records with the same areas")
    func same() throws {
        let join = try join([("A", 100), ("B", 200)], [("B", 200), ("A", 100), ("C", 5)])
        #expect(join.findings.isEmpty)
        #expect(checks(join) == ["register-records-matched 0 pass", "register-areas-agree 0 pass"])
        #expect(join.checks.map(\.subject) == ["register:use → parcels", "register:use → parcels"])
    }

    @Test("a record without a shape is told with its row")
    func missing() throws {
        let join = try join([("A", 100), ("X", 7)], [("A", 100)])
        #expect(join.findings.map(\.rule) == [.registerRecordUnmatched])
        #expect(join.findings[0].feature == 3 && join.findings[0].source == "register:use")
        #expect(join.findings[0].facts == [.init("id", "X"), .init("in", "parcels")])
        #expect(checks(join) == ["register-records-matched 1 fail", "register-areas-agree 0 pass"])
    }

    @Test("areas may differ by the tolerance, and by no hundredth more", arguments: [(100, 0), (101, 1)])
    func tolerance(squareMetres: Int, differing: Int) throws {
        let join = try join([("A", 1_000)], [("A", 1_000 + squareMetres)], tolerance: 100_00)
        #expect(join.findings.count == differing)
        #expect(checks(join).last == "register-areas-agree \(differing) \(differing == 0 ? "pass" : "fail")")
        if differing > 0 {
            #expect(join.findings[0].area == SquareMetres(hundredths: 101_00))
            #expect(
                join.findings[0].facts == [
                    .init("id", "A"), .init("stated", "1000.00"), .init("computed", "1101.00"),
                ])
        }
    }

    @Test("parts of a record in several counties, and rows of one record, count together")
    func parts() throws {
        let join = try join([("A", 40), ("A", 60)], [("A", 30), ("A", 70)])
        #expect(join.findings.isEmpty)
    }

    @Test(
        "a blank area is not compared, a blank identifier names no record; without a column of areas none is")
    func blank() throws {
        #expect(try join([("A", nil), (nil, 9)], [("A", 100)]).findings.isEmpty)
        let join = try join([("A", 1)], [("A", 100)], area: nil)
        #expect(checks(join) == ["register-records-matched 0 pass"])
    }
}
