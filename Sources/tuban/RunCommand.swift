import ArgumentParser
import LandModel
import Normalise
import Pipeline
import Tables
import Writers

/// `tuban run`: a pipeline from its deliveries to its tables.
struct RunCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Carries out a pipeline: deliveries in, official tables out.",
        discussion: """
            Examples:
              tuban run pipelines/shaoguan-survey.yaml
              tuban run pipelines/shaoguan-survey.yaml --out results/2020 --set area.basis=computed
              tuban run pipelines/shaoguan-survey.yaml --only 440203,440204
              tuban run pipelines/shaoguan-changes.yaml --years 2019..2021

            Everything that can be known beforehand is checked first and all faults are told at once (exit 65, 66, \
            78). The result folder is replaced as a whole at the end, or not at all. The exit code is 1 when a check \
            failed or the budget of findings is exceeded; the result is written all the same. A pipeline with `years` carries \
            out each survey and compares it with the one before.
            """)

    @Argument(help: "The pipeline file.")
    var pipeline: String

    @Option(help: "Result folder. Default: the pipeline's outputs.folder.")
    var out: String?

    @Option(
        name: .customLong("set"), help: "Replace a value of the pipeline, key.path=value; may be repeated.")
    var overrides: [String] = []

    @Option(help: "Only these counties, codes joined by commas; the city's tables are left out.")
    var only: String?

    @Option(help: "Only these of the pipeline's years, first..last: 2019..2021.")
    var years: String?

    @OptionGroup var jobs: JobsOption
    @OptionGroup var common: CommonOptions

    func perform(_ console: Console) throws -> ExitStatus {
        let forms = try FormCatalogue()
        let definition = try PipelineDefinition.read(pipeline, overrides: overrides, forms: forms)
        let output = out ?? definition.resolved(definition.outputs.folder)
        guard definition.years.isEmpty else {
            return try compare(definition, forms: forms, output: output, console)
        }
        if let years {
            throw ValidationError("--years \(years): \(pipeline) is a pipeline of one year.")
        }
        let plan = try RunPlanner.plan(definition, only: only.codes, output: output)
        let folder = try RunFolder(output)
        let run = SurveyRun(plan: plan, forms: forms, workers: Workers(count: jobs.count))
        let result = try run.run { console.note(RunText.stage($0)) }
        console.note(RunText.stage(.writing))
        try RunWriter(plan: plan, result: result).write(into: folder)
        for phrase in RunText.outcome(of: result) { console.note(phrase) }
        if plan.isPartial, definition.hasIndicators { console.warn(IndicatorText.leftOut(of: definition)) }
        guard !result.hasFailed else {
            for phrase in RunText.failures(of: result, folder: folder.path) { console.warn(phrase) }
            return .checkFailed
        }
        return .ok
    }

    /// A pipeline of several years: each survey, and what changed from one to the next.
    private func compare(
        _ definition: PipelineDefinition, forms: FormCatalogue, output: String, _ console: Console
    ) throws -> ExitStatus {
        let plan = try YearsPlan.plan(definition, years: years?.yearRange, only: only.codes, output: output)
        let folder = try RunFolder(output)
        let run = YearsRun(
            plan: plan, forms: forms, changeForms: try ChangeFormCatalogue(),
            workers: Workers(count: jobs.count))
        let result = try run.run { console.note(Phrase(both: "\($0): ") + RunText.stage($1)) }
        console.note(RunText.stage(.writing))
        try YearsWriter(plan: plan, result: result).write(into: folder)
        for phrase in YearsText.outcome(of: result, plan) { console.note(phrase) }
        if plan.isPartial, definition.hasIndicators { console.warn(IndicatorText.leftOut(of: definition)) }
        guard !result.hasFailed else {
            for phrase in YearsText.failures(of: result, plan, folder: folder.path) { console.warn(phrase) }
            return .checkFailed
        }
        return .ok
    }

    func validate() throws {
        try ResultPlace.verify(out, of: "--out", takes: "a folder")
        guard let years else { return }
        guard years.yearRange != nil else {
            throw ValidationError("--years \(years): write two years as 2019..2021.")
        }
    }
}

extension String {
    /// `2019..2021`; `nil` for anything else.
    fileprivate var yearRange: ClosedRange<Int>? {
        let ends = split(separator: "..", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last else { return nil }
        return first...last
    }
}

extension String? {
    /// Codes joined by commas, blanks aside.
    fileprivate var codes: [String] {
        (self ?? "").split(separator: ",").map {
            String($0.drop(while: \.isWhitespace).prefix { !$0.isWhitespace })
        }
    }
}

extension PipelineDefinition {
    /// Reads a pipeline with the vocabulary of the forms and packs that come with the program.
    static func read(_ path: String, overrides: [String], forms: FormCatalogue) throws -> PipelineDefinition {
        try read(
            path: path, overrides: overrides,
            vocabulary: DefinitionVocabulary(
                forms: forms, changeForms: try ChangeFormCatalogue(), catalogue: StandardCatalogue()))
    }
}
