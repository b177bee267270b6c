import Aggregate
import LandModel
import Tables
import TestSupport
import Testing

@testable import Pipeline

/// Random counties of two years, counted again in another way.
@Suite struct ChangeFormsOracleTests {
    private static let sides: [ChangeSide] =
        ["0101", "0102", "0103"].flatMap { code in
            ["1", "2", "5"].flatMap { slope in
                ["LS", "WG"].flatMap { planting in
                    ["20", "30"].map {
                        ChangedCounty.side(
                            code, $0, slope: slope, terrace: slope == "5" ? "TT" : "PD", planting: planting,
                            refinement: slope == "1" ? "HQGD" : "")
                    }
                }
            }
        }
        + ["0201", "0201K", "0303", "0404", "1104", "1104K", "1104A", "1203", "0603"].flatMap { code in
            ["20", "30"].map { ChangedCounty.side(code, $0) }
        } + ["0702", "0601", "09"].map { ChangedCounty.side($0, "31", settlement: "203A") }

    private static func change(_ random: inout SplitMix64) -> (
        before: ChangeSide?, after: ChangeSide?, kind: ChangeKind, adjustment: BorderAdjustment
    ) {
        let (before, after) = (sides.randomElement(using: &random), sides.randomElement(using: &random))
        return switch Int.random(in: 0..<12, using: &random) {
        case 0: (before, after, .boundary, .received)
        case 1: (nil, after, .boundary, .receivedByBorder)
        case 2: (before, nil, .boundary, .given)
        case 3: (before, nil, .boundary, .givenByBorder)
        case 4: (before, nil, .correction, .none)
        case 5: (nil, after, .correction, .none)
        case 6: (nil, after, .uncovered, .none)
        case 7: (before, after, .land, .within)
        default: (before, after, .land, .none)
        }
    }

    /// Whole units need no levelling, so that B02 can be counted again from the records alone.
    @Test("B02 as a few lines of dictionary sums make it")
    func recount() throws {
        var random = SplitMix64(announcing: "B02 counted again")
        let forms = ChangeForms(catalogue: try ChangeFormCatalogue())
        let lines = try ChangeFormCatalogue().lines
        for _ in 0..<20 {
            var county = ChangedCounty(
                Self.sides.map { ($0, .random(in: 100_000...200_000, using: &random)) })
            var cells: [String: Int64] = [:]
            func code(_ side: ChangeSide?) -> String { String(side?.landClass.prefix(4) ?? "") }
            func add(_ line: String, _ column: String, _ area: Int64) {
                cells["\(line) \(column)", default: 0] += area
            }
            for (side, area) in county.opening { add("G001", code(side), area) }
            for _ in 0..<60 {
                let (before, after, kind, adjustment) = Self.change(&random)
                let area = Int64.random(in: 1...500, using: &random)
                county.change(before, after, area, kind, adjustment)
                if adjustment == .received { add("G002", code(before), area) }
                if adjustment == .receivedByBorder { add("G002", code(after), area) }
                if adjustment.isGiven { add("G003", code(before), area) }
                if let before, let after, code(before) != code(after) {
                    add("G005", code(after), area)
                    add("G006", code(before), area)
                    add("\(code(before))→", code(after), area)
                }
            }
            for (side, area) in county.closing { add("G007", code(side), area) }
            let table = try #require(try forms.fill(county.county, year: "2024", forms: ["B02"]).first)
            let leaves = table.areaColumns.filter { $0.children.isEmpty }.map(\.code)
            for line in lines where !line.kind.isExtra && line.kind != .adjusted {
                guard line.column.isEmpty || leaves.contains(line.column) else { continue }
                let name = line.column.isEmpty ? line.code : "\(line.column)→"
                for column in leaves {
                    #expect(
                        [table].cells("B02", column, [line.code])?.first
                            == cells["\(name) \(column)", default: 0], "\(name) \(column)")
                }
            }
        }
    }

    /// Areas of any number of m², both stocks levelled by the rule: every column of every form leads from one to the other.
    @Test("levelled changes lead from last year's forms to this year's in every column of every form")
    func balanced() throws {
        var random = SplitMix64(announcing: "change forms balance")
        let forms = ChangeForms(catalogue: try ChangeFormCatalogue())
        let stocks = try FormCatalogue()
        let filler = try FormFiller(catalogue: stocks)
        for _ in 0..<6 {
            var exact: [ChangeSide: Int64] = [:]
            for side in Self.sides { exact[side] = .random(in: 20_000_000...900_000_000, using: &random) }
            let opening = Self.levelled(exact)
            var changes: [ChangeRecord] = []
            for _ in 0..<80 {
                let (before, after, kind, adjustment) = Self.change(&random)
                let area = Int64.random(in: 1...200_000, using: &random)
                changes.append(
                    ChangeRecord(
                        before: before, after: after, kind: kind, adjustment: adjustment,
                        area: SquareMetres(hundredths: area)))
                if let before, !adjustment.isReceived { exact[before, default: 0] -= area }
                if let after, !adjustment.isGiven { exact[after, default: 0] += area }
            }
            let closing = Self.levelled(exact)
            let district = District(code: ChangedCounty.code, name: "甲县")
            let county = ChangeForms.County(
                district: district, opening: opening, closing: closing, changes: changes)
            let tables = try forms.fill(county, year: "2024")
            for form in try ChangeFormCatalogue().forms where form.source == .flows {
                let table = try #require(tables.first { $0.id == form.id })
                try expectBalance(table)
                guard !form.stockForm.isEmpty else { continue }
                for (line, records) in [("G001", opening), ("G007", closing)] {
                    let stock = try filler.fill(
                        stocks.form(form.stockForm), from: records, of: district, names: [], deepest: .county)
                    for column in table.areaColumns {
                        let code = form.id == "B02" && column.code == "HJ" ? "TDZMJ" : column.code
                        let position = try #require(stock.areaColumns.firstIndex { $0.code == code })
                        #expect(
                            [table].cells(form.id, column.code, [line])?.first
                                == stock.rows[0].areas[position].hundredths, "\(form.id) \(column.code)")
                    }
                }
            }
            var shuffled = county
            shuffled.changes.shuffle(using: &random)
            shuffled.opening.shuffle(using: &random)
            shuffled.closing.shuffle(using: &random)
            #expect(try forms.fill(shuffled, year: "2024") == tables)
        }
    }

    private static func levelled(_ exact: [ChangeSide: Int64]) -> [LevelledRecord] {
        var records: [BaseKey: [String: SquareMetres]] = [:]
        for (side, area) in exact {
            records[side.key, default: [:]][side.landClass] = SquareMetres(hundredths: area)
        }
        let base = records.map { BaseRecord(key: $0.key, cells: $0.value) }
        return Leveller().level(
            base, area: ControlAreas.Key(district: ChangedCounty.code, island: "00"),
            control: base.reduce(.zero) { $0 + $1.total }
        ).records
    }

    private func expectBalance(_ table: SummaryTable) throws {
        for column in table.areaColumns {
            let cells = try #require(
                [table].cells(
                    table.id, column.code, (1...7).map { "G00\($0)" } + (1...6).map { "X00\($0)" }))
            #expect(cells[3] == cells[0] + cells[1] - cells[2], "\(table.id) \(column.code)")
            let extra = cells[7] - cells[8] + cells[9] - cells[10] + cells[11] - cells[12]
            #expect(cells[6] == cells[3] + cells[4] - cells[5] + extra, "\(table.id) \(column.code)")
        }
    }
}
