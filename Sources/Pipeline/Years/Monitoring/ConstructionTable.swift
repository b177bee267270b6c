import Aggregate
import LandModel
import Normalise

/// New construction land (新增建设用地) by the class it was.
struct ConstructionTable {
    let common: MonitoringTables

    func table() -> StatisticTable {
        let groups = common.groups
        var table = StatisticTable(
            id: "new-construction", title: "新增建设用地（按来源地类）",
            columns: DistrictRows.columns + [
                .init("class", "来源地类编码", .code), .init("class_name", "来源地类名称", .text),
                MonitoringTables.area("area", "新增建设用地"),
            ] + common.zoneColumns + [MonitoringTables.area("sliver", "狭长碎片（未计入）")],
            rows: [],
            notes: ["新增建设用地：其他地类变为建设用地；每个行政区先列合计。田坎随耕地变为建设用地的，来源列为田坎。"]
                + MonitoringTables.notes + [groups.definition("建设用地", set: "construction")])
        let sources = groups.standard.countableCodes.filter {
            !groups.isConstruction(GroundTrait(landClass: $0, ownership: ""))
        }
        for district in common.rows.districts {
            let books = [common.ground.whole] + common.ground.inside
            func cells(_ isSource: (GroundTrait) -> Bool) -> [SquareMetres] {
                let flows = books.map { $0[district.code].flow(from: isSource, to: groups.isConstruction) }
                let sliver = books[0][district.code].flow(
                    .sliver, from: isSource, to: groups.isConstruction)
                return flows + [sliver]
            }
            func add(_ code: String, _ name: String, _ areas: [SquareMetres]) {
                table.rows.append(
                    common.rows.cells(district) + [.text(code), .text(name)] + areas.map { .area($0) })
            }
            add("total", "合计", cells { !groups.isConstruction($0) })
            for code in sources {
                let areas = cells { $0.landClass == code }
                if areas.contains(where: { $0 != .zero }) {
                    add(code, groups.standard[code]?.name ?? "", areas)
                }
            }
        }
        return table
    }
}
