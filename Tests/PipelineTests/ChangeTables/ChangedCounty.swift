import LandModel
import Tables

@testable import Pipeline

/// A county of both years whose forms can be computed by hand: every area is a whole number of 0.01 hm².
struct ChangedCounty {
    static let code = "990101"

    var opening: [ChangeSide: Int64] = [:]
    private(set) var changes: [ChangeRecord] = []
    private(set) var closing: [ChangeSide: Int64] = [:]

    static func side(
        _ landClass: String, _ ownership: String = "30", slope: String = "", terrace: String = "",
        planting: String = "", settlement: String = "", refinement: String = "", county: String = code
    ) -> ChangeSide {
        ChangeSide(
            key: BaseKey(
                locationUnit: county + "001001", ownershipUnit: county + "001001", ownership: ownership,
                terrace: terrace, slope: slope, planting: planting, settlement: settlement,
                refinement: refinement), landClass: landClass)
    }

    init(_ opening: [(ChangeSide, Int64)]) {
        self.opening = Dictionary(uniqueKeysWithValues: opening)
        closing = self.opening
    }

    /// Books a change in 0.01 hm² and what it makes of the stock of this year.
    mutating func change(
        _ before: ChangeSide?, _ after: ChangeSide?, _ area: Int64, _ kind: ChangeKind = .land,
        _ adjustment: BorderAdjustment = .none
    ) {
        changes.append(
            ChangeRecord(
                before: before, after: after, kind: kind, adjustment: adjustment,
                area: SquareMetres(hundredths: area * 10_000)))
        if let before, !adjustment.isReceived { closing[before, default: 0] -= area }
        if let after, !adjustment.isGiven { closing[after, default: 0] += area }
    }

    var county: ChangeForms.County {
        ChangeForms.County(
            district: District(code: Self.code, name: "甲县"), opening: Self.records(opening),
            closing: Self.records(closing), changes: changes)
    }

    static func records(_ stock: [ChangeSide: Int64]) -> [LevelledRecord] {
        var records: [BaseKey: [String: Hectares]] = [:]
        for (side, area) in stock {
            records[side.key, default: [:]][side.landClass] = Hectares(hundredths: area)
        }
        return records.map { LevelledRecord(key: $0.key, cells: $0.value) }.sorted { $0.key < $1.key }
    }
}

extension [SummaryTable] {
    /// The cells of a column in some lines, in 0.01 hm²; 0 for a line that is not there.
    func cells(_ form: String, _ column: String, _ lines: [String]) -> [Int64]? {
        guard let table = first(where: { $0.id == form }),
            let position = table.areaColumns.firstIndex(where: { $0.code == column })
        else { return nil }
        return lines.map { line in
            table.rows.first { $0.line == line }?.areas[position].hundredths ?? 0
        }
    }

    /// G001 to G007, then the lines beyond the survey's that are not zero.
    func balance(_ form: String, _ column: String) -> [Int64]? {
        cells(form, column, (1...7).map { "G00\($0)" })
    }
}
