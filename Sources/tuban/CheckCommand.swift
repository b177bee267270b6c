import ArgumentParser
import LandModel
import Pipeline
import Tables
import Writers

/// `tuban check`: a layer's coverage, or what a run would stumble over before reading a feature.
struct CheckCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "Checks a layer for gaps, overlaps, duplicates and slivers; or a pipeline, without reading.",
        discussion: """
            Examples:
              tuban check 440203.gpkg:DLTB
              tuban check 440203.gpkg:DLTB --districts 440203.gpkg:XZQ -o faults.gpkg
              tuban check pipelines/shaoguan-survey.yaml

            A layer (anything that is no .yaml or .yml) is read and looked at as a whole: ground that no patch or two \
            patches cover, patches that lie on another, slivers, identifiers used twice and, with districts, patches \
            that do not lie where their location code says. Findings are told on stderr; the exit code is 1 when there \
            are any.

            Of a pipeline: files, drivers, layers, fields, coordinate systems, encodings and the output folder. All \
            faults are told at once; `tuban run` begins with the same.
            """)

    @Argument(help: ArgumentHelp("Layer to look at, or pipeline file.", valueName: "layer | pipeline"))
    var subject: String

    @OptionGroup var beside: DistrictOptions

    // Optional, so that one that is given for a pipeline can be told from none.
    private static let usualSliver = (area: 10.0, width: 0.2)

    @Option(
        help: ArgumentHelp(
            "Patches smaller than this are slivers, in m². (default: \(usualSliver.area))", valueName: "m2"))
    var sliverArea: Double?

    @Option(
        help: ArgumentHelp(
            "Patches thinner than this on average are slivers, in m. (default: \(usualSliver.width))",
            valueName: "m"))
    var sliverWidth: Double?

    @Flag(name: .customLong("validate"), help: "Check every polygon fully as well.")
    var fullCheck = false

    @Option(
        name: [.customShort("o"), .long],
        help: "Write the findings here: .gpkg with their shapes, or .csv; - for CSV on stdout.")
    var output: String?

    @Option(
        name: .customLong("set"),
        help: "Pipeline: replace a value, key.path=value; may be repeated.")
    var overrides: [String] = []

    @Option(help: "Pipeline: result folder. Default: the pipeline's outputs.folder.")
    var out: String?

    @OptionGroup var jobs: JobsOption
    @OptionGroup var stated: StatedSource
    @OptionGroup var common: CommonOptions

    func validate() throws {
        try beside.verify()
        try ResultPlace.verify(out, of: "--out", takes: "a folder")
        try ResultPlace.verify(output, of: "-o", takes: "a file")
        if isPipeline {
            guard !speaksOfLayer else {
                throw ValidationError(
                    """
                    --districts, --sliver-area, --sliver-width, -o, --validate, --crs and --encoding speak of a layer; \
                    \(subject) is a pipeline.
                    """)
            }
            return
        }
        if !overrides.isEmpty || out != nil {
            throw ValidationError("--set and --out speak of a pipeline (.yaml); \(subject) is a layer.")
        }
        guard (0...1e9).contains(sliverArea ?? 0), (0...1e6).contains(sliverWidth ?? 0) else {
            throw ValidationError("--sliver-area and --sliver-width take numbers from 0 on.")
        }
        if let output, output != "-", !output.lowercased().hasSuffix(".csv"), !writesGeoPackage {
            throw ValidationError("-o takes a file that ends in .gpkg or .csv, or -, not \(output).")
        }
    }

    private var speaksOfLayer: Bool {
        beside.districts != nil || sliverArea != nil || sliverWidth != nil || output != nil || fullCheck
            || stated.crs != nil || stated.encoding != nil
    }

    private var isPipeline: Bool {
        let name = subject.lowercased()
        return name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    }

    private var writesGeoPackage: Bool { output?.lowercased().hasSuffix(".gpkg") ?? false }

    func perform(_ console: Console) throws -> ExitStatus {
        isPipeline ? try checkPipeline(console) : try checkLayer(console)
    }

    private func checkPipeline(_ console: Console) throws -> ExitStatus {
        let definition = try PipelineDefinition.read(
            subject, overrides: overrides, forms: try FormCatalogue())
        let output = out ?? definition.resolved(definition.outputs.folder)
        if definition.years.isEmpty {
            console.note(RunText.planned(try RunPlanner.plan(definition, output: output)))
        } else {
            console.note(YearsText.planned(try YearsPlan.plan(definition, output: output)))
        }
        return .ok
    }

    private func checkLayer(_ console: Console) throws -> ExitStatus {
        let options = CoverageOptions(
            sliverArea: SquareMetres(rounding: sliverArea ?? Self.usualSliver.area) ?? .zero,
            sliverWidth: sliverWidth ?? Self.usualSliver.width, validate: fullCheck)
        let plan = try CoveragePlan.decide(
            StatedLayer(subject, reference: stated.reference, encoding: stated.encoding),
            districts: beside.layer, options: options)
        // Opened first: an output that cannot be written is told before the reading.
        let file = try output.map { try AtomicFile($0, sparing: InputFiles(plan.inputs)) }
        let report = try CoverageJob(plan: plan, workers: Workers(count: jobs.count)).run()
        if let file {
            if writesGeoPackage {
                try FaultGeoPackage.write(report.faults, into: file)
            } else {
                try file.write(AccountCSV.text(report.faults.map(\.finding)))
            }
            try file.commit()
        }
        guard !report.faults.isEmpty else {
            console.note(CoverageText.clean(plan, report))
            return .ok
        }
        for phrase in FindingText.lines(report.findings) { console.warn(phrase) }
        console.warn(CoverageText.outcome(plan, report))
        return .checkFailed
    }
}
