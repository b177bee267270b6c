import ArgumentParser
import LandModel
import Pipeline
import Writers

/// `tuban tabulate`: one layer into one table.
struct TabulateCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "tabulate",
        abstract: "Area by district and class of one patch layer, as CSV.",
        discussion: """
            Examples:
              tuban tabulate 440203.gdb:DLTB
              tuban tabulate dltb.shp --by township --area computed -o townships.csv
              tuban tabulate zoning.gpkg --by 計畫區 --class-field 分區代

            Rows are district,class,patches,area_m2, sorted. Recorded areas are net (TBDLMJ), the deducted ridges \
            standing as class 1203, whose patches are those that deduct. The exit code is 1 when features had to \
            be left out of the table; they are told on stderr.
            """)

    @Argument(help: ArgumentHelp("Shapefile, GeoPackage or file geodatabase.", valueName: "patches[:layer]"))
    var patches: String

    @OptionGroup var table: PatchTableOptions

    @OptionGroup var jobs: JobsOption
    @OptionGroup var stated: StatedSource
    @OptionGroup var common: CommonOptions

    func validate() throws { try table.beside.verify() }

    func perform(_ console: Console) throws -> ExitStatus {
        let plan = try TabulatePlan.decide(
            patches, options: table.options, reference: stated.reference, encoding: stated.encoding)
        console.note(TabulateText.basis(of: plan))
        // Opened first: an output that cannot be written is told before the reading.
        let file = try AtomicFile(table.output ?? "-", sparing: InputFiles(plan.inputs))
        let tabulation = try TabulateJob(plan: plan, workers: Workers(count: jobs.count)).run()
        try file.write(TabulationCSV.text(tabulation.rows))
        try file.commit()
        let findings = FindingText.lines(tabulation.findings)
        guard tabulation.isSound else {
            for phrase in findings { console.warn(phrase) }
            for phrase in TabulateText.lost(tabulation) { console.warn(phrase) }
            return .checkFailed
        }
        // A table that is whole needs no word where none is wanted.
        for phrase in findings { console.note(phrase) }
        return .ok
    }
}
