internal import LandModel
internal import Statistics

/// Checks the texts of the statistics of a pipeline whose shape is sound, and gives every fault its place in the file.
enum IndicatorRules {
    static func faults(
        of definition: PipelineDefinition, _ root: DefinitionNode, _ vocabulary: DefinitionVocabulary
    ) -> [DefinitionFault] {
        let classes = vocabulary.classes[definition.classes.standard] ?? ClassSets()
        let words = StatisticVocabulary(definition, classes: classes)
        let items = root["indicators"]?.items ?? []
        let faults = StatisticPlanner.plan(definition.indicators, words).faults.map { found in
            let item = items[found.index]
            let node = item[found.key] ?? item[found.key + "-of"] ?? item["unit"] ?? item
            return DefinitionFault(
                .language(found.fault, text: node.text ?? ""), at: node.place,
                keyPath: "indicators[\(found.index + 1)].\(found.key)")
        }
        return faults + calendar(definition, root, classes)
    }

    private static func calendar(
        _ definition: PipelineDefinition, _ root: DefinitionNode, _ classes: ClassSets
    ) -> [DefinitionFault] {
        guard let calendar = definition.calendar, let node = root["calendar"],
            let register = definition.registers.first(where: { $0.schema.name == calendar.register })
        else { return [] }
        func fault(_ fault: LanguageFault, _ key: String) -> DefinitionFault {
            DefinitionFault(
                .language(fault, text: node[key]?.text ?? ""), at: (node[key] ?? node).place,
                keyPath: "calendar.\(key)")
        }
        var faults: [DefinitionFault] = []
        let dates = register.fields.filter { $0.type == .date }.map(\.name)
        if !dates.contains(calendar.date) {
            let problem = LanguageFault.Problem.unknownName(
                calendar.date, kind: .field, nearest: Suggestion.nearest(to: calendar.date, among: dates),
                known: dates)
            faults.append(fault(LanguageFault(problem, at: 1), "date"))
        }
        if let worked = calendar.worked {
            do throws(LanguageFault) {
                _ = try FilterBinder(fields: register.fields, classes: classes).bind(Filter(parsing: worked))
            } catch {
                faults.append(fault(error, "worked"))
            }
        }
        return faults
    }
}
