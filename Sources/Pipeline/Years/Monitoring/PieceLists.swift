import Aggregate
import LandModel
import Measure
import Normalise

/// The pieces behind 非农化 and 非粮化, one by one, as a list and as a map.
struct PieceLists {
    let common: MonitoringTables
    let change: YearChange

    private struct Kind {
        var id: String
        var title: String
        /// What a piece counts as; `nil` for one that does not belong to the list.
        var group: (GroundTrait, GroundTrait) -> (name: String, title: String)?
    }

    func tables() -> [StatisticTable] {
        kinds.map { kind in
            StatisticTable(
                id: kind.id + "-pieces", title: kind.title, columns: columns,
                rows: rows(of: kind).map(\.cells), notes: notes)
        }
    }

    func grounds() -> [GroundLayer] {
        kinds.map { kind in
            GroundLayer(
                name: kind.id.replacing("-", with: "_") + "_ground", title: kind.title, columns: columns,
                rows: rows(of: kind).map { cells, piece in
                    GroundLayer.Row(
                        cells: cells,
                        polygons: change.plane.degrees(change.stretches[piece.stretch].polygons))
                })
        }
    }

    private let notes = [
        "每块变化土地一行，田坎不列；kind 为 boundary 的在两县之间调整；sliver 为1的狭长碎片不计入汇总表。"
    ]

    private var kinds: [Kind] {
        let groups = common.groups
        return [
            Kind(id: "non-agricultural", title: "耕地“非农化”图斑") { before, after in
                guard groups.isCultivated(before), groups.isConstruction(after) else { return nil }
                return ("construction", "建设用地")
            },
            Kind(id: "non-grain", title: "耕地“非粮化”图斑") { before, after in
                guard groups.isCultivated(before) else { return nil }
                if let number = groups.nonGrain.number(of: after.landClass) {
                    let group = groups.nonGrain.groups[number]
                    return (group.name, group.title)
                }
                guard groups.isCultivated(after), groups.hasOtherCrops(after), !groups.hasOtherCrops(before)
                else { return nil }
                return ("planting", "改种非粮食作物")
            },
        ]
    }

    private var columns: [StatisticTable.Column] {
        [
            .init("group", "变化类型", .word), .init("group_title", "变化类型名称", .text),
            .init("kind", "类别", .code), .init("bsm_before", "变更前标识码", .code),
            .init("bsm_after", "变更后标识码", .code), .init("county", "县级代码", .code),
            .init("unit_before", "变更前坐落单位代码", .code), .init("unit_after", "变更后坐落单位代码", .code),
            .init("village", "坐落单位名称", .text), .init("class_before", "变更前地类", .code),
            .init("class_after", "变更后地类", .code), .init("area", "面积", .squareMetres),
        ] + common.insideColumns + [.init("sliver", "狭长碎片", .code)]
    }

    private func rows(of kind: Kind) -> [(cells: [StatisticTable.Cell], piece: CoveredPiece)] {
        common.ground.pieces.compactMap { piece in
            let record = piece.piece.record
            guard let before = record.before, let after = record.after,
                let group = kind.group(GroundTrait(before), GroundTrait(after))
            else { return nil }
            let inside: [StatisticTable.Cell] =
                common.hasFarmland ? [.area(piece.inside[0]), .area(record.area - piece.inside[0])] : []
            let cells: [StatisticTable.Cell] =
                [
                    .text(group.name), .text(group.title), .text(record.kind.rawValue),
                    .text(piece.piece.before?.identifier ?? ""), .text(piece.piece.after?.identifier ?? ""),
                    .text(String(after.county)), .text(before.key.locationUnit),
                    .text(after.key.locationUnit), .text(piece.piece.after?.locationName ?? ""),
                    .text(before.landClass), .text(after.landClass), .area(record.area),
                ] + inside + [.text(piece.isSliver ? "1" : "")]
            return (cells, piece)
        }
    }
}
