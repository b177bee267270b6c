import ArgumentParser
import Pipeline
import Tables

/// `tuban check`: what a run would stumble over before reading a feature.
struct CheckCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks a pipeline and everything it names, without reading a feature.",
        discussion: """
            Files, drivers, layers, fields, coordinate systems, encodings and the output folder: all faults are told at \
            once. `tuban run` begins with the same.
            """)

    @Argument(help: "The pipeline file.")
    var pipeline: String

    @Option(
        name: .customLong("set"), help: "Replace a value of the pipeline, key.path=value; may be repeated.")
    var overrides: [String] = []

    @Option(help: "Result folder. Default: the pipeline's outputs.folder.")
    var out: String?

    @OptionGroup var common: CommonOptions

    func perform(_ console: Console) throws -> ExitStatus {
        let definition = try PipelineDefinition.read(
            pipeline, overrides: overrides, forms: try FormCatalogue())
        let plan = try RunPlanner.plan(
            definition, output: out ?? definition.resolved(definition.outputs.folder))
        console.note(RunText.planned(plan))
        return .ok
    }
}
