import Aggregate
import LandModel
import Normalise

/// The land side of the balance of occupied and supplemented cultivated land (耕地占补平衡), by both readings: occupied by
/// construction alone, as before 2024, and by everything, as since.
struct OccupationBalanceTable {
    let common: MonitoringTables

    func table() -> StatisticTable {
        let column = MonitoringTables.area
        var table = StatisticTable(
            id: "occupation-balance", title: "耕地占补平衡（土地侧）",
            columns: DistrictRows.columns + [
                column("by_construction", "建设占用耕地"), column("by_construction_paddy", "其中：水田"),
                column("by_construction_dry", "其中：水浇地和旱地"), column("occupied", "各类占用耕地合计"),
                column("occupied_paddy", "其中：水田"), column("supplemented", "补充耕地"),
                column("supplemented_paddy", "其中：水田"), column("dry_to_paddy", "旱改水"),
                column("paddy_to_dry", "水改旱"), column("balance_construction", "补充减建设占用"),
                column("balance", "补充减各类占用"), column("balance_paddy", "水田补充减各类占用"),
            ], rows: [],
            notes: [
                "建设占用：耕地变为建设用地（2024年以前的口径）；各类占用：耕地变为任何其他地类（2024年起的口径）；补充：其他地类变为耕地。田坎系数变化不计。",
                "水田补充减各类占用＝补充水田＋旱改水－占用水田－水改旱。指标台账不由图斑得出，不在本表。",
            ] + MonitoringTables.notes + [
                common.groups.definition("耕地", set: "cultivated"),
                common.groups.definition("水田", set: "paddy"),
                common.groups.definition("建设用地", set: "construction"),
            ])
        for district in common.rows.districts {
            table.rows.append(common.rows.cells(district) + amounts(of: district).map { .area($0) })
        }
        return table
    }

    private func amounts(of district: District) -> [SquareMetres] {
        let (groups, own) = (common.groups, common.ground.whole[district.code])
        func isOther(_ ground: GroundTrait) -> Bool {
            !groups.isCultivated(ground) && !groups.isRidge(ground)
        }
        let built = own.flow(from: groups.isCultivated, to: groups.isConstruction)
        let builtPaddy = own.flow(from: groups.isPaddy, to: groups.isConstruction)
        let occupied = own.flow(from: groups.isCultivated, to: isOther)
        let occupiedPaddy = own.flow(from: groups.isPaddy, to: isOther)
        let supplemented = own.flow(from: isOther, to: groups.isCultivated)
        let supplementedPaddy = own.flow(from: isOther, to: groups.isPaddy)
        let toPaddy = own.flow(from: groups.isDry, to: groups.isPaddy)
        let toDry = own.flow(from: groups.isPaddy, to: groups.isDry)
        return [
            built, builtPaddy, built - builtPaddy, occupied, occupiedPaddy, supplemented, supplementedPaddy,
            toPaddy, toDry, supplemented - built, supplemented - occupied,
            supplementedPaddy + toPaddy - occupiedPaddy - toDry,
        ]
    }
}
