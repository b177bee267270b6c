package import LandModel

/// The account of a run: `findings.csv`, `ledger.csv`, `checks.csv`, `levelling.csv`.
///
/// Each function writes one file into a folder that stands and gives the file's name. Lines are sorted here, so the
/// order of discovery does not show.
package enum AccountCSV {
    /// `findings.csv`: one line a finding. Facts are `name=value` joined by `; `; a place is longitude and latitude
    /// in degrees with nine decimals, empty where none is known.
    @discardableResult
    package static func findings(
        _ findings: [Finding], into folder: String
    ) throws(WriterError) -> String {
        let name = "findings.csv"
        let file = try CSVFile(creating: folder + "/" + name, header: findingColumns)
        for finding in findings.sorted() { try file.add(cells(finding)) }
        try file.close()
        return name
    }

    /// The same as one text, for a verb whose answer it is.
    package static func text(_ findings: [Finding]) -> String {
        findings.sorted().reduce(into: CSVText.line(findingColumns.map { .code($0) })) { text, finding in
            text += CSVText.line(cells(finding))
        }
    }

    private static let findingColumns = [
        "source", "feature", "rule", "identifier", "area_m2", "facts", "longitude_degrees",
        "latitude_degrees",
    ]

    private static func cells(_ finding: Finding) -> [CSVCell] {
        [
            .text(finding.source), finding.feature.map { .integer($0) } ?? .empty,
            .code(finding.rule.rawValue), finding.identifier.map { .code($0) } ?? .empty,
            .number("\(finding.area)"), .text(facts(finding)),
            finding.place.map { .number(DegreeText.string($0.longitude)) } ?? .empty,
            finding.place.map { .number(DegreeText.string($0.latitude)) } ?? .empty,
        ]
    }

    static func facts(_ finding: Finding) -> String {
        finding.facts.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
    }

    /// `ledger.csv`: features and area by source, entry and reason.
    @discardableResult
    package static func ledger(_ ledger: Ledger, into folder: String) throws(WriterError) -> String {
        let name = "ledger.csv"
        let file = try CSVFile(
            creating: folder + "/" + name, header: ["source", "entry", "reason", "features", "area_m2"])
        for (key, line) in ledger.sorted {
            try file.add([
                .text(key.source), .code(key.entry.rawValue), .code(key.reason), .integer(line.features),
                .number("\(line.area)"),
            ])
        }
        try file.close()
        return name
    }

    /// `checks.csv`: one line a rule and subject, with the unit of its figures.
    @discardableResult
    package static func checks(_ checks: [CheckResult], into folder: String) throws(WriterError) -> String {
        let name = "checks.csv"
        let file = try CSVFile(
            creating: folder + "/" + name,
            header: ["rule", "subject", "expected", "found", "difference", "unit", "verdict", "detail"])
        let keyed = checks.map { check in
            (key: [check.rule, check.subject, check.unit, check.expected, check.found], check: check)
        }
        for (_, check) in keyed.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            try file.add([
                .code(check.rule), .text(check.subject), .number(check.expected), .number(check.found),
                .number(check.difference), .code(check.unit), .code(check.verdict.rawValue),
                .text(check.detail),
            ])
        }
        try file.close()
        return name
    }

    /// `levelling.csv`: each figure that forced levelling moved, in the order of the rule within a county.
    ///
    /// - Parameter groups: the steps of each kind of records (`base`), levelled by itself.
    @discardableResult
    package static func levelling(
        _ groups: [(records: String, steps: [LevellingStep])], into folder: String
    ) throws(WriterError) -> String {
        let name = "levelling.csv"
        let file = try CSVFile(
            creating: folder + "/" + name,
            header: [
                "records", "county_code", "island", "reason", "district_code", "owner_code", "ownership",
                "terrace", "slope", "planting", "settlement", "refinement", "island_name", "exclave",
                "approved_use", "class", "from_hm2", "to_hm2", "difference_hm2",
            ])
        for group in groups { try add(group, to: file) }
        try file.close()
        return name
    }

    private static func add(
        _ group: (records: String, steps: [LevellingStep]), to file: CSVFile
    ) throws(WriterError) {
        for step in sorted(group.steps) {
            let record: [CSVCell] =
                step.key.map { key in
                    [
                        .code(key.ownershipUnit), .code(key.ownership), .code(key.terrace), .code(key.slope),
                        .code(key.planting), .code(key.settlement), .code(key.refinement),
                        .text(key.islandName), .code(key.exclave), .text(key.approvedUse),
                    ]
                } ?? Array(repeating: .empty, count: 10)
            try file.add(
                [
                    .code(group.records), .code(step.county), .code(step.island), .code(step.reason.rawValue),
                    .code(step.district),
                ] + record + [
                    .code(step.classCode), .number("\(step.from)"), .number("\(step.to)"),
                    .number("\(step.to - step.from)"),
                ])
        }
    }

    private static func sorted(_ steps: [LevellingStep]) -> [LevellingStep] {
        steps.enumerated().map { place, step in
            (key: [step.district] + (step.key?.attributes ?? []) + [step.classCode], place: place, step: step)
        }.sorted { left, right in
            let (one, two) = (left.step, right.step)
            if one.county != two.county { return one.county < two.county }
            if one.island != two.island { return one.island < two.island }
            if one.reason != two.reason { return one.reason < two.reason }
            if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
            return left.place < right.place
        }.map(\.step)
    }
}
