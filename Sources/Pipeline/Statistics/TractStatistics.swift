import LandModel
import Measure
import Normalise

/// The tables and the map of one kind of tract.
struct TractStatistics {
    let definition: TractDefinition
    let set: TractSet
    let rows: DistrictRows
    let standard: Classification
    let plane: AreaPlane
    /// Names of the patch layers, by number of the delivery.
    let sources: [String]

    /// Tracts that reach a threshold, which are the first ones: they stand by area.
    private func tracts(reaching mu: Int) -> ArraySlice<Tract> {
        set.tracts.prefix { $0.reaches(mu: Int64(mu)) }
    }

    /// For each district and threshold: tracts of which the largest part lies there, and what of all tracts does.
    func table() -> StatisticTable {
        let codes = Set(set.tracts.flatMap { $0.shares.map(\.landClass) }).sorted()
        var table = StatisticTable(
            id: "tracts-" + definition.name, title: definition.title,
            columns: DistrictRows.columns + [
                .init("threshold_mu", "规模(亩以上)", .count), .init("tracts", "片数", .count),
                .init("patches", "图斑数", .count), .init("net", "净面积", .squareMetres),
            ] + codes.map { .init("c" + $0.lowercased(), standard[$0]?.name ?? $0, .squareMetres) },
            rows: [],
            notes: [
                "净面积（扣除田坎）；亩 = 2000/3 平方米，规模按精确值判断。片数计入该片面积最大的行政区，图斑与面积计入图斑所在行政区。",
                definition.gap.map { "相距不超过 \($0) 米的图斑视为相连。" } ?? "共用边界的图斑视为相连，仅点相接的不计。",
            ])
        for threshold in definition.thresholds.sorted(by: >) {
            var sums: [String: Sum] = [:]
            for tract in tracts(reaching: threshold) { add(tract, to: &sums) }
            for district in rows.districts {
                guard let sum = sums[district.code] else { continue }
                table.rows.append(
                    rows.cells(district) + [
                        .integer(Int64(threshold)), .integer(sum.tracts), .integer(sum.patches),
                        .area(sum.net),
                    ] + codes.map { .area(sum.byClass[$0] ?? .zero) })
            }
        }
        return table
    }

    private struct Sum {
        var tracts: Int64 = 0
        var patches: Int64 = 0
        var net = SquareMetres.zero
        var byClass: [String: SquareMetres] = [:]
    }

    private func add(_ tract: Tract, to sums: inout [String: Sum]) {
        var areas: [String: SquareMetres] = [:]
        for share in tract.shares {
            for code in rows.codes(of: share.unit) {
                areas[code, default: .zero] += share.area
                sums[code, default: Sum()].patches += Int64(share.patches)
                sums[code, default: Sum()].net += share.area
                sums[code, default: Sum()].byClass[share.landClass, default: .zero] += share.area
            }
        }
        for level in rows.levels {
            // The largest part, of equal ones the one of the lower code.
            let home = areas.filter { $0.key.count == level.digits }
                .min { ($1.value, $0.key) < ($0.value, $1.key) }
            if let home { sums[home.key, default: Sum()].tracts += 1 }
        }
    }

    /// Every tract that reaches the lowest threshold, with its outline.
    func ground() -> GroundLayer {
        let lowest = definition.thresholds.min() ?? 0
        let tracts = tracts(reaching: lowest)
        return GroundLayer(
            name: "tract_outlines_" + definition.name.replacing("-", with: "_"), title: definition.title,
            columns: [
                .init("number", "序号", .count), .init("source", "首个图斑数据源", .text),
                .init("feature", "首个图斑要素号", .count), .init("patches", "图斑数", .count),
                .init("net", "净面积(平方米)", .squareMetres), .init("classes", "地类", .text),
                .init("units", "村级调查区", .text),
            ],
            rows: tracts.indices.map { number in
                let tract = tracts[number]
                return GroundLayer.Row(
                    cells: [
                        .integer(Int64(number + 1)), .text(sources[Int(tract.id.source)]),
                        .integer(tract.id.feature), .integer(Int64(tract.patches)), .area(tract.area),
                        .text(Set(tract.shares.map(\.landClass)).sorted().joined(separator: "; ")),
                        .text(Set(tract.shares.map(\.unit)).sorted().joined(separator: "; ")),
                    ], polygons: plane.degrees(set.outline(of: number)))
            })
    }
}
