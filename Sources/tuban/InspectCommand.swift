import ArgumentParser
import LandModel
import Pipeline
import Readers

/// `tuban inspect`: a delivery as it is understood, with the evidence.
struct InspectCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Shows what a delivery holds and how it is understood.",
        discussion: """
            Layers, fields with what they stand for, coordinate system and encoding with their evidence, counts, extent, \
            class codes with their numbers of patches.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(
        help: ArgumentHelp("Shapefile, GeoPackage, file geodatabase, or a folder.", valueName: "path[:layer]")
    )
    var path: String

    @Option(help: "text or json.")
    var format: Format = .text

    @Option(help: "Field of the land class. Default: DLBM or one of its known spellings.")
    var classField: String?

    @OptionGroup var stated: StatedSource
    @OptionGroup var jobs: JobsOption
    @OptionGroup var common: CommonOptions

    func perform(_ console: Console) throws -> ExitStatus {
        let inspection = InspectJob.inspect(
            path, classField: classField, reference: stated.reference, encoding: stated.encoding,
            workers: Workers(count: jobs.count))
        switch format {
        case .text: try Console.result(InspectText.text(inspection, language: console.language))
        case .json: try Console.result(InspectText.json(inspection))
        }
        guard inspection.faults.isEmpty else { throw PlanFaults(inspection.faults) }
        return .ok
    }
}
