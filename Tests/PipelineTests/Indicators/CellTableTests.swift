import LandModel
import Statistics
import Testing

@testable import Pipeline

/// Cells that are alike in what statistics ask for become one, and no sum changes.
@Suite struct CellTableTests {
    private static let fields: [RowTable.Field] = [
        .init("year", title: "年份", .year), .init("district", title: "坐落", .district),
        .init("class", title: "地类", .landClass), .init("slope", title: "坡度", .code),
        .init("patches", title: "个数", .count), .init("net", title: "面积", .number(.squareMetres)),
    ]

    private func cell(_ district: String, _ landClass: String, _ slope: String, _ net: Int64) -> [FieldValue]
    {
        [
            .number(Rational(2019)), .text(district), .text(landClass), .code(slope), .number(.one),
            .area(SquareMetres(hundredths: net)),
        ]
    }

    private func table(_ asked: AskedFields?) -> RowTable {
        var cells = CellTable(name: "land", title: "", fields: Self.fields, asked: asked)
        cells.add(cell("440203001001", "0101", "1", 101))
        cells.add(cell("440203001002", "0101", "2", 202))
        cells.add(cell("440203002001", "0101", "", 404))
        cells.add(cell("440204001001", "0101", "1", 808))
        cells.add(cell("440203001001", "0102", "1", 1_616))
        return cells.table
    }

    private func net(_ row: RowTable.Row) -> FieldValue { row.values[5] }

    @Test("by class and county, three villages and three slopes are one cell")
    func counties() {
        let rows = table(AskedFields(names: ["year", "class"], level: .county)).rows
        #expect(rows.map { $0.values[1] } == [.text("440203"), .text("440204"), .text("440203")])
        #expect(rows.map { $0.values[3] } == [.blank, .blank, .blank])
        #expect(rows.map { $0.values[4] } == [.number(Rational(3)), .number(.one), .number(.one)])
        #expect(
            rows.map(net)
                == [707, 808, 1_616].map { FieldValue.area(SquareMetres(hundredths: $0)) })
        #expect(rows.map(\.number) == [1, 2, 3])
    }

    @Test("what is asked for keeps cells apart, a blank too")
    func slopes() {
        let rows = table(AskedFields(names: ["year", "class", "slope"], level: .township)).rows
        #expect(rows.count == 5)
        #expect(rows[2].values[3] == .blank && rows[2].values[1] == .text("440203002"))
    }

    @Test("nothing asked for by name: every attribute stays")
    func everything() { #expect(table(nil).rows.count == 5) }
}
