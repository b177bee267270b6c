import Aggregate
import LandModel
import Measure
import Normalise

/// The tables about zones, from the book of a run: one function a table.
struct ZoneStatistics {
    let definition: PipelineDefinition
    let zones: RunZones
    let sums: ZoneSums
    let standard: Classification
    let rows: DistrictRows

    /// In the order of the pipeline's keys.
    func tables() -> [StatisticTable] {
        let wanted = definition.statistics
        var tables: [StatisticTable] = []
        if !wanted.composition.isEmpty { tables += [areas(), classes()] }
        if wanted.exclusive.count > 1 { tables.append(overlaps()) }
        if !wanted.ratios.isEmpty { tables.append(ratios()) }
        tables += wanted.occupation.map(occupation)
        return tables
    }

    // MARK: Composition

    private static let zoneColumns: [StatisticTable.Column] =
        nameColumns("zones", "分区") + [.init("zone", "类型", .text)]
    private static let setColumns: [StatisticTable.Column] = [
        .init("agricultural", "农用地", .squareMetres), .init("construction", "建设用地", .squareMetres),
        .init("unused", "未利用地", .squareMetres), .init("cultivated", "其中：耕地", .squareMetres),
    ]

    private var definitionNotes: [String] {
        [
            "面积由图斑面积按图形比例分割，精确到0.01平方米，未经调平；耕地等为扣除田坎后的净面积，田坎计入农用地。",
            "地类与三大类按 \(standard.id) 的数据包。",
        ]
    }

    /// How large each zone is, and what lies in it.
    func areas() -> StatisticTable {
        var table = StatisticTable(
            id: "zone-areas", title: "分区面积与地类构成",
            columns: DistrictRows.columns + Self.zoneColumns + [.init("gross", "面积", .squareMetres)]
                + Self.setColumns,
            rows: [],
            notes: definitionNotes + ["行政区代码为空的行：分区超出图斑覆盖范围的部分（大于1平方米时列出）。"])
        for name in definition.statistics.composition {
            guard let zone = zone(name), let layer = zones.number(of: .zones(zone.number)) else { continue }
            let set = zones.layers[layer].set
            for (kind, title) in set.kinds.enumerated() {
                let head: [StatisticTable.Cell] = [.text(name), .text(zone.definition.title), .text(title)]
                for district in rows.districts {
                    guard let ground = sums[layer, district, kind] else { continue }
                    table.rows.append(
                        rows.cells(district) + head + [.area(ground.gross)] + setCells(ground))
                }
                let beyond = set.areas[kind].share - sums.share(layer: layer, kind: kind)
                guard beyond > 10_000 else { continue }
                table.rows.append(
                    [.text(""), .text("图斑以外")] + head
                        + [
                            .area(SquareMetres(hundredths: (beyond + 50) / 100)), .empty, .empty, .empty,
                            .empty,
                        ])
            }
        }
        return table
    }

    /// The same class by class.
    func classes() -> StatisticTable {
        var table = StatisticTable(
            id: "zone-classes", title: "分区内各地类面积",
            columns: DistrictRows.columns + Self.zoneColumns + [
                .init("class", "地类编码", .code), .init("class_name", "地类名称", .text),
                .init("pieces", "图斑块数", .count), .init("net", "净面积", .squareMetres),
                .init("ridges", "扣除田坎", .squareMetres), .init("gross", "毛面积", .squareMetres),
            ], rows: [], notes: definitionNotes)
        for name in definition.statistics.composition {
            guard let zone = zone(name), let layer = zones.number(of: .zones(zone.number)) else { continue }
            for (kind, title) in zones.layers[layer].set.kinds.enumerated() {
                for district in rows.districts {
                    guard let ground = sums[layer, district, kind] else { continue }
                    for (code, amount) in ground.byClass.sorted(by: { $0.key < $1.key }) {
                        table.rows.append(
                            rows.cells(district) + [
                                .text(name), .text(zone.definition.title), .text(title), .text(code),
                                .text(standard[code]?.name ?? ""), .integer(amount.pieces), .area(amount.net),
                                .area(amount.ridges), .area(amount.gross),
                            ])
                    }
                }
            }
        }
        return table
    }

