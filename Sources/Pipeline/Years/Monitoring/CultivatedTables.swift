import Aggregate
import LandModel
import Normalise

/// Cultivated land that became something else: 非农化 and 非粮化, by class and by planting attribute.
struct CultivatedTables {
    let common: MonitoringTables

    private var groups: MonitoringGroups { common.groups }

    private var origins: [(code: String, name: String)] {
        (groups.standard.sets["cultivated"] ?? []).map { ($0, groups.standard[$0]?.name ?? $0) }
    }

    /// Cultivated land that became construction land.
    func nonAgricultural() -> StatisticTable {
        let origins = origins
        var table = StatisticTable(
            id: "non-agricultural", title: "耕地“非农化”",
            columns: DistrictRows.columns + [MonitoringTables.area("area", "非农化面积")]
                + origins.map { MonitoringTables.area("from_" + $0.code, "其中：" + $0.name) }
                + common.insideColumns + [MonitoringTables.area("sliver", "狭长碎片（未计入）")],
            rows: [],
            notes: ["非农化：耕地变为建设用地。"] + MonitoringTables.notes + [
                groups.definition("耕地", set: "cultivated"),
                groups.definition("建设用地", set: "construction"),
            ])
        for district in common.rows.districts {
            func flow(_ movements: Movements, _ cause: MovementCause = .land) -> SquareMetres {
                movements.flow(cause, from: groups.isCultivated, to: groups.isConstruction)
            }
            let own = common.ground.whole[district.code]
            let parts: [StatisticTable.Cell] = origins.map { origin in
                .area(own.flow(from: { $0.landClass == origin.code }, to: groups.isConstruction))
            }
            table.rows.append(
                common.rows.cells(district) + [.area(flow(own))] + parts
                    + common.insideCells(district, flow(own)) { flow($0) } + [.area(flow(own, .sliver))])
        }
        return table
    }

    /// Cultivated land that became agricultural land of other kinds.
    func nonGrain() -> StatisticTable {
        let targets = groups.nonGrain.groups
        var table = StatisticTable(
            id: "non-grain", title: "耕地“非粮化”",
            columns: DistrictRows.columns + [MonitoringTables.area("area", "非粮化面积")]
                + targets.map { MonitoringTables.area("to_" + $0.name, "变为" + $0.title) }
                + common.insideColumns + [
                    MonitoringTables.area("sliver", "狭长碎片（未计入）"),
                    MonitoringTables.area("to_other_crops", "另：仍为耕地，改种非粮食作物"),
                ], rows: [],
            notes: ["非粮化：耕地变为下列用地；改种非粮食作物的耕地按种植属性另列，不计入非粮化面积。"] + MonitoringTables.notes + [
                groups.definition("耕地", set: "cultivated"), groups.nonGrain.definition,
                groups.planting.definition,
            ])
        for district in common.rows.districts {
            func flow(_ movements: Movements, _ cause: MovementCause = .land) -> SquareMetres {
                movements.flow(cause, from: groups.isCultivated, to: groups.isNonGrain)
            }
            let own = common.ground.whole[district.code]
            let parts: [StatisticTable.Cell] = targets.indices.map { number in
                .area(
                    own.flow(
                        from: groups.isCultivated,
                        to: { groups.nonGrain.number(of: $0.landClass) == number }))
            }
            let crops = own.flow(
                from: { groups.isCultivated($0) && !groups.hasOtherCrops($0) },
                to: { groups.isCultivated($0) && groups.hasOtherCrops($0) })
            table.rows.append(
                common.rows.cells(district) + [.area(flow(own))] + parts
                    + common.insideCells(district, flow(own)) { flow($0) }
                    + [.area(flow(own, .sliver)), .area(crops)])
        }
        return table
    }

    /// Ground that stays cultivated and is planted otherwise, by attribute before and after.
    func planting() -> StatisticTable {
        var table = StatisticTable(
            id: "non-grain-planting", title: "耕地种植属性变化",
            columns: DistrictRows.columns + [
                .init("before", "变更前种植属性", .code), .init("before_name", "变更前名称", .text),
                .init("after", "变更后种植属性", .code), .init("after_name", "变更后名称", .text),
                MonitoringTables.area("area", "面积"),
            ] + common.insideColumns, rows: [],
            notes: ["两年均为耕地、种植属性（ZZSXDM）不同的土地；代码为空的为未填写。"] + MonitoringTables.notes + [
                groups.definition("耕地", set: "cultivated"), groups.planting.definition,
            ])
        for district in common.rows.districts {
            let own = replanted(common.ground.whole[district.code])
            let inside = common.hasFarmland ? replanted(common.ground.inside[0][district.code]) : [:]
            for (codes, area) in own.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                let within = inside[codes] ?? .zero
                table.rows.append(
                    common.rows.cells(district)
                        + codes.flatMap { [.text($0), .text(groups.plantingCodes[$0]?.name ?? "")] }
                        + [.area(area)]
                        + (common.hasFarmland ? [.area(within), .area(area - within)] : []))
            }
        }
        return table
    }

    /// Areas by attribute before and after.
    private func replanted(_ movements: Movements) -> [[String]: SquareMetres] {
        var areas: [[String]: SquareMetres] = [:]
        for (movement, area) in movements.areas {
            guard movement.cause == .land, let before = movement.before, let after = movement.after,
                groups.isCultivated(before), groups.isCultivated(after), before.planting != after.planting
            else { continue }
            areas[[before.planting, after.planting], default: .zero] += area
        }
        return areas
    }
}
