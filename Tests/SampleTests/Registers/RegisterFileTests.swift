import Foundation
import TestSupport
import Testing

@testable import Sample

/// The registers of both cities: as committed, as written again, with other figures.
@Suite struct RegisterFileTests {
    private static func tables(
        _ targets: SampleTargets, patches: Int, seed: UInt64
    ) throws -> [RegisterTable] {
        let plan = try ZonePlan(SampleCity(targets: targets, patches: patches, seed: seed))
        return try RegisterTable.all(targets, seed: seed, source: RegisterSource(plan))
    }

    /// Figures of a column over all groups, and whether every group has one.
    private static func figure(_ column: SampleTargets.Column, _ register: SampleTargets.Register) -> Int64? {
        var sum: Int64 = 0
        for group in register.groups {
            guard let figure = group.sums?[column.name] else { return nil }
            sum += RegisterFiles.units(figure, places: column.decimals ?? 0)
        }
        return sum
    }

    /// Every column that all groups give a figure for adds up to these.
    private func expectSums(_ register: SampleTargets.Register, _ rows: [[String: String]]) -> Int {
        var checked = 0
        for column in register.columns {
            guard let wanted = Self.figure(column, register) else { continue }
            let places = column.decimals ?? 0
            let sum = rows.reduce(Int64(0)) { $0 + RegisterFiles.units($1[column.name], places: places) }
            #expect(sum == wanted, "\(register.name) \(column.name)")
            checked += 1
        }
        return checked
    }

    @Test("the committed registers are what the generator writes", arguments: SampleCities.all)
    func committed(city: SampleCities) throws {
        let folder = try TemporaryFolder()
        try RegisterWriter(
            tables: Self.tables(city.targets, patches: city.patches, seed: 1), folder: folder.path
        ).write()
        let committed = city.folder + "/registers"
        let names = try FileManager.default.contentsOfDirectory(atPath: committed).sorted()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == names)
        for register in city.targets.registers ?? [] {
            let written = try RegisterFiles.rows(folder.path, register)
            #expect(try RegisterFiles.rows(committed, register) == written, "\(register.name)")
            guard written == nil else { continue }
            let files = try [committed, folder.path].map {
                try Data(contentsOf: URL(fileURLWithPath: $0 + "/" + register.file))
            }
            #expect(files[0] == files[1], "\(register.name)")
        }
    }

    @Test("the files' columns add up to the figures of all their groups", arguments: SampleCities.all)
    func sums(city: SampleCities) throws {
        var checked = 0
        for register in city.targets.registers ?? [] {
            guard let rows = try RegisterFiles.rows(city.folder + "/registers", register) else { continue }
            #expect(!rows.isEmpty, "\(register.name)")
            checked += expectSums(register, rows)
        }
        #expect(checked >= 6)
    }

    @Test("other figures and another seed are met as well, group by group", arguments: SampleCities.all)
    func otherFigures(city: SampleCities) throws {
        var targets = city.targets
        // 7 % more than each figure, rounded to the column's places.
        for index in (targets.registers ?? []).indices {
            guard let register = targets.registers?[index] else { continue }
            for number in register.groups.indices {
                for (name, figure) in register.groups[number].sums ?? [:] {
                    let column = try #require(register.columns.first { $0.name == name })
                    let places = column.decimals ?? 0
                    let units = RegisterFiles.units(figure, places: places) * 107 / 100
                    targets.registers?[index].groups[number].sums?[name] = Self.text(units, places)
                }
            }
        }
        let tables = try Self.tables(targets, patches: 1_200, seed: 7)
        let plain = try Self.tables(city.targets, patches: 1_200, seed: 7)
        var checked = 0
        for (table, before) in zip(tables, plain) {
            #expect(table.rows.count == before.rows.count)
            checked += expectSums(
                table.register,
                table.rows.map { row in
                    Dictionary(
                        uniqueKeysWithValues: zip(table.register.columns.map(\.name), row.map(\.plainText)))
                })
            if table.register.groups.contains(where: { $0.sums?.isEmpty == false }) {
                #expect(table.rows != before.rows, "\(table.register.name)")
            }
        }
        #expect(checked >= 6)
    }

    private static func text(_ units: Int64, _ places: Int) -> String {
        guard places > 0 else { return "\(units)" }
        let digits = DistrictPlanner.padded(Int(units), places + 1)
        return digits.dropLast(places) + "." + digits.suffix(places)
    }
}