    // MARK: Pairs of zones

    /// Ground that zones claim which may not overlap; without rows where there is none.
    func overlaps() -> StatisticTable {
        var table = StatisticTable(
            id: "zone-overlaps", title: "控制线两两重叠面积",
            columns: DistrictRows.columns + Self.nameColumns("first", "控制线甲")
                + Self.nameColumns("second", "控制线乙") + [.init("gross", "重叠面积", .squareMetres)],
            rows: [], notes: ["各控制线不得相互重叠；重叠图形见 results.gpkg 的 zone_overlap_pieces 图层。"])
        for (first, second) in exclusivePairs {
            guard let layer = zones.number(of: .sharedAsOne(first, with: second)) else { continue }
            for district in rows.districts {
                guard let ground = sums[layer, district, 0] else { continue }
                table.rows.append(
                    rows.cells(district) + nameCells(first) + nameCells(second) + [.area(ground.gross)])
            }
        }
        return table
    }

    /// One line a pair of zones that may not overlap.
    func checks() -> [CheckResult] {
        exclusivePairs.map { first, second in
            let found = zones.conflicts.filter { $0.first == first && $0.second == second }
            let area = found.reduce(TwiceArea.zero) { $0 + $1.piece.area }.squareMetres ?? .zero
            var line = CheckResult(
                rule: "zones-exclusive",
                subject: "\(definition.zones[first].name) × \(definition.zones[second].name)",
                expected: .zero, found: area)
            line.detail = found.isEmpty ? "" : "\(found.count) pieces"
            return line
        }
    }

    /// The zones that claim a piece: their ids, with the layer where the pipeline's zones come from several.
    private func features(_ claims: [DoubleCover.Zone], of number: Int) -> String {
        let sources = zones.sources[number]
        return claims.map { zone in
            sources.count > 1 ? "\(sources[Int(zone.layer)]) \(zone.feature)" : "\(zone.feature)"
        }.joined(separator: "; ")
    }

    /// The ground itself, for a map.
    func grounds() -> [GroundLayer] {
        guard definition.statistics.exclusive.count > 1 else { return [] }
        let rows = zones.conflicts.map { conflict in
            GroundLayer.Row(
                cells: [
                    .text(definition.zones[conflict.first].name),
                    .text(features(conflict.piece.first, of: conflict.first)),
                    .text(definition.zones[conflict.second].name),
                    .text(features(conflict.piece.second, of: conflict.second)),
                    .area(conflict.piece.area.squareMetres ?? .zero),
                ], polygons: zones.plane.degrees(conflict.piece.polygons))
        }
        return [
            GroundLayer(
                name: "zone_overlap_pieces", title: "控制线重叠",
                columns: [
                    .init("first", "控制线甲", .code), .init("first_feature", "甲要素号", .text),
                    .init("second", "控制线乙", .code), .init("second_feature", "乙要素号", .text),
                    .init("area", "重叠面积(平方米)", .squareMetres),
                ], rows: rows)
        ]
    }

    private var exclusivePairs: [(Int, Int)] {
        let numbers = definition.statistics.exclusive.compactMap { zone($0)?.number }
        return numbers.indices.flatMap { place in
            numbers[(place + 1)...].map { (numbers[place], $0) }
        }
    }

