import Aggregate
import LandModel
import Testing

@testable import Pipeline

/// Every table of monitoring on a change that can be added up by hand.
@Suite struct MonitoringTablesTests {
    private let common: MonitoringTables

    init() throws { common = try InventedChange.tables() }

    @Test("cultivated land that was built on, inside and outside farmland; the city has what moved")
    func nonAgricultural() {
        let table = CultivatedTables(common: common).nonAgricultural()
        let columns = [
            "area_m2", "from_0101_m2", "from_0102_m2", "from_0103_m2", "in_farmland_m2",
            "outside_farmland_m2", "sliver_m2",
        ]
        #expect(
            table.row("990101", of: columns) == [
                "100.00", "100.00", "0.00", "0.00", "40.00", "60.00", "0.70",
            ]
        )
        #expect(
            table.row("990102", of: columns) == ["0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00"])
        #expect(
            table.row("990100", of: columns) == [
                "110.00", "100.00", "0.00", "10.00", "44.00", "66.00", "0.70",
            ])
        #expect(table.notes.contains("耕地＝0101、0102、0103"))
    }

    @Test("cultivated land that became orchard, and what was planted otherwise, apart")
    func nonGrain() {
        let tables = CultivatedTables(common: common)
        let table = tables.nonGrain()
        #expect(
            table.row(
                "990101",
                of: [
                    "area_m2", "to_orchard_m2", "to_forest_m2", "in_farmland_m2", "outside_farmland_m2",
                    "to_other_crops_m2",
                ]) == ["50.00", "50.00", "0.00", "50.00", "0.00", "30.00"])
        let planting = tables.planting()
        let columns = ["before", "after", "after_name", "area_m2", "in_farmland_m2", "outside_farmland_m2"]
        #expect(
            planting.row("990101", of: columns) == ["LS", "FLS", "种植非粮食作物", "30.00", "10.00", "20.00"])
        #expect(planting.cells("area_m2", "990102").isEmpty)
    }

    @Test("the opening stock and every cause make the closing stock, in each county and in the city")
    func cultivatedChange() {
        let change = CultivatedChangeTable(common: common)
        let table = change.table()
        func net(_ district: String, _ line: String) -> [String] { table.cells("net_m2", district, line) }
        #expect(table.cells("stock_m2", "990101", "opening") == ["1403.25"])
        #expect(table.cells("stock_m2", "990101", "closing") == ["1058.00"])
        #expect(table.cells("increase_m2", "990101", "construction") == ["20.00"])
        #expect(table.cells("decrease_m2", "990101", "construction") == ["100.00"])
        #expect(net("990101", "orchard") == ["-50.00"] && net("990101", "ridge") == ["-1.50"])
        #expect(net("990101", "sliver") == ["-0.70"] && net("990101", "moved") == ["-210.00"])
        #expect(net("990101", "correction") == ["-0.05"] && net("990101", "uncovered") == ["-3.00"])
        #expect(net("990101", "other") == ["0.00"] && net("990101", "total") == ["-345.25"])
        #expect(net("990102", "moved") == ["200.00"] && net("990100", "moved") == ["0.00"])
        #expect(net("990100", "construction") == ["-90.00"])
        #expect(table.cells("stock_m2", "990100", "closing") == ["1258.00"])
        #expect(change.checks().map(\.subject) == ["990100", "990101", "990102"])
        #expect(change.checks().allSatisfy { $0.verdict == .pass })
    }

    @Test("the balance of occupied and supplemented land leaves ridges and slivers out")
    func occupation() {
        let table = OccupationBalanceTable(common: common).table()
        #expect(
            table.row(
                "990101",
                of: [
                    "by_construction_m2", "by_construction_paddy_m2", "by_construction_dry_m2", "occupied_m2",
                    "occupied_paddy_m2", "supplemented_m2", "supplemented_paddy_m2", "dry_to_paddy_m2",
                    "paddy_to_dry_m2", "balance_construction_m2", "balance_m2", "balance_paddy_m2",
                ]) == [
                    "100.00", "100.00", "0.00", "150.00", "100.00", "20.00", "0.00", "8.00", "0.00",
                    "-80.00", "-130.00", "-92.00",
                ])
    }

    @Test("new construction land by the class it was, in total and inside the zones")
    func construction() {
        let table = ConstructionTable(common: common).table()
        let columns = ["area_m2", "in_farmland_m2", "sliver_m2"]
        #expect(table.row("990101", "total", of: columns) == ["100.00", "40.00", "0.70"])
        #expect(table.row("990101", "0101", of: columns) == ["100.00", "40.00", "0.70"])
        #expect(table.row("990100", "0103", of: columns) == ["10.00", "4.00", "0.00"])
        #expect(table.row("990100", "total", of: columns) == ["110.00", "44.00", "0.70"])
        #expect(table.cells("class", "990102") == ["total"])
    }

    @Test("gains and losses inside a control line, each cause in its own column")
    func line() {
        let table = LineTable(common: common).table()
        let columns = ["net_m2", "land_gain_m2", "land_loss_m2", "sliver_gain_m2", "sliver_loss_m2"]
        #expect(
            table.row("990101", "cultivated", of: columns) == ["-90.00", "0.00", "90.00", "0.00", "0.70"])
        #expect(
            table.row("990101", "construction", of: columns) == ["40.00", "40.00", "0.00", "0.70", "0.00"])
        #expect(table.row("990101", "orchard", of: columns)?.first == "50.00")
        #expect(table.cells("moved_loss_m2", "990101", "cultivated") == ["4.00"])
        #expect(table.cells("moved_gain_m2", "990102", "construction") == ["4.00"])
        #expect(table.cells("land_loss_m2", "990100", "cultivated") == ["94.00"])
    }

    @Test("without zones the tables have no inside and no table of lines")
    func withoutZones() throws {
        let common = try InventedChange.tables(hasFarmland: false)
        let tables = common.tables()
        #expect(!tables.contains { $0.id == "line-changes" })
        for table in tables {
            #expect(!table.columns.contains { $0.name.contains("farmland") }, "\(table.id)")
            #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(table.id)")
        }
        #expect(CultivatedTables(common: common).nonAgricultural().cells("area_m2", "990101") == ["100.00"])
    }

    @Test("lists name the patches of both years, slivers and moved ground marked")
    func lists() {
        let lists = PieceLists(common: common, change: InventedChange.change)
        let tables = lists.tables()
        #expect(tables.map(\.id) == ["non-agricultural-pieces", "non-grain-pieces"])
        #expect(tables[0].cells("bsm_before") == ["1-1", "1-8", "1-14"])
        #expect(tables[0].cells("bsm_after") == ["2-1", "2-8", "2-14"])
        #expect(tables[0].cells("kind") == ["land", "land", "boundary"])
        #expect(tables[0].cells("sliver") == ["", "1", ""])
        #expect(tables[0].cells("in_farmland_m2") == ["40.00", "0.70", "4.00"])
        #expect(tables[0].cells("outside_farmland_m2") == ["60.00", "0.00", "6.00"])
        #expect(tables[1].cells("group") == ["orchard", "planting"])
        let grounds = lists.grounds()
        #expect(grounds.map(\.name) == ["non_agricultural_ground", "non_grain_ground"])
        #expect(grounds.map(\.rows.count) == [3, 2])
    }
}
