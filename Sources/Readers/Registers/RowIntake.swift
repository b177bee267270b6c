import LandModel

/// Takes rows one by one into a table, or rejects them, and tells why.
struct RowIntake {
    private(set) var table: RowTable
    private(set) var findings: [Finding] = []
    private let schema: RegisterSchema
    private let file: String
    private let readings: [FieldReading]
    private let key: [Int]
    /// Numbers of the rows taken, by their keys.
    private var taken: [[FieldValue]: Int64] = [:]

    /// What stands in the place of a key in the row of a total.
    static let totals: Set<String> = ["合计", "总计", "小计", "累计", "总和"]

    init(schema: RegisterSchema, districts: Set<String>?, file: String) {
        self.schema = schema
        self.file = file
        readings = schema.columns.map { FieldReading(column: $0, districts: districts) }
        key = schema.key.compactMap { name in schema.columns.firstIndex { $0.name == name } }
        table = RowTable(
            name: schema.name, title: schema.title,
            fields: schema.columns.map { RowTable.Field($0.name, title: $0.header, $0.type) })
    }

    /// - Parameter isExact: the row must have as many cells as the head.
    mutating func take(_ row: RegisterRow, _ head: RegisterHead, isExact: Bool) {
        if isTotal(row, head) { return }
        guard hasShape(row, head, isExact) else { return reject(row) }
        var values: [FieldValue] = []
        for (reading, position) in zip(readings, head.positions) {
            do throws(ValueFault) {
                values.append(try reading.value(row[position]))
            } catch {
                values.append(.unusable)
                tell(error.rule, row, error.facts(file: file, column: reading.column.header))
            }
        }
        guard isComplete(values, row, head), isNew(values, row) else { return reject(row) }
        table.rows.append(RowTable.Row(values: values, number: row.number))
    }

    private mutating func reject(_ row: RegisterRow) { table.rejected.append(row.number) }

    private mutating func tell(_ rule: FindingRule, _ row: RegisterRow, _ facts: [Finding.Fact]) {
        findings.append(
            Finding(rule: rule, source: "register:\(schema.name)", feature: row.number, facts: facts))
    }

    /// A total in a column of the key, or, where rows have none, in the first declared column.
    private mutating func isTotal(_ row: RegisterRow, _ head: RegisterHead) -> Bool {
        for column in key.isEmpty ? [0] : key where column < head.positions.count {
            let found = RegisterHead.folded(row[head.positions[column]].shown)
            guard Self.totals.contains(found.trimming { ":：".contains($0) }) else { continue }
            tell(
                .registerTotalRow, row,
                [
                    Finding.Fact("file", file), Finding.Fact("column", schema.columns[column].header),
                    Finding.Fact("found", found),
                ])
            return true
        }
        return false
    }

    private mutating func hasShape(_ row: RegisterRow, _ head: RegisterHead, _ isExact: Bool) -> Bool {
        let isLong = isExact && row.cells.count != head.names.count
        guard isLong || row.isMalformed else { return true }
        tell(
            .registerRowShape, row,
            [
                Finding.Fact("file", file), Finding.Fact("found", "\(row.cells.count)"),
                Finding.Fact("expected", "\(head.names.count)"),
                Finding.Fact("reason", isLong ? "cells" : "text-behind-quote"),
            ])
        return false
    }

    /// Whether all required cells hold something, and all of the key something usable.
    private mutating func isComplete(
        _ values: [FieldValue], _ row: RegisterRow, _ head: RegisterHead
    ) -> Bool {
        var isComplete = true
        for (index, value) in values.enumerated() {
            let isKey = key.contains(index)
            guard value.isBlank && schema.columns[index].isRequired || isKey && !value.isUsable else {
                continue
            }
            isComplete = false
            tell(
                isKey ? .registerKeyMissing : .registerRequiredBlank, row,
                [
                    Finding.Fact("file", file), Finding.Fact("column", schema.columns[index].header),
                    Finding.Fact("found", row[head.positions[index]].shown),
                    Finding.Fact("expected", readings[index].expected),
                ])
        }
        return isComplete
    }

    /// Whether no row before has the same key.
    private mutating func isNew(_ values: [FieldValue], _ row: RegisterRow) -> Bool {
        guard !key.isEmpty else { return true }
        let identity = key.map { values[$0] }
        guard let first = taken[identity] else {
            taken[identity] = row.number
            return true
        }
        tell(
            .registerKeyDuplicate, row,
            [
                Finding.Fact("file", file),
                Finding.Fact("column", key.map { schema.columns[$0].header }.joined(separator: " ")),
                Finding.Fact("found", identity.map(\.shown).joined(separator: " ")),
                Finding.Fact("first-row", "\(first)"),
            ])
        return false
    }
}

extension FieldValue {
    /// Something stands there that can be used.
    fileprivate var isUsable: Bool { self != .blank && self != .unusable }

    fileprivate var shown: String {
        switch self {
        case .blank, .unusable: ""
        case .text(let text): text
        case .number(let number):
            number.denominator == 1 ? "\(number.numerator)" : "\(number.numerator)/\(number.denominator)"
        case .date(let date): date.description
        }
    }
}

extension String {
    fileprivate func trimming(_ isDropped: (Character) -> Bool) -> String {
        var text = drop(while: isDropped)
        while let last = text.last, isDropped(last) { text.removeLast() }
        return String(text)
    }
}
