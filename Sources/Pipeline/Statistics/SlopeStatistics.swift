import Aggregate
import LandModel

/// Cultivated land by slope level, per district.
struct SlopeStatistics {
    let tally: SlopeTally
    let rows: DistrictRows

    func table() -> StatisticTable {
        var sums: [SlopeTally.Key: SlopeTally.Amount] = [:]
        for (key, amount) in tally.amounts {
            for level in rows.levels {
                let district = SlopeTally.Key(
                    unit: String(key.unit.prefix(level.digits)), level: key.level)
                sums[district, default: SlopeTally.Amount()] += amount
            }
        }
        var table = StatisticTable(
            id: "slope", title: "耕地坡度分级面积（含按坡度图补充）",
            columns: DistrictRows.columns + [
                .init("slope_level", "坡度级别", .code), .init("recorded", "按图斑属性", .squareMetres),
                .init("by_layer", "按坡度图", .squareMetres), .init("net", "合计", .squareMetres),
            ], rows: [],
            notes: ["净面积（扣除田坎）。图斑填有耕地坡度级别的按属性统计，未填的按坡度图分割；级别为空：坡度图亦无覆盖。"])
        for district in rows.districts {
            for key in sums.keys.filter({ $0.unit == district.code }).sorted(by: { $0.level < $1.level }) {
                guard let amount = sums[key] else { continue }
                table.rows.append(
                    rows.cells(district) + [
                        .text(key.level), .area(amount.recorded), .area(amount.byLayer),
                        .area(amount.recorded + amount.byLayer),
                    ])
            }
        }
        return table
    }
}