    /// area(A ∩ B) / area(B), kinds and overlaps within either counting once.
    func ratios() -> StatisticTable {
        var table = StatisticTable(
            id: "zone-ratios", title: "分区占比",
            columns: DistrictRows.columns + Self.nameColumns("part", "部分") + Self.nameColumns("of", "整体") + [
                .init("part_area", "重合面积", .squareMetres), .init("whole_area", "整体面积", .squareMetres),
                .init("ratio", "占比", .percent),
            ], rows: [], notes: ["占比 = 重合面积 ÷ 整体面积；同一分区内部的重叠只计一次。"])
        for ratio in definition.statistics.ratios {
            guard let part = zone(ratio.part)?.number, let whole = zone(ratio.whole)?.number,
                let shared = zones.number(of: .sharedAsOne(part, with: whole)),
                let all = zones.number(of: .asOne(whole))
            else { continue }
            for district in rows.districts {
                guard let ground = sums[all, district, 0] else { continue }
                let common = sums[shared, district, 0]?.gross ?? .zero
                table.rows.append(
                    rows.cells(district) + nameCells(part) + nameCells(whole) + [
                        .area(common), .area(ground.gross), .ratio(part: common, whole: ground.gross),
                    ])
            }
        }
        return table
    }

    /// What each site, grid or parcel takes: its classes, and its part in each of the lines.
    func occupation(_ wanted: StatisticsDefinition.Occupation) -> StatisticTable {
        let lines = wanted.lines.compactMap { zone($0) }
        var table = StatisticTable(
            id: "occupation-\(wanted.zones)",
            title: (zone(wanted.zones)?.definition.title ?? wanted.zones) + "占用情况",
            columns: [.init("zone", "编号", .text)] + DistrictRows.columns
                + [.init("gross", "面积", .squareMetres)] + Self.setColumns
                + [.init("paddy", "其中：水田", .squareMetres)]
                + lines.map {
                    StatisticTable.Column(
                        "in_" + $0.definition.name.replacing("-", with: "_"), "占用" + $0.definition.title,
                        .squareMetres)
                }, rows: [], notes: definitionNotes)
        guard let occupying = zone(wanted.zones)?.number, let layer = zones.number(of: .zones(occupying))
        else { return table }
        for (kind, title) in zones.layers[layer].set.kinds.enumerated() {
            for district in rows.districts {
                guard let ground = sums[layer, district, kind] else { continue }
                let paddy = standard.classes.filter { $0.code == Self.paddyClass }.map(\.code)
                    .reduce(SquareMetres.zero) { $0 + ground.net(ofClass: $1) }
                table.rows.append(
                    [.text(title)] + rows.cells(district) + [.area(ground.gross)] + setCells(ground) + [
                        .area(paddy)
                    ]
                        + lines.map { .area(part(of: title, occupying, in: $0.number, district)) })
            }
        }
        return table
    }

    /// 水田, the only class whose code a table names by itself (GB/T 21010 and TD/T 1055 agree on it).
    private static let paddyClass = "0101"

    private func part(of kind: String, _ occupying: Int, in line: Int, _ district: District) -> SquareMetres {
        guard let layer = zones.number(of: .shared(occupying, with: line)),
            let number = zones.layers[layer].set.kinds.firstIndex(of: kind)
        else { return .zero }
        return sums[layer, district, number]?.gross ?? .zero
    }

    // MARK: Cells

    /// Columns that name zones: the pipeline's key for programs, the title for people.
    private static func nameColumns(_ name: String, _ title: String) -> [StatisticTable.Column] {
        [.init(name, title, .word), .init(name + "_title", title + "名称", .text)]
    }

    /// The cells of `nameColumns(_:_:)`, by number of the pipeline's zones.
    private func nameCells(_ number: Int) -> [StatisticTable.Cell] {
        [.text(definition.zones[number].name), .text(definition.zones[number].title)]
    }

    private func zone(_ name: String) -> (number: Int, definition: ZoneDefinition)? {
        definition.zones.firstIndex { $0.name == name }.map { ($0, definition.zones[$0]) }
    }

    private func setCells(_ ground: ZoneSums.Ground) -> [StatisticTable.Cell] {
        ["agricultural", "construction", "unused", "cultivated"].map {
            .area(ground.net(of: $0, in: standard))
        }
    }
}
