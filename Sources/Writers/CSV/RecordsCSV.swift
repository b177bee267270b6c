package import LandModel

/// The records behind the forms, one line a record and class, in m² as counted and in hm² as levelled: `base.csv`
/// (基础计算表), and where there are such forms `approved.csv` and `farmland.csv`. A cell of a form is the sum of the
/// levelled figures of the lines its filter takes.
package enum RecordsCSV {
    /// Which records, and so which columns of their keys.
    package enum Layout: String, Sendable, CaseIterable {
        case base, approved, farmland

        package var header: [String] {
            switch self {
            case .base:
                [
                    "location_code", "owner_code", "ownership", "terrace", "slope", "planting", "settlement",
                    "refinement", "island", "island_name", "exclave",
                ] + Self.figures
            case .approved: ["location_code", "approved_use"] + Self.figures
            case .farmland: ["location_code"] + Self.figures
            }
        }

        private static let figures = ["class", "area_m2", "levelled_hm2"]

        func key(_ key: BaseKey) -> [CSVCell] {
            switch self {
            case .base:
                [
                    .code(key.locationUnit), .code(key.ownershipUnit), .code(key.ownership),
                    .code(key.terrace), .code(key.slope), .code(key.planting), .code(key.settlement),
                    .code(key.refinement), .code(key.island), .text(key.islandName), .code(key.exclave),
                ]
            case .approved: [.code(key.locationUnit), .text(key.approvedUse)]
            case .farmland: [.code(key.locationUnit)]
            }
        }
    }

    /// Writes the file into a folder that stands; gives the file's name.
    ///
    /// - Parameter records: counted and levelled cells of the same keys, in ascending order of the keys.
    @discardableResult
    package static func write(
        _ records: [(counted: BaseRecord, levelled: LevelledRecord)], as layout: Layout, into folder: String
    ) throws(WriterError) -> String {
        let name = "\(layout.rawValue).csv"
        let file = try CSVFile(creating: folder + "/" + name, header: layout.header)
        for (counted, levelled) in records {
            let head = layout.key(counted.key)
            for (code, area) in counted.cells.sorted(by: { $0.key < $1.key }) {
                try file.add(
                    head + [.code(code), .number("\(area)"), .number("\(levelled.cells[code] ?? .zero)")])
            }
        }
        try file.close()
        return name
    }
}
