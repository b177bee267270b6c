import LandModel
import Statistics

/// Which statistics are made of levelled areas (平差后面积): those that measure the field `levelled`, and formulas of them.
enum LevelledStatistics {
    static func notes(_ definitions: [StatisticDefinition]) -> [String] {
        let levelled = ids(definitions)
        guard !levelled.isEmpty else { return [] }
        let told = definitions.map(\.id).filter(levelled.contains).joined(separator: "、")
        return ["由平差后面积得出：\(told)。其余统计不由平差后面积得出。"]
    }

    static func ids(_ definitions: [StatisticDefinition]) -> Set<String> {
        var found = Set(definitions.filter(measuresLevelled).map(\.id))
        var references: [(id: String, names: [String])] = []
        for definition in definitions {
            guard case .formula(let text) = definition.calculation, let formula = try? Formula(parsing: text)
            else {
                continue
            }
            references.append((definition.id, formula.references.map(\.name)))
        }
        // Formulas of formulas, until nothing is added.
        while let next = references.first(where: {
            !found.contains($0.id) && $0.names.contains(where: found.contains)
        }) {
            found.insert(next.id)
        }
        return found
    }

    private static func measuresLevelled(_ definition: StatisticDefinition) -> Bool {
        guard case .measure(_, _, let measure) = definition.calculation else { return false }
        return measure.split { $0 == " " || $0 == "(" || $0 == ")" || $0 == "," }.contains("levelled")
    }
}
