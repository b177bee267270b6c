import Aggregate
import LandModel
import Normalise

/// What each resource type gained and lost inside each control line.
struct LineTable {
    let common: MonitoringTables

    func table() -> StatisticTable {
        var table = StatisticTable(
            id: "line-changes", title: "控制线内各类土地增减",
            columns: DistrictRows.columns + [
                .init("line", "控制线", .word), .init("line_title", "控制线名称", .text),
                .init("type", "类型", .word), .init("type_title", "类型名称", .text),
                MonitoringTables.area("net", "地类变化净增"),
            ]
                + MovementCause.allCases.flatMap { cause in
                    [
                        MonitoringTables.area(cause.rawValue + "_gain", cause.title + "增加"),
                        MonitoringTables.area(cause.rawValue + "_loss", cause.title + "减少"),
                    ]
                }, rows: [],
            notes: ["变化地块按图形比例分割，控制线内外之和等于地块面积；没有图形的地块计在线外。"] + MonitoringTables.notes + [
                common.groups.assets.definition
            ])
        for district in common.rows.districts {
            for line in common.lines {
                guard let zone = common.zones.firstIndex(where: { $0.name == line }) else { continue }
                let own = common.ground.inside[zone][district.code]
                for (number, group) in common.groups.assets.groups.enumerated() {
                    let balances = MovementCause.allCases.map { cause in
                        own.balance(cause) { common.groups.assets.number(of: $0.landClass) == number }
                    }
                    guard balances.contains(where: { $0 != (.zero, .zero) }) else { continue }
                    table.rows.append(
                        common.rows.cells(district) + [
                            .text(line), .text(common.zones[zone].title), .text(group.name),
                            .text(group.title), .area(balances[0].gain - balances[0].loss),
                        ] + balances.flatMap { [.area($0.gain), .area($0.loss)] })
                }
            }
        }
        return table
    }
}
