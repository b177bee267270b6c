import LandModel

/// A register, filled: one cell for each column of each row.
///
/// A register with a serial number mixes its groups' rows by chance before it numbers them; in any other they stand in
/// the order of the groups.
struct RegisterTable: Sendable {
    let register: SampleTargets.Register
    private(set) var rows: [[RegisterCell]] = []

    /// - Parameter place: keys to the register in the targets file.
    init(
        _ register: SampleTargets.Register, place: String, targets: SampleTargets, seed: UInt64,
        source: RegisterSource
    ) throws(RegisterFault) {
        self.register = register
        let hash = StableHash(seed: seed, stream: .register)
        let key = Self.key(register.name)
        var counties: [Int?] = []
        for (number, group) in register.groups.enumerated() {
            func bits(_ column: Int, _ row: Int, _ turn: Int) -> UInt64 {
                hash.bits(key &+ number &* 1_000_003 &+ column &* 7_919, row * 4 + turn)
            }
            let plan = try RegisterGroupPlan(
                group, of: register, place: "\(place).groups.\(number)", targets: targets, source: source
            ) { Int(bits($0, $1, 3) % 1_000) }
            for (index, row) in plan.rows.enumerated() {
                var cells: [RegisterCell] = []
                for (column, filler) in plan.fillers.enumerated() {
                    let given = row.given[column] ?? Self.item(row, register.columns[column], filler)
                    cells.append(
                        given ?? filler.cell(row: index, before: cells) { bits(column, index, $0) })
                }
                rows.append(cells)
                counties.append(row.county)
            }
        }
        var order = Array(rows.indices)
        if register.columns.contains(where: { $0.kind == .serial }) {
            order = order.map { (hash.bits(key, $0), $0) }.sorted { $0 < $1 }.map(\.1)
        }
        let filled = order.enumerated().map { number, index in
            finished(rows[index], number: number + 1, county: counties[index].map { targets.counties[$0] })
        }
        rows = filled
    }

    /// What a row's source says for a column that asks it, unless the group says something else.
    private static func item(
        _ row: RegisterGroupPlan.Row, _ column: SampleTargets.Column, _ filler: RegisterFiller
    ) -> RegisterCell? {
        guard column.kind == .source, let key = column.key, case .nothing = filler else { return nil }
        return row.item?.values[key]
    }

    /// Puts in what depends on the row's place in the register, and on its county.
    private func finished(
        _ cells: [RegisterCell], number: Int, county: SampleTargets.County?
    ) -> [RegisterCell] {
        zip(register.columns, cells).map { column, cell in
            switch (column.kind, cell) {
            case (.serial, .empty):
                .text((column.prefix ?? "") + DistrictPlanner.padded(number, column.digits ?? 0))
            case (.countyCode, .empty): county.map { .text($0.code) } ?? .empty
            case (.countyName, .empty): county.map { .text($0.name) } ?? .empty
            case (_, .text(let text)) where text.contains("{"):
                .text(
                    text.replacing("{n}", with: "\(number)")
                        .replacing("{county}", with: county?.code ?? ""))
            default: cell
            }
        }
    }

    /// A number for a name, the same on any machine (FNV-1a, 64 bits).
    private static func key(_ name: String) -> Int {
        var key: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { key = (key ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return Int(truncatingIfNeeded: key)
    }
}

extension RegisterTable {
    /// The registers of a city. A fault is told by its place in the targets file.
    static func all(
        _ targets: SampleTargets, seed: UInt64, source: RegisterSource
    ) throws(RegisterFault) -> [RegisterTable] {
        var tables: [RegisterTable] = []
        for (index, register) in (targets.registers ?? []).enumerated() {
            let table = try RegisterTable(
                register, place: "registers.\(index)", targets: targets, seed: seed, source: source)
            tables.append(table)
        }
        return tables
    }
}
