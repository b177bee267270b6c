package import LandModel

/// Forced levelling (强制平差) of a county's base table from m² to hm² with two decimals (summary rule 3).
///
/// The county's converted total is moved to its control area; villages share the difference, the records of a
/// village share the village's, and the classes of a record share what the record's total and the sum of its
/// classes differ by. Whole numbers of 0.01 throughout. Ambiguous points are read as follows.
/// - b is the sum of record totals, each rounded first; a village's total is the sum of its records'.
/// - n counts the villages that have an area on this side (land or island); villages are not levelled to
///   their own control areas.
/// - "Area descending": converted total, then m², then code or record key ascending.
/// - "1 hm²" is tested on m² before conversion (more than 10000 m²); whatever has 0 m² takes no part.
/// - Classes are lowest-level codes; K and A codes are classes of their own.
package struct Leveller: Sendable {
    package var settings: LevellingSettings

    package init(settings: LevellingSettings = LevellingSettings()) { self.settings = settings }

    /// Records by county and MSSM: each group is levelled by itself.
    package static func groups(_ records: [BaseRecord]) -> [ControlAreas.Key: [BaseRecord]] {
        Dictionary(grouping: records) { record in
            ControlAreas.Key(
                district: String(record.key.locationUnit.prefix(DistrictLevel.county.digits)),
                island: record.key.island)
        }
    }

    /// Levels one group. With no record that has an area nothing can take the difference: the result's `total`
    /// then stays below `control`, for the check on it to tell.
    package func level(
        _ records: [BaseRecord], area: ControlAreas.Key, control: SquareMetres
    ) -> LevelledCounty {
        let records = records.sorted { $0.key < $1.key }
        let rows = records.indices.map { Row(index: $0, area: records[$0].total) }
        let goal = Hectares(rounding: control)
        let converted = Hectares(hundredths: rows.reduce(0) { $0 + $1.converted })
        var account = LevellingAccount(area: area)
        account.note(from: converted, to: goal)

        var villages = Dictionary(grouping: rows) { records[$0.index].key.locationUnit }
            .map { Village(code: $0.key, rows: $0.value) }
            .filter { $0.area > .zero }
        villages.sort(by: Village.precedes)
        let villageShares = shares(goal.hundredths - converted.hundredths, of: villages.map(\.converted))
        for (position, village) in villages.enumerated() {
            account.note(
                village: village.code, value: village.converted, plain: villageShares.plain[position],
                final: villageShares.final[position])
        }

        var totals = rows.map(\.converted)
        for (village, share) in zip(villages, villageShares.final) {
            let order = village.rows.filter { $0.area > .zero }.sorted(by: Row.precedes)
            let recordShares = shares(share, of: order.map(\.converted))
            for (position, row) in order.enumerated() {
                account.note(
                    row: records[row.index].key, class: "", value: row.converted,
                    plain: recordShares.plain[position], final: recordShares.final[position])
                totals[row.index] += recordShares.final[position]
            }
        }
        let levelled = records.indices.map { level(records[$0], to: totals[$0], account: &account) }
        return LevelledCounty(
            area: area, control: goal, converted: converted, villages: villages.count, records: levelled,
            steps: account.steps)
    }

    /// The horizontal step: a record's classes to the record's levelled total.
    private func level(
        _ record: BaseRecord, to total: Int64, account: inout LevellingAccount
    ) -> LevelledRecord {
        var cells = record.cells.mapValues { Hectares(rounding: $0) }
        var rest = total - cells.values.reduce(0) { $0 + $1.hundredths }
        guard rest != 0 else { return LevelledRecord(key: record.key, cells: cells) }
        for participants in participants(record) {
            let values = participants.map { cells[$0, default: .zero].hundredths }
            let shares = shares(rest, of: values)
            for (position, code) in participants.enumerated() {
                account.note(
                    row: record.key, class: code, value: values[position], plain: shares.plain[position],
                    final: shares.final[position])
                cells[code, default: .zero].hundredths += shares.final[position]
                rest -= shares.final[position]
            }
            if rest == 0 { break }
        }
        return LevelledRecord(key: record.key, cells: cells)
    }

    /// Classes that take part, in order: those above 1 hm², or all when none is. The small ones come second and are
    /// asked only when the guard left the large ones with nothing to give.
    private func participants(_ record: BaseRecord) -> [[String]] {
        let hectare = SquareMetres(hundredths: 1_000_000)
        let cells = record.cells.filter { $0.value > .zero }.sorted { left, right in
            switch settings.classOrder {
            case .codeDescending: left.key > right.key
            case .areaDescending:
                left.value != right.value ? left.value > right.value : left.key < right.key
            }
        }
        let large = cells.filter { $0.value > hectare }.map(\.key)
        let small = cells.filter { $0.value <= hectare }.map(\.key)
        return large.isEmpty ? [small] : [large, small]
    }

    private func shares(_ difference: Int64, of values: [Int64]) -> (plain: [Int64], final: [Int64]) {
        let plain = Shares.plain(difference, count: values.count)
        return (plain, settings.guardsNegatives ? Shares.guarded(difference, values: values) : plain)
    }
}

/// A record while its total is levelled.
private struct Row {
    var index: Int
    var area: SquareMetres
    var converted: Int64

    init(index: Int, area: SquareMetres) {
        self.index = index
        self.area = area
        converted = Hectares(rounding: area).hundredths
    }

    /// Records are sorted by key, so the index settles what areas leave open.
    static func precedes(_ left: Row, _ right: Row) -> Bool {
        if left.converted != right.converted { return left.converted > right.converted }
        if left.area != right.area { return left.area > right.area }
        return left.index < right.index
    }
}

private struct Village {
    var code: String
    var rows: [Row]
    var area: SquareMetres
    var converted: Int64

    init(code: String, rows: [Row]) {
        self.code = code
        self.rows = rows
        area = rows.reduce(.zero) { $0 + $1.area }
        converted = rows.reduce(0) { $0 + $1.converted }
    }

    static func precedes(_ left: Village, _ right: Village) -> Bool {
        if left.converted != right.converted { return left.converted > right.converted }
        if left.area != right.area { return left.area > right.area }
        return left.code < right.code
    }
}
