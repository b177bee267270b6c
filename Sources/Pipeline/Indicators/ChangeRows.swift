import LandModel
import Statistics

/// What passed between classes and counties, each year with the one surveyed before it.
enum ChangeRows {
    /// - Parameters:
    ///   - changes: each with the later of its two years.
    ///   - asked: what statistics ask for; `nil` keeps every attribute.
    static func table(
        _ changes: [(year: Int, records: [ChangeRecord])], asked: AskedFields? = nil
    ) -> RowTable {
        var cells = CellTable(
            name: StatisticSources.changes, title: "土地利用变化", fields: StatisticSources.changeFields,
            asked: asked)
        for (year, records) in changes {
            for record in records where isChange(record) {
                let (before, after) = (record.before, record.after)
                cells.add([
                    .number(Rational(year)), .code((after ?? before)?.key.locationUnit ?? ""),
                    .code(before?.key.locationUnit ?? ""), .code(before?.landClass ?? ""),
                    .code(after?.landClass ?? ""), .text(record.kind.rawValue), .area(record.area),
                ])
            }
        }
        return cells.table
    }

    /// Ground that counts the same in both years is no change.
    private static func isChange(_ record: ChangeRecord) -> Bool {
        record.kind != .land || record.before?.landClass != record.after?.landClass
    }
}
