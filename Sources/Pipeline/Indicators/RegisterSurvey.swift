import LandModel
import Measure
import Readers
import Statistics

/// All registers of a run, read: their rows, the polygons of their records, and what was wrong with them.
struct RegisterSurvey: Sendable {
    private(set) var tables: [RowTable] = []
    /// By name of the register, then by number of the record.
    private(set) var polygons: [String: [Int64: [GriddedZone]]] = [:]
    private(set) var findings: [Finding] = []
    private(set) var checks: [CheckResult] = []

    /// - Parameters:
    ///   - districts: codes that registers may name.
    ///   - calendar: name of the register of holidays, which may have no row.
    static func read(
        _ plans: [RegisterPlan], districts: Set<String>, calendar: String? = nil, on ground: CountyGround,
        workers: Workers
    ) throws -> RegisterSurvey {
        var survey = RegisterSurvey()
        for plan in plans {
            let reader = RegisterReader(schema: plan.definition.schema, districts: districts)
            var (table, findings) = try reader.read(plan.path)
            survey.findings += findings
            survey.tell(table, findings)
            if table.name != calendar { survey.tellEmpty(table) }
            if let source = plan.shapes {
                let shapes = try RegisterShapes.read(
                    source, plan.definition.geometry, on: ground, workers: workers)
                survey.findings += shapes.findings
                survey.polygons[table.name] = shapes.polygons
                table = RegisterRows(definition: plan.definition, shapes: shapes).joined(table)
            }
            survey.tables.append(table)
        }
        for plan in plans {
            guard let join = plan.definition.join else { continue }
            let account = RegisterJoin(join, from: plan.definition, among: survey.tables)
            survey.findings += account?.findings ?? []
            survey.checks += account?.checks ?? []
        }
        survey.findings.sort()
        return survey
    }

    /// A register is sound when every row could be taken.
    private mutating func tell(_ table: RowTable, _ findings: [Finding]) {
        checks.append(
            CheckResult(
                rule: "register-rows", subject: table.name, expected: "0", found: "\(table.rejected.count)",
                difference: "\(table.rejected.count)", unit: "rows",
                verdict: table.rejected.isEmpty ? .pass : .fail,
                detail: findings.isEmpty ? "" : "\(findings.count) findings"))
    }

    /// A register without a row is a broken export more often than a year without a case.
    private mutating func tellEmpty(_ table: RowTable) {
        guard table.rows.isEmpty else { return }
        checks.append(
            CheckResult(
                rule: "register-not-empty", subject: table.name, expected: "> 0", found: "0", difference: "",
                unit: "rows", verdict: .fail))
    }

    func table(_ name: String) -> RowTable? { tables.first { $0.name == name } }
}
