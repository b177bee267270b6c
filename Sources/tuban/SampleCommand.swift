import ArgumentParser
import Sample

/// `tuban sample`: synthetic deliveries of any size.
struct SampleCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Writes synthetic deliveries: any size, the same for the same seed.",
        discussion: """
            Beside the deliveries of the counties it writes zone layers of the city into zones/, the later surveys that
            the targets file names into a folder of each year, and what changed from year to year into story.csv.

            Examples:
              tuban sample sample-data/shaoguan --overwrite
              tuban sample big.gpkg --single --patches 1000000
            """)

    @Argument(help: "Folder of the deliveries, or the file with --single.")
    var output: String

    @Option(help: "The targets file: counties, forms of delivery, totals to be met.")
    var targets = "sample-data/shaoguan/targets.json"

    @Option(help: "About how many patches.")
    var patches = 5_000

    @Option(help: "Another seed gives another landscape with the same totals.")
    var seed: UInt64 = 1

    @Flag(help: "One layer DLTB of all counties instead of county deliveries.")
    var single = false

    @Option(help: "Format of --single: gpkg, shp or gdb.")
    var format: SampleOptions.Format = .geoPackage

    @Flag(help: "Replace what an earlier call wrote.")
    var overwrite = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard SampleOptions.allowedPatches.contains(patches) else {
            throw ValidationError(
                "--patches takes a number from \(SampleOptions.allowedPatches.lowerBound) to "
                    + "\(SampleOptions.allowedPatches.upperBound), not \(patches).")
        }
    }

    func perform(_ console: Console) throws -> ExitStatus {
        let generator = SampleGenerator(
            SampleOptions(
                patches: patches, seed: seed, targets: targets, output: output,
                layout: single ? .single : .deliveries, format: format, overwrite: overwrite))
        let report = try generator.write()
        for phrase in SampleText.lines(report) { console.note(phrase) }
        return .ok
    }
}

extension SampleOptions.Format: ExpressibleByArgument {}
