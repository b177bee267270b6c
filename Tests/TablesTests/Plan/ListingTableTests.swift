import LandModel
import Testing

@testable import Tables

@Suite struct ListingTableTests {
    private static let money = MeasureUnit("万元") ?? .plain

    /// The fifteen projects of a plan's annex; ten have an amount.
    private func projects() throws -> RowTable {
        let amounts = [
            "100000", "66400", "931100", "", "1170", "1000000", "2000", "545", "", "", "181", "7577", "",
            "90", "",
        ]
        let rows = try amounts.enumerated().map { number, amount in
            let value = amount.isEmpty ? FieldValue.blank : .number(try PlanSamples.value(amount, "万元"))
            return RowTable.Row(
                values: [.number(Rational(number + 1)), .text("工程\(number + 1)"), value, .blank],
                number: Int64(number + 2))
        }
        return RowTable(
            name: "projects", title: "重大工程",
            fields: [
                .init("number", title: "序号", .count), .init("name", title: "名称", .text),
                .init("total-investment", title: "总投资(万元)", .number(Self.money)),
                .init("start", title: "开工", .date),
            ], rows: rows)
    }

    private static let listing = ListingTable(
        id: "projects", title: "重大工程", source: "projects",
        columns: [
            .init(field: "number", title: "序号"), .init(field: "name", title: "名称"),
            .init(field: "total-investment", title: "总投资", unit: money, isTotalled: true),
            .init(field: "start", title: "开工日期"),
        ])

    @Test("blanks stay blank, and the total is that of ten of fifteen: 2109063")
    func total() throws {
        let table = Self.listing.table(try projects())
        #expect(table.columns.map(\.header) == ["number", "name", "total_investment", "start"])
        #expect(table.columns[2].title == "总投资（万元）" && table.rows.count == 16)
        #expect(table.texts[0] == ["1", "工程1", "100000", ""] && table.texts[3] == ["4", "工程4", "", ""])
        #expect(table.texts[15] == ["总计", "", "2109063", ""])
        #expect(table.notes == ["15项中10项有总投资，合计只含10项。"])
    }

    @Test("dates, unusable cells and rows that could not be taken")
    func oddities() throws {
        var projects = try projects()
        projects.rows = Array(projects.rows.prefix(2))
        projects.rows[0].values[3] = .date(try #require(CalendarDate("2023-1-5")))
        projects.rows[1].values[2] = .unusable
        projects.rejected = [9]
        let table = Self.listing.table(projects)
        #expect(
            table.texts == [
                ["1", "工程1", "100000", "2023-01-05"], ["2", "工程2", "存疑", ""], ["总计", "", "100000", ""],
            ])
        #expect(table.notes == ["2项中1项有总投资，合计只含1项；1项存疑，未计入。", "1行不可用，未列入。"])
    }

    @Test("totals are rounded once, from exact sums")
    func rounding() throws {
        var listing = Self.listing
        listing.columns[2].unit = try #require(MeasureUnit("亿元"))
        listing.columns[2].decimals = 2
        var projects = try projects()
        for place in projects.rows.indices {
            projects.rows[place].values[2] = .number(try PlanSamples.value("40", "万元"))
        }
        let texts = listing.table(projects).texts
        #expect(texts[0][2] == "0.00" && texts[15][2] == "0.06")
    }

    @Test("columns that do not suit the register")
    func misfits() throws {
        var listing = Self.listing
        listing.columns += [
            .init(field: "cost", title: "造价"), .init(field: "name", title: "名称", isTotalled: true),
            .init(field: "total-investment", title: "总投资"),
            .init(field: "name", title: "名称", unit: Self.money),
        ]
        #expect(listing.misfits(among: try projects().fields) == Array(listing.columns.suffix(4)))
        #expect(Self.listing.misfits(among: try projects().fields).isEmpty)
    }
}
