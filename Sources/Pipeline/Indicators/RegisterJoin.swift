import LandModel

/// Compares what a register states of its records with the shapes of another register's records.
struct RegisterJoin {
    private(set) var findings: [Finding] = []
    private(set) var checks: [CheckResult] = []

    private let join: RegisterDefinition.Join
    private let source: String

    /// `nil` where a register was not read.
    init?(_ join: RegisterDefinition.Join, from definition: RegisterDefinition, among tables: [RowTable]) {
        guard let stating = tables.first(where: { $0.name == definition.schema.name }),
            let shaped = tables.first(where: { $0.name == join.to }),
            let stated = Records(stating, by: join.by, area: join.area),
            let found = Records(shaped, by: join.by, area: RegisterDefinition.area)
        else { return nil }
        self.join = join
        source = "register:" + definition.schema.name
        compare(stated, found)
    }

    /// Area of each record by its identifier; parts in several counties together.
    private struct Records {
        var areas: [String: Rational?] = [:]
        var rows: [String: Int64] = [:]

        init?(_ table: RowTable, by name: String, area: String?) {
            guard let field = table.field(name) else { return nil }
            let areaField = area.flatMap(table.field)
            for row in table.rows {
                guard case .text(let identifier) = row.values[field] else { continue }
                rows[identifier] = rows[identifier] ?? row.number
                var value: Rational?
                if let areaField, case .number(let number) = row.values[areaField] { value = number }
                if let known = areas[identifier] {
                    areas[identifier] = .some(value.flatMap { known?.adding($0) })
                } else {
                    areas[identifier] = .some(value)
                }
            }
        }
    }

    private mutating func compare(_ stated: Records, _ found: Records) {
        var (unmatched, differing) = (0, 0)
        for (identifier, row) in stated.rows.sorted(by: { $0.value < $1.value }) {
            guard let shape = found.areas[identifier] else {
                unmatched += 1
                findings.append(
                    finding(
                        .registerRecordUnmatched, row, [.init(join.by, identifier), .init("in", join.to)]))
                continue
            }
            guard let own = stated.areas[identifier].flatMap({ $0 }), let shape,
                let difference = shape.subtracting(own),
                let units = difference.magnitude.rounded(decimals: 2),
                units > Int128(join.tolerance.hundredths)
            else { continue }
            differing += 1
            findings.append(
                finding(
                    .registerAreaMismatch, row,
                    [
                        .init(join.by, identifier), .init("stated", own.text(decimals: 2) ?? ""),
                        .init("computed", shape.text(decimals: 2) ?? ""),
                    ], area: Int64(exactly: units).map(SquareMetres.init(hundredths:)) ?? .zero))
        }
        check("register-records-matched", unmatched)
        if join.area != nil { check("register-areas-agree", differing) }
    }

    private func finding(
        _ rule: FindingRule, _ row: Int64, _ facts: [Finding.Fact], area: SquareMetres = .zero
    ) -> Finding {
        Finding(rule: rule, source: source, feature: row, area: area, facts: facts)
    }

    private mutating func check(_ rule: String, _ found: Int) {
        checks.append(
            CheckResult(
                rule: rule, subject: "\(source) → \(join.to)", expected: "0", found: "\(found)",
                difference: "\(found)", unit: "records", verdict: found == 0 ? .pass : .fail))
    }
}
