import Foundation
import LandModel
import TestSupport
import Testing

@testable import Tables

/// Filled forms against a second, slow reading of the same definitions, and against the children they name.
@Suite struct FormOracleTests {
    private static let classes = [
        "0303", "0304", "0306", "0402", "0603", "1105", "1106", "1108", "0101", "0102", "0103", "0201",
        "0201K",
        "0202", "0202K", "0203", "0203K", "0204", "0204K", "0301", "0301K", "0302", "0302K", "0305", "0307",
        "0307K", "0401", "0403", "0403K", "0404", "05H1", "0508", "0601", "0602", "0701", "0702", "08H1",
        "08H2",
        "08H2A", "0809", "0810", "0810A", "09", "1001", "1002", "1003", "1004", "1005", "1006", "1007",
        "1008",
        "1009", "1101", "1102", "1103", "1104", "1104A", "1104K", "1107", "1107A", "1109", "1110", "1201",
        "1202",
        "1203", "1204", "1205", "1206", "1207",
    ]

    private func records(_ random: inout SplitMix64, count: Int) -> [LevelledRecord] {
        func pick(_ values: [String]) -> String { values.randomElement(using: &random) ?? "" }
        return (0..<count).map { _ in
            let isIsland = Int.random(in: 0..<4, using: &random) == 0
            let unit = "44020300\(pick(["1", "2"]))00\(pick(["1", "2", "3"]))"
            let key = BaseKey(
                locationUnit: unit, ownershipUnit: pick([unit, "440204001001", "440205001002"]),
                ownership: pick(["10", "20", "21", "30", "31", "34", "40", "41"]),
                terrace: pick(["", "TT", "PD", "FD"]),
                slope: pick(["", "1", "2", "3", "4", "5"]),
                planting: pick(["", "LS", "FLS", "LYFL", "XG", "LLJZ", "WG", "JKHF", "GCHF", "GZ"]),
                settlement: pick(["", "201", "201A", "202", "202A", "203", "203A", "204", "205"]),
                refinement: pick(["", "HDGD", "YJGD", "LQYD", "GCCD", "HDGY", "DLGY", "FQ", "LJTM"]),
                island: isIsland ? "01" : "00", islandName: isIsland ? pick(["甲岛", "乙岛"]) : "",
                exclave: pick(["0", "1"]),
                approvedUse: pick(["", "0603", "05H1", "0701", "08H2A", "0810", "09", "1004", "1006", "1109"])
            )
            var cells: [String: Hectares] = [:]
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                cells[pick(Self.classes)] = Hectares(hundredths: Int64.random(in: 0...99_999, using: &random))
            }
            return LevelledRecord(key: key, cells: cells)
        }
    }

    /// A filter's text cut into words: field, `in` or `notin`, values. Shares no code with the program.
    private struct Words {
        var field: String
        var first: Bool
        var verb: String
        var values: [String]

        static func cut(_ text: String) -> [Words] {
            if text == "ALL" { return [] }
            return text.components(separatedBy: " and ").map { condition in
                let words = condition.components(separatedBy: " ")
                let name = words[0].replacingOccurrences(of: "[0]", with: "")
                let list = words[2].trimmingCharacters(in: ["(", ")"]).components(separatedBy: ",")
                return Words(field: name, first: name != words[0], verb: words[1], values: list)
            }
        }

        func holds(_ attributes: [String: String]) -> Bool {
            guard var value = attributes[field] else { return false }
            if first, let character = value.first { value = String(character) }
            let isListed = !value.isEmpty && values.firstIndex(of: value) != nil
            return verb == "in" ? isListed : !isListed
        }
    }

    /// Columns of a form straight from its data file: code and filter of each area column.
    private func definitions(_ id: String) throws -> [(code: String, filter: [Words])] {
        let file = FormCatalogue.bundledFolder.appendingPathComponent("\(id).csv")
        let text = try String(contentsOf: file, encoding: .utf8)
        return CommaSeparated.records(of: text).dropFirst().filter { $0.fields[2] == "area" }
            .map { ($0.fields[0], Words.cut($0.fields[3])) }
    }

    @Test("every cell of every form equals the slow reading; every total equals its children")
    func oracle() throws {
        let catalogue = try FormCatalogue()
        let filler = try FormFiller(catalogue: catalogue)
        var random = SplitMix64(announcing: "FormOracleTests.oracle")
        let records = records(&random, count: 120)
        let county = District(code: "440203", name: "武江区")
        for form in catalogue.forms {
            let table = try filler.fill(form, from: records, of: county, names: [], deepest: .village)
            let definitions = try definitions(form.id)
            #expect(table.areaColumns.map(\.code) == definitions.map(\.code))
            for (position, definition) in definitions.enumerated() {
                let taken = records.map { slowArea($0, definition.filter) }
                for row in table.rows {
                    let sum = zip(records, taken).reduce(0) { sum, pair in
                        sum + (belongs(pair.0.key, to: row, of: form) ? pair.1 : 0)
                    }
                    if sum != row.areas[position].hundredths {
                        let found = row.areas[position]
                        Issue.record("\(form.id) \(row.keys) \(definition.code): \(found), not \(sum)")
                    }
                }
            }
            expectChildren(table)
        }
    }

    private func slowArea(_ record: LevelledRecord, _ filter: [Words]) -> Int64 {
        let key = record.key
        var attributes = [
            "QSXZ": key.ownership, "GDLX": key.terrace, "GDPDJB": key.slope, "ZZSXDM": key.planting,
            "CZCSXM": key.settlement, "TBXHDM": key.refinement, "MSSM": key.island, "FRDBS": key.exclave,
            "PZYT": key.approvedUse,
        ]
        return record.cells.reduce(0) { sum, cell in
            attributes["DLBM"] = cell.key
            return sum + (filter.allSatisfy { $0.holds(attributes) } ? cell.value.hundredths : 0)
        }
    }

    private func belongs(_ key: BaseKey, to row: SummaryTable.Row, of form: Form) -> Bool {
        guard key.locationUnit.hasPrefix(row.keys[1]) else { return false }
        switch form.rows {
        case .districts: return true
        case .exclaves: return row.keys[3].isEmpty || key.ownershipUnit == row.keys[3]
        case .islands: return row.keys[2].isEmpty || key.islandName == row.keys[2]
        }
    }

    private func expectChildren(_ table: SummaryTable) {
        let columns = table.areaColumns
        let positions = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.code, $0) })
        for (position, column) in columns.enumerated() where !column.children.isEmpty {
            let children = column.children.compactMap { positions[$0] }
            #expect(children.count == column.children.count)
            for row in table.rows {
                let sum = children.reduce(Hectares.zero) { $0 + row.areas[$1] }
                #expect(sum == row.areas[position], "\(table.id) \(column.code) \(row.keys)")
            }
        }
    }
}
