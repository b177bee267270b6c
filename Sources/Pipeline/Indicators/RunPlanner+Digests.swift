import Digest
import Foundation
import Statistics

/// The templates of a pipeline.
extension RunPlanner {
    /// - Throws: `PlanFaults` with every fault of every template.
    static func digests(_ definition: PipelineDefinition) throws(PlanFaults) -> [DigestPlan] {
        var planner = RunPlanner(definition)
        let plans = (definition.reports?.digests ?? []).compactMap { planner.digest($0) }
        guard planner.faults.isEmpty else { throw PlanFaults(planner.faults) }
        return plans
    }

    mutating func digest(_ digest: ReportsDefinition.Digest) -> DigestPlan? {
        let path = definition.resolved(digest.template)
        func fault(_ problem: DigestProblem) -> DigestPlan? {
            faults.append(.digest(path: path, problem))
            return nil
        }
        guard FileManager.default.fileExists(atPath: path) else { return fault(.missing) }
        guard let data = FileManager.default.contents(atPath: path) else { return fault(.unreadable) }
        guard let text = String(validating: data, as: UTF8.self) else { return fault(.notUTF8) }
        do throws(DigestFaults) {
            return DigestPlan(
                name: digest.name,
                template: try DigestTemplate(text, known: definition.indicators.map(\.id)))
        } catch {
            return fault(.template(error))
        }
    }
}
