import ArgumentParser
import LandModel
import Pipeline
import Readers
import Writers

/// `tuban change`: two years of one ground into a table of flows.
struct ChangeCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Flows between districts and classes from one year's patches to another's, as CSV.",
        discussion: """
            Examples:
              tuban change 2022.gdb:DLTB 2023.gdb:DLTB
              tuban change 2019.shp 2020.gpkg:DLTB --by village -o flows.csv
              tuban change erdiao.shp sandiao.gpkg --standard sandiao --before-standard erdiao

            Rows are district_from,district_to,class_from,class_to,kind,area_m2, sorted, what did not change included: \
            summed by the first and third column they are the old year's `tabulate`, by the second and fourth the new \
            year's, to 0.01 m². The kind is land, boundary (the district differs), correction (what one year's survey \
            gives a patch beyond what the other gives the same ground) or uncovered (ground of one year only); the \
            last two have empty columns where the other year stands. Both years count by recorded areas where both have \
            them, else by computed ones. The exit code is 1 when features had to be left out, or ground is covered by \
            one year only or more than once.
            """)

    @Argument(help: ArgumentHelp("The patches of the old year.", valueName: "before[:layer]"))
    var before: String

    @Argument(help: ArgumentHelp("The patches of the new year.", valueName: "after[:layer]"))
    var after: String

    @OptionGroup var table: PatchTableOptions

    @OptionGroup var years: ChangeYearsOptions

    @Option(
        help: ArgumentHelp(
            "Ground of a patch that the other year leaves uncovered, or covers more than once, is told from this on, in m².",
            valueName: "m2"))
    var uncoveredTolerance: Double = 1

    @Option(
        help: ArgumentHelp(
            "Pieces that change and are thinner than this on average, 2 · area / perimeter, are told as noise, in m.",
            valueName: "m"))
    var sliverWidth: Double = 0.2

    @OptionGroup var jobs: JobsOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (0...1e9).contains(uncoveredTolerance), (0...1e6).contains(sliverWidth) else {
            throw ValidationError("--uncovered-tolerance and --sliver-width take numbers from 0 on.")
        }
        try table.beside.verify(beside: [years.beforeDistricts, years.afterDistricts])
        if table.standard == nil, years.beforeStandard != nil || years.afterStandard != nil {
            throw ValidationError(
                "--before-standard and --after-standard need --standard, the one the table is in.")
        }
    }

    func perform(_ console: Console) throws -> ExitStatus {
        var plan = try ChangePlan.decide(
            before: before, after: after, options: table.options,
            years: (years.before(table.beside), years.after(table.beside)))
        plan.tolerance = SquareMetres(rounding: uncoveredTolerance) ?? .zero
        plan.sliverWidth = sliverWidth
        for year in [plan.before, plan.after] { console.note(TabulateText.basis(of: year)) }
        // Opened first: an output that cannot be written is told before the reading.
        let file = try AtomicFile(table.output ?? "-", sparing: InputFiles(plan.inputs))
        let change = try ChangeJob(plan: plan, workers: Workers(count: jobs.count)).run()
        try file.write(ChangeCSV.text(change.rows))
        try file.commit()
        let findings = FindingText.lines(change.findings)
        let accounts = [
            ChangeText.account(of: change.before, plan.before),
            ChangeText.account(of: change.after, plan.after),
            ChangeText.noise(change.slivers, width: sliverWidth),
        ]
        guard change.isSound else {
            for phrase in findings { console.warn(phrase) }
            for phrase in ChangeText.lost(change.before, plan.before) { console.warn(phrase) }
            for phrase in ChangeText.lost(change.after, plan.after) { console.warn(phrase) }
            for phrase in accounts { console.note(phrase) }
            return .checkFailed
        }
        // A table that is whole needs no word where none is wanted.
        for phrase in findings + accounts { console.note(phrase) }
        return .ok
    }
}

/// What is stated about one of two years.
struct ChangeYearsOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Coordinate system of the old year, where it does not say.", valueName: "crs"))
    var beforeCrs: String?

    @Option(help: ArgumentHelp("Coordinate system of the new year, where it does not say.", valueName: "crs"))
    var afterCrs: String?

    @Option(help: "Encoding of the old year's shapefile when the evidence is doubtful.")
    var beforeEncoding: String?

    @Option(help: "Encoding of the new year's shapefile when the evidence is doubtful.")
    var afterEncoding: String?

    @Option(help: "Standard of the old year's class codes, which are turned into those of --standard.")
    var beforeStandard: String?

    @Option(help: "Standard of the new year's class codes, which are turned into those of --standard.")
    var afterStandard: String?

    @Option(
        help: ArgumentHelp("Districts of the old year, in place of --districts.", valueName: "path[:layer]"))
    var beforeDistricts: String?

    @Option(
        help: ArgumentHelp("Districts of the new year, in place of --districts.", valueName: "path[:layer]"))
    var afterDistricts: String?

    func before(_ beside: DistrictOptions) -> ChangeYearOptions {
        ChangeYearOptions(
            reference: beforeCrs.map { StatedReference($0) }, encoding: beforeEncoding,
            standard: beforeStandard, districts: beforeDistricts.map(beside.stated))
    }

    func after(_ beside: DistrictOptions) -> ChangeYearOptions {
        ChangeYearOptions(
            reference: afterCrs.map { StatedReference($0) }, encoding: afterEncoding, standard: afterStandard,
            districts: afterDistricts.map(beside.stated))
    }
}
