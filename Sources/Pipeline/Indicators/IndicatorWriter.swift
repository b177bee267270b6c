import LandModel
import Writers

/// Writes what a pipeline's own statistics came to into a folder of their own, `plan`.
struct IndicatorWriter {
    static let folder = "plan"

    let definition: PipelineDefinition
    let result: IndicatorResult

    func fill(_ path: String) throws {
        try AccountCSV.findings(result.findings, into: path)
        try AccountCSV.checks(result.checks, into: path)
        let results = RunResults(
            tables: [], texts: definition.formTexts, findings: result.findings, statistics: result.tables)
        for writer in try definition.writers() { _ = try writer.write(results, into: path) }
        try RunFolder.write(try IndicatorRecord(definition, result).text(), to: path + "/run.json")
        for (name, text) in result.digests { try RunFolder.write(text, to: "\(path)/\(name).txt") }
    }
}
