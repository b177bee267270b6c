import LandModel
import Statistics

/// `run.json` of a pipeline's own statistics: which registers were read, what of them was taken, and how it ended. No clock,
/// as in `RunRecord`.
struct IndicatorRecord {
    private let content: Content

    init(_ definition: PipelineDefinition, _ result: IndicatorResult) {
        let faults = Dictionary(grouping: result.findings, by: \.source)
        content = Content(
            pipeline: definition.name, title: definition.title, year: result.year,
            standard: definition.classes.standard, basis: definition.area.basis.rawValue,
            registers: result.registers.map { table in
                let register = definition.registers.first { $0.schema.name == table.name }
                return Register(
                    name: table.name, title: table.title, path: register?.path ?? "",
                    table: register?.schema.table ?? "", rows: Set(table.rows.map(\.number)).count,
                    rejected: table.rejected.count, findings: faults["register:" + table.name]?.count ?? 0)
            },
            statistics: result.results.count, sound: result.results.count { $0.whole.isSound },
            findings: Dictionary(grouping: result.findings, by: \.rule.rawValue).mapValues(\.count),
            checks: CheckCounts(result.checks))
    }

    func text() throws -> String { try RecordText.json(content) }

    private struct Content: Encodable {
        var schemaVersion = 1
        var pipeline: String
        var title: String
        var year: Int
        var standard: String
        /// Whether areas of the survey are recorded or computed.
        var basis: String
        var registers: [Register]
        var statistics: Int
        /// Statistics with a figure that no unusable cell stands behind.
        var sound: Int
        var findings: [String: Int]
        var checks: CheckCounts
    }

    private struct Register: Encodable {
        var name: String
        var title: String
        /// As the pipeline writes it.
        var path: String
        var table: String
        /// Records taken, and those that could not be.
        var rows: Int
        var rejected: Int
        var findings: Int
    }
}
