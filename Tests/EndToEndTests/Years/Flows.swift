import Foundation
import Testing

/// Areas in hundredths of a square metre by where they came from, where they went, and how.
struct Flows: Equatable {
    struct Path: Hashable, Comparable {
        var countyFrom: String
        var countyTo: String
        var classFrom: String
        var classTo: String
        var kind: String

        private var key: [String] { [countyFrom, countyTo, classFrom, classTo, kind] }
        static func < (left: Self, right: Self) -> Bool { left.key.lexicographicallyPrecedes(right.key) }
    }

    private(set) var areas: [Path: Int64] = [:]

    init() {}

    /// `flows.csv` of a pair of years, unchanged ground included.
    init(_ result: ResultFolder, _ pair: String) throws {
        for row in try result.rows("\(pair)/flows.csv") {
            let path = try Path(
                countyFrom: #require(row["district_from"]), countyTo: #require(row["district_to"]),
                classFrom: #require(row["class_from"]), classTo: #require(row["class_to"]),
                kind: #require(row["kind"]))
            try #require(areas[path] == nil, "\(path) stands twice")
            add(try CSVRows.hundredths(row["area_m2"]), path)
        }
    }

    mutating func add(_ area: Int64, _ path: Path) {
        guard area != 0 else { return }
        areas[path, default: 0] += area
    }

    func filter(_ isWanted: (Path) -> Bool) -> Flows {
        var flows = Flows()
        for (path, area) in areas where isWanted(path) { flows.add(area, path) }
        return flows
    }

    /// Without ground that counts the same in both years.
    var changes: Flows {
        filter { $0.countyFrom != $0.countyTo || $0.classFrom != $0.classTo }
    }

    func of(_ kind: String) -> Flows { filter { $0.kind == kind } }

    var total: Int64 { areas.values.reduce(0, +) }

    /// Stock by county and class: of the year before, or of the year after.
    func stock(after: Bool) -> [[String]: Int64] {
        areas.reduce(into: [:]) { stock, flow in
            let (path, area) = flow
            let side = after ? [path.countyTo, path.classTo] : [path.countyFrom, path.classFrom]
            guard !side[0].isEmpty else { return }
            stock[side, default: 0] += area
        }
    }

    /// What each class of each county gained on balance; nothing where it kept its area.
    var net: [[String]: Int64] {
        stock(after: true).merging(stock(after: false).mapValues { -$0 }, uniquingKeysWith: +)
            .filter { $0.value != 0 }
    }
}
