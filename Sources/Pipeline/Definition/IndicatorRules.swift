internal import LandModel
internal import Statistics
internal import Tables

/// Checks the texts of the statistics of a pipeline whose shape is sound, and gives every fault its place in the file.
enum IndicatorRules {
    static func faults(
        of definition: PipelineDefinition, _ root: DefinitionNode, _ vocabulary: DefinitionVocabulary
    ) -> [DefinitionFault] {
        let classes = vocabulary.classes[definition.classes.standard] ?? ClassSets()
        let words = StatisticVocabulary(definition, classes: classes)
        let items = root["indicators"]?.items ?? []
        let sides = definition.reports?.sides ?? []
        let faults = StatisticPlanner.plan(definition.indicators + sides, words).faults.map { found in
            guard found.index < items.count else {
                return statement(found, number: (found.index - items.count) / 2, root, definition)
            }
            let item = items[found.index]
            let node = item[found.key] ?? item[found.key + "-of"] ?? item["unit"] ?? item
            return DefinitionFault(
                .language(found.fault, text: node.text ?? ""), at: node.place,
                keyPath: "indicators[\(found.index + 1)].\(found.key)")
        }
        return faults + calendar(definition, root, classes) + cross(definition, root)
    }

    /// A fault of one side of a statement of consistency: sides stand in turn, left and right.
    private static func statement(
        _ found: StatisticFault, number: Int, _ root: DefinitionNode, _ definition: PipelineDefinition
    ) -> DefinitionFault {
        let item = root["reports"]?["consistency"]?["statements"]?.items[number]
        let isLeft = (found.index - definition.indicators.count) % 2 == 0
        let key = found.key == "unit" ? "unit" : isLeft ? "left" : "right"
        let node = item?[key] ?? item?["left"] ?? root
        return DefinitionFault(
            .language(found.fault, text: node.text ?? ""), at: node.place,
            keyPath: "reports.consistency.statements[\(number + 1)].\(key)")
    }

    /// Columns of a table that are not told apart by what its rows are.
    private static func cross(_ definition: PipelineDefinition, _ root: DefinitionNode) -> [DefinitionFault] {
        (definition.reports?.cross ?? []).enumerated().flatMap { number, table in
            table.misfits(among: definition.indicators).compactMap { name in
                let path = "reports.cross[\(number + 1)]"
                guard let item = root["reports"]?["cross"]?.items[number],
                    let node = item["statistics"]?.items.first(where: { $0.text == name })
                else { return nil }
                let statistic = definition.indicators.firstIndex { $0.id == name } ?? 0
                return DefinitionFault(
                    .needs(
                        key: "indicators[\(statistic + 1)].by", value: "[\(table.by.joined(separator: ", "))]"
                    ),
                    at: node.place, keyPath: "\(path).statistics")
            }
        }
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
        let dates = register.fields.filter { $0.type.holdsDates }.map(\.name)
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
