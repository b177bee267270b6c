import Aggregate
import LandModel
import Measure

@testable import Pipeline

/// Two counties and what happened in them, small enough to add up by hand. All areas in 0.01 m².
enum InventedChange {
    static let (first, second) = ("990101", "990102")

    static func side(
        _ landClass: String, _ ownership: String = "30", planting: String = "", county: String = first
    ) -> ChangeSide {
        let unit = county + "001001"
        return ChangeSide(
            key: BaseKey(
                locationUnit: unit, ownershipUnit: unit, ownership: ownership, planting: planting),
            landClass: landClass)
    }

    private typealias Event = (
        before: ChangeSide?, after: ChangeSide?, kind: ChangeKind, area: Int64, inside: Int64, sliver: Bool
    )

    private static let events: [Event] = [
        // 非农化, 非粮化, other crops, reclaimed land, dry land to paddy, ridges.
        (side("0101"), side("0601", "20"), .land, 100_00, 40_00, false),
        (side("0103"), side("0201"), .land, 50_00, 50_00, false),
        (side("0103", planting: "LS"), side("0103", planting: "FLS"), .land, 30_00, 10_00, false),
        (side("0601", "20"), side("0103"), .land, 20_00, 0, false),
        (side("0103"), side("0101"), .land, 8_00, 0, false),
        (side("0101"), side("1203"), .land, 1_50, 0, false),
        // Collective forest became the state's.
        (side("0301"), side("0301", "20"), .land, 60_00, 0, false),
        // What is no change of the land.
        (side("0101"), side("0702"), .land, 70, 70, true),
        (side("0103"), nil, .correction, 5, 0, false),
        (nil, side("0301"), .correction, 2, 0, false),
        (nil, side("0301"), .uncovered, 5_00, 0, false),
        (side("0101"), nil, .uncovered, 3_00, 0, false),
        // The other county received paddy, and dry land that was built on.
        (side("0101"), side("0101", county: second), .boundary, 200_00, 0, false),
        (side("0103"), side("0601", county: second), .boundary, 10_00, 4_00, false),
    ]

    private static let unchanged: [(ChangeSide, Int64)] = [
        (side("0101"), 1000_00), (side("0301", "20", county: second), 500_00),
    ]

    private static let opening: [(ChangeSide, Int64)] = [
        (side("0101"), 1305_20), (side("0103"), 68_05), (side("0103", planting: "LS"), 30_00),
        (side("0301"), 60_00), (side("0601", "20"), 20_00), (side("0301", "20", county: second), 500_00),
    ]

    private static let closing: [(ChangeSide, Int64)] = [
        (side("0101"), 1008_00), (side("0103"), 20_00), (side("0103", planting: "FLS"), 30_00),
        (side("0201"), 50_00), (side("0301"), 5_02), (side("0301", "20"), 60_00),
        (side("0601", "20"), 100_00), (side("0702"), 70), (side("1203"), 1_50),
        (side("0101", county: second), 200_00), (side("0601", county: second), 10_00),
        (side("0301", "20", county: second), 500_00),
    ]

    /// A stretch a piece; polygons play no part in sums.
    static var change: YearChange {
        var change = YearChange(plane: AreaPlane(ellipsoid: .cgcs2000))
        change.records = unchanged.map {
            ChangeRecord(
                before: $0.0, after: $0.0, kind: .land, area: SquareMetres(hundredths: $0.1))
        }
        for (number, event) in events.enumerated() {
            let record = ChangeRecord(
                before: event.before, after: event.after, kind: event.kind,
                area: SquareMetres(hundredths: event.area))
            func patch(_ year: Int) -> ChangedPatch {
                ChangedPatch(
                    identifier: "\(year)-\(number + 1)", number: "", locationName: "甲村", ownershipName: "")
            }
            change.records.append(record)
            change.stretches.append(
                ChangedStretch(
                    pieces: [
                        ChangePiece(
                            record: record, before: event.before == nil ? nil : patch(1),
                            after: event.after == nil ? nil : patch(2))
                    ], polygons: [], isSliver: event.sliver))
        }
        return change
    }

    static func tables(hasFarmland: Bool = true) throws -> MonitoringTables {
        let change = change
        let pieces = zip(change.stretches, events).enumerated().map { number, pair in
            CoveredPiece(
                piece: pair.0.pieces[0], stretch: number, isSliver: pair.1.sliver,
                inside: hasFarmland ? [SquareMetres(hundredths: pair.1.inside)] : [])
        }
        let rows = DistrictRows(
            deepest: .county, names: [first: "甲县", second: "乙县"],
            city: District(code: "990100", name: "某市"))
        return MonitoringTables(
            ground: ChangeGround(
                change, pieces, zones: hasFarmland ? 1 : 0, opening: records(opening),
                closing: records(closing), levels: rows.levels),
            zones: hasFarmland ? [("farmland", "永久基本农田")] : [], hasFarmland: hasFarmland,
            lines: hasFarmland ? ["farmland"] : [], groups: try MonitoringGroups("tdt1055-2019"), rows: rows)
    }

    private static func records(_ stock: [(ChangeSide, Int64)]) -> [BaseRecord] {
        stock.map {
            BaseRecord(key: $0.0.key, cells: [$0.0.landClass: SquareMetres(hundredths: $0.1)])
        }
    }
}

extension StatisticTable {
    /// The cells of one column in the rows that begin with these texts.
    func cells(_ column: String, _ head: String...) -> [String] {
        guard let number = columns.firstIndex(where: { $0.header == column }) else { return [] }
        return rows.filter { row in
            head.allSatisfy { text in row.contains(.text(text)) }
        }.map { $0[number].text(columns[number].kind) }
    }

    /// The only row that has these texts, column by column.
    func row(_ head: String..., of columns: [String]) -> [String]? {
        let found = rows.filter { row in head.allSatisfy { row.contains(.text($0)) } }
        guard found.count == 1, let row = found.first else { return nil }
        return columns.map { header in
            self.columns.firstIndex { $0.header == header }.map { row[$0].text(self.columns[$0].kind) } ?? "–"
        }
    }
}
