package import LandModel

/// `base.csv`: the base table (基础计算表) behind every form, one line a record and class, in m² as counted and in hm² as
/// levelled. A cell of a form is the sum of the levelled figures of the lines its filter takes.
package enum BaseTableCSV {
    package static let header = [
        "location_code", "owner_code", "ownership", "terrace", "slope", "planting", "settlement",
        "refinement",
        "island", "island_name", "exclave", "class", "area_m2", "levelled_hm2",
    ]

    /// Writes `base.csv` into a folder that stands; gives the file's name.
    ///
    /// - Parameter records: counted and levelled cells of the same keys, in ascending order of the keys.
    @discardableResult
    package static func write(
        _ records: [(counted: BaseRecord, levelled: LevelledRecord)], into folder: String
    ) throws(WriterError) -> String {
        let name = "base.csv"
        let file = try CSVFile(creating: folder + "/" + name, header: header)
        for (counted, levelled) in records {
            let key = counted.key
            let head: [CSVCell] = [
                .code(key.locationUnit), .code(key.ownershipUnit), .code(key.ownership), .code(key.terrace),
                .code(key.slope), .code(key.planting), .code(key.settlement), .code(key.refinement),
                .code(key.island), .text(key.islandName), .code(key.exclave),
            ]
            for (code, area) in counted.cells.sorted(by: { $0.key < $1.key }) {
                try file.add(
                    head + [.code(code), .number("\(area)"), .number("\(levelled.cells[code] ?? .zero)")])
            }
        }
        try file.close()
        return name
    }
}
