import LandModel
import Statistics

/// The columns in front of a table that name what its rows stand for.
struct CrossKeys {
    let by: [String]
    let figures: PlanFigures

    private static let titles = [
        "county": "行政区", "township": "乡镇", "village": "村", "year": "年份",
    ]
    private static let districts: Set<String> = ["county", "township", "village"]

    /// A district takes two columns, its code and its name.
    var columns: [StatisticTable.Column] {
        by.flatMap { word -> [StatisticTable.Column] in
            let name = word.replacing("-", with: "_")
            let title = figures.groupings[word]?.title ?? Self.titles[word] ?? word
            return Self.districts.contains(word)
                ? [.init(name + "_code", title + "代码", .code), .init(name + "_name", title + "名称", .text)]
                : [.init(name, title, .text)]
        }
    }

    func cells(_ key: [String]) -> [StatisticTable.Cell] {
        zip(by, key).flatMap { word, key -> [StatisticTable.Cell] in
            Self.districts.contains(word) ? [.text(key), .text(figures.names[key] ?? "")] : [.text(key)]
        }
    }

    /// The city's code where districts stand in front, and the word for a total.
    var total: [StatisticTable.Cell] {
        var cells = [StatisticTable.Cell](repeating: .empty, count: columns.count)
        let hasDistrict = by.first.map(Self.districts.contains) ?? false
        if hasDistrict { cells[0] = .text(figures.city.code) }
        cells[hasDistrict ? 1 : 0] = .text("合计")
        return cells
    }

    /// Groups in the order of the pipeline, everything else by code points.
    func sorted(_ keys: Set<[String]>) -> [[String]] {
        let ranks = by.map { word in
            Dictionary((figures.groupings[word]?.groups ?? []).enumerated().map { ($1.name, $0) }) {
                first, _ in first
            }
        }
        func rank(_ key: [String]) -> [(Int, String)] {
            zip(ranks, key).map { ranks, word in (ranks[word] ?? .max, word) }
        }
        return keys.sorted { rank($0).lexicographicallyPrecedes(rank($1), by: <) }
    }
}
