package import LandModel

/// `change-levelling.csv`: each change that levelling moved from its rounded area, or had to make, by county and in the order
/// given.
package enum ChangeLevellingCSV {
    private static let sideColumns = [
        "class", "ownership", "terrace", "slope", "planting", "settlement", "refinement",
    ]

    /// Writes into a folder that stands; gives the file's name.
    @discardableResult
    package static func write(_ steps: [ChangeStep], into folder: String) throws(WriterError) -> String {
        let name = "change-levelling.csv"
        let file = try CSVFile(
            creating: folder + "/" + name,
            header: ["county_code", "cause"] + sideColumns.map { "before_" + $0 }
                + sideColumns.map { "after_" + $0 } + ["from_hm2", "to_hm2", "difference_hm2"])
        for step in steps {
            try file.add(
                [.code(step.county), .code(step.cause.rawValue)] + cells(step.before) + cells(step.after)
                    + [step.from, step.to, step.to - step.from].map { .number("\($0)") })
        }
        try file.close()
        return name
    }

    private static func cells(_ side: ChangeSide?) -> [CSVCell] {
        guard let side else { return sideColumns.map { _ in .empty } }
        let key = side.key
        return [
            side.landClass, key.ownership, key.terrace, key.slope, key.planting, key.settlement,
            key.refinement,
        ].map { .code($0) }
    }
}
