import LandModel

/// All statistics of a pipeline, parsed, bound to their sources, and checked against one another.
package struct StatisticPlan: Sendable {
    enum Node: Sendable {
        case leaf(source: String, RowFilter, any Measure)
        case formula(Formula)
    }

    package let definitions: [StatisticDefinition]
    package var vocabulary: StatisticVocabulary
    let nodes: [String: Node]
    let dimensions: [String: Dimension]
    let divisions: [String: [Division]]

    package func definition(_ id: String) -> StatisticDefinition? { definitions.first { $0.id == id } }

    /// Names of the sources that a statistic takes rows from, through others too.
    package func sources(of id: String) -> Set<String> { nodes.sources(of: id) }

    /// Named sets of land classes that the filters behind a statistic ask for, in the order of their names.
    package func classSets(of id: String) -> [String] {
        let names = nodes.leaves(of: id).flatMap { leaf -> [String] in
            guard case .measure(_, let filter?, _) = definition(leaf)?.calculation else { return [] }
            return (try? Filter(parsing: filter))?.classSets ?? []
        }
        return Set(names).filter { vocabulary.classes.sets[$0] != nil }.sorted()
    }

    /// Whether it is told survey by survey.
    func isSurveyed(_ id: String) -> Bool {
        sources(of: id).contains { vocabulary.sources[$0]?.surveyYear != nil }
    }

    /// Whether another survey gives another figure: something behind it has no year of its own.
    func movesWithSurveys(_ id: String) -> Bool {
        guard let definition = definition(id), definition.year == nil else { return false }
        switch nodes[id] {
        case .leaf(let source, _, _): return vocabulary.sources[source]?.surveyYear != nil
        case .formula(let formula):
            return formula.references.contains { $0.year == nil && movesWithSurveys($0.name) }
        case nil: return false
        }
    }
}

/// A fault of one declaration.
package struct StatisticFault: Error, Sendable, Equatable {
    /// Place in the list of statistics, from 0.
    package var index: Int
    /// The key whose text is at fault: `id`, `where`, `measure`, `value`, `unit`, `by`, `source`, `base`, `target`,
    /// `task`, `trend`.
    package var key: String
    package var fault: LanguageFault

    package init(index: Int, key: String, fault: LanguageFault) {
        self.index = index
        self.key = key
        self.fault = fault
    }
}
