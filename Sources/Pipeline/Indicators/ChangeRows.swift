import LandModel

/// What passed between classes and counties, each year with the one surveyed before it.
enum ChangeRows {
    /// - Parameter changes: each with the later of its two years.
    static func table(_ changes: [(year: Int, records: [ChangeRecord])]) -> RowTable {
        var table = RowTable(
            name: StatisticSources.changes, title: "土地利用变化", fields: StatisticSources.changeFields)
        for (year, records) in changes {
            for record in records where isChange(record) {
                let (before, after) = (record.before, record.after)
                table.rows.append(
                    RowTable.Row(
                        values: [
                            .number(Rational(year)),
                            .code((after ?? before)?.key.locationUnit ?? ""),
                            .code(before?.key.locationUnit ?? ""), .code(before?.landClass ?? ""),
                            .code(after?.landClass ?? ""), .text(record.kind.rawValue), .area(record.area),
                        ], number: Int64(table.rows.count + 1)))
            }
        }
        return table
    }

    /// Ground that counts the same in both years is no change.
    private static func isChange(_ record: ChangeRecord) -> Bool {
        record.kind != .land || record.before?.landClass != record.after?.landClass
    }
}
