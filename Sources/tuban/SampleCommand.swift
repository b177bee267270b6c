import ArgumentParser
import Foundation
import Sample

/// `tuban sample`: synthetic deliveries of any size.
struct SampleCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Writes synthetic deliveries: any size, the same for the same seed.",
        discussion: """
            Beside the deliveries of the counties it writes zone layers of the city into zones/, its registers into
            registers/, the later surveys that the targets file names into a folder of each year, and what changed from
            year to year into story.csv.

            Examples:
              tuban sample sample-data/shaoguan --overwrite
              tuban sample sample-data/yangjiang --overwrite
              tuban sample big.gpkg --single --patches 1000000
            """)

    @Argument(help: "Folder of the deliveries, or the file with --single.")
    var output: String

    @Option(
        help: ArgumentHelp(
            "The targets file: counties, forms of delivery, totals to be met. Without it, targets.json in the folder "
                + "of the deliveries, else \(Self.usualTargets)."))
    var targets: String?

    @Option(help: "How many patches; without it as many as the targets file says, else 5000.")
    var patches: Int?

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
        try ResultPlace.verify(output, of: "sample", takes: single ? "a file" : "a folder")
        if let patches, !SampleOptions.allowedPatches.contains(patches) {
            throw ValidationError(
                "--patches takes a number from \(SampleOptions.allowedPatches.lowerBound) to "
                    + "\(SampleOptions.allowedPatches.upperBound), not \(patches).")
        }
    }

    private static let usualTargets = "sample-data/shaoguan/targets.json"

    private var targetsPath: String {
        if let targets { return targets }
        let own = output + "/targets.json"
        return !single && FileManager.default.fileExists(atPath: own) ? own : Self.usualTargets
    }

    func perform(_ console: Console) throws -> ExitStatus {
        let generator = SampleGenerator(
            SampleOptions(
                patches: patches, seed: seed, targets: targetsPath, output: output,
                layout: single ? .single : .deliveries, format: format, overwrite: overwrite))
        let report = try generator.write()
        for phrase in SampleText.lines(report) { console.note(phrase) }
        return .ok
    }
}

extension SampleOptions.Format: ExpressibleByArgument {}
