import Aggregate
import LandModel
import Normalise
import TestSupport
import Testing

@testable import Pipeline

/// The balance sheet of an invented change, line by line.
@Suite struct AssetSheetTests {
    private func sheet(_ prices: AssetPrices? = nil) throws -> AssetSheet {
        AssetSheet(common: try InventedChange.tables(), prices: prices, years: (2019, 2020))
    }

    private static let columns = [
        "opening_m2", "increase_m2", "increase_land_m2", "increase_ownership_m2", "increase_sliver_m2",
        "increase_moved_m2", "increase_correction_m2", "increase_uncovered_m2", "decrease_m2",
        "decrease_land_m2", "decrease_ownership_m2", "decrease_sliver_m2", "decrease_moved_m2",
        "decrease_correction_m2", "decrease_uncovered_m2", "closing_m2",
    ]

    @Test("every movement of a county stands under its own cause")
    func causes() throws {
        let table = try sheet().table()
        #expect(
            table.row("990101", "collective", "cultivated", of: Self.columns) == [
                "1403.25", "20.00", "20.00", "0.00", "0.00", "0.00", "0.00", "0.00", "365.25", "151.50",
                "0.00", "0.70", "210.00", "0.05", "3.00", "1058.00",
            ])
        #expect(
            table.row("990101", "collective", "forest", of: Self.columns) == [
                "60.00", "5.02", "0.00", "0.00", "0.00", "0.00", "0.02", "5.00", "60.00", "0.00", "60.00",
                "0.00", "0.00", "0.00", "0.00", "5.02",
            ])
        #expect(table.cells("increase_ownership_m2", "990101", "state", "forest") == ["60.00"])
        #expect(table.cells("increase_land_m2", "990101", "state", "construction") == ["100.00"])
        #expect(table.cells("increase_sliver_m2", "990101", "collective", "construction") == ["0.70"])
        #expect(table.cells("increase_moved_m2", "990102", "collective", "cultivated") == ["200.00"])
    }

    @Test("ground that one county gave another is nothing to the city but what it became")
    func city() throws {
        let table = try sheet().table()
        #expect(
            table.row("990100", "collective", "cultivated", of: Self.columns) == [
                "1403.25", "20.00", "20.00", "0.00", "0.00", "0.00", "0.00", "0.00", "165.25", "161.50",
                "0.00", "0.70", "0.00", "0.05", "3.00", "1258.00",
            ])
    }

    @Test("every line balances; one that does not is told with its type")
    func checks() throws {
        let checks = try sheet().checks()
        #expect(checks.allSatisfy { $0.verdict == .pass && $0.rule == "asset-balance-m2" })
        #expect(
            checks.map(\.subject) == [
                "990100 state", "990100 collective", "990101 state", "990101 collective", "990102 state",
                "990102 collective",
            ])
        var common = try InventedChange.tables()
        let record = ChangeRecord(
            before: nil, after: InventedChange.side("0404"), kind: .uncovered,
            area: SquareMetres(hundredths: 1))
        common = MonitoringTables(
            ground: common.ground.adding(record), zones: common.zones, hasFarmland: true, lines: common.lines,
            groups: common.groups, rows: common.rows)
        let failed = AssetSheet(common: common, prices: nil, years: (2019, 2020)).checks().filter {
            $0.verdict == .fail
        }
        #expect(failed.map(\.subject) == ["990100 collective", "990101 collective"])
        #expect(failed.allSatisfy { $0.found == "0.01" && $0.detail.hasSuffix("worst grass") })
    }

    @Test("values by county, half a hundredth of a yuan rounded up; the city's are the sum")
    func values() throws {
        let folder = try TemporaryFolder()
        let types = try MonitoringGroups("tdt1055-2019").assets
        // 1403.25 m² and 1058.00 m² of the first county, 200.00 m² of the second.
        let lines = types.groups.map { "\($0.name),,,0" }.filter { !$0.hasPrefix("cultivated") }
        let text =
            (["type,district,year,yuan_per_m2", "耕地,990101,2019,10.02", "cultivated,,,1.5"] + lines)
            .joined(separator: "\n")
        let prices = try AssetPrices.read(
            try folder.write("prices.csv", text), types: types, counties: ["990101", "990102"],
            years: [2019, 2020])
        let table = try sheet(prices).table()
        let columns = ["opening_value_yuan", "closing_value_yuan"]
        // 1403.25 · 10.02 = 14060.565
        #expect(table.row("990101", "collective", "cultivated", of: columns) == ["14060.57", "1587.00"])
        #expect(table.row("990102", "collective", "cultivated", of: columns) == ["0.00", "300.00"])
        #expect(table.row("990100", "collective", "cultivated", of: columns) == ["14060.57", "1887.00"])
    }
}

extension ChangeGround {
    /// With a record that neither year's stock knows.
    fileprivate func adding(_ record: ChangeRecord) -> ChangeGround {
        var ground = self
        ground.whole.add(record, isSliver: false, area: record.area)
        return ground
    }
}
