import LandModel

/// Makes a plan of declarations, or tells every fault in them.
package struct StatisticPlanner {
    private let definitions: [StatisticDefinition]
    private let vocabulary: StatisticVocabulary
    private let indices: [String: Int]
    private var nodes: [String: StatisticPlan.Node] = [:]
    private var dimensions: [String: Dimension] = [:]
    private var divisions: [String: [Division]] = [:]
    private var faults: [StatisticFault] = []
    /// Statistics whose dimension is being looked for, or cannot be found.
    private var faulty: Set<String> = []

    /// - Returns: the plan where there is no fault, else every fault in the order of the declarations.
    package static func plan(
        _ definitions: [StatisticDefinition], _ vocabulary: StatisticVocabulary
    ) -> (plan: StatisticPlan?, faults: [StatisticFault]) {
        var planner = StatisticPlanner(definitions, vocabulary)
        planner.bind()
        planner.checkReferences()
        planner.checkDimensions()
        planner.checkUnits()
        planner.bindDivisions()
        guard planner.faults.isEmpty else {
            return (nil, planner.faults.sorted { ($0.index, $0.key) < ($1.index, $1.key) })
        }
        let plan = StatisticPlan(
            definitions: definitions, vocabulary: vocabulary, nodes: planner.nodes,
            dimensions: planner.dimensions, divisions: planner.divisions)
        return (plan, [])
    }

    private init(_ definitions: [StatisticDefinition], _ vocabulary: StatisticVocabulary) {
        self.definitions = definitions
        self.vocabulary = vocabulary
        indices = Dictionary(definitions.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    // MARK: Parsing

    private mutating func bind() {
        for (index, definition) in definitions.enumerated() {
            if let year = definition.year, !vocabulary.surveyYears.contains(year) {
                let known = vocabulary.surveyYears.map { "\($0)" }.joined(separator: ", ")
                tell(
                    LanguageFault(
                        .unexpected(found: "\(year)", expected: "a surveyed year: \(known)"), at: 1),
                    index, "year")
            }
            if indices[definition.id] != index {
                let problem = LanguageFault.Problem.unexpected(
                    found: definition.id, expected: "a name that no other statistic has")
                tell(LanguageFault(problem, at: 1), index, "id")
            }
            switch definition.calculation {
            case .formula(let text):
                do throws(LanguageFault) {
                    nodes[definition.id] = .formula(try Formula(parsing: text))
                } catch {
                    tell(error, index, "value")
                }
            case .measure(let source, let filter, let measure):
                bind(source, filter, measure, of: definition, index)
            }
        }
    }

    private mutating func bind(
        _ name: String, _ filter: String?, _ measure: String, of definition: StatisticDefinition, _ index: Int
    ) {
        guard let source = vocabulary.sources[name] else {
            tell(unknown(name, .source, among: Array(vocabulary.sources.keys)), index, "source")
            return
        }
        var (rows, bound) = (RowFilter?.none, (any Measure)?.none)
        do throws(LanguageFault) {
            let binder = FilterBinder(
                fields: source.fields, classes: vocabulary.classes, isOfCells: !source.hasRecords)
            rows =
                try filter.map { text throws(LanguageFault) in try binder.bind(Filter(parsing: text)) }
                ?? .everything
        } catch {
            tell(error, index, "where")
        }
        do throws(LanguageFault) {
            bound = try MeasureParser.parse(measure, of: source, among: vocabulary.sources)
        } catch {
            tell(error, index, "measure")
        }
        guard let rows, let bound else { return }
        nodes[definition.id] = .leaf(source: name, rows, bound)
    }

    // MARK: References

    private mutating func checkReferences() {
        for (index, definition) in definitions.enumerated() {
            guard case .formula(let formula) = nodes[definition.id] else { continue }
            for reference in formula.references where indices[reference.name] == nil {
                let known = Array(indices.keys)
                tell(
                    unknown(reference.name, .statistic, among: known, at: reference.position), index, "value")
            }
            if let ring = nodes.ring(from: definition.id) {
                tell(LanguageFault(.circular(ring), at: 1), index, "value")
                nodes[definition.id] = nil
            }
        }
        for (index, definition) in definitions.enumerated() {
            for (key, name) in definition.compared where indices[name] == nil {
                tell(unknown(name, .statistic, among: Array(indices.keys)), index, key)
            }
        }
    }

    // MARK: Dimensions

    private mutating func checkDimensions() {
        for definition in definitions { _ = dimension(of: definition.id) }
    }

    /// `nil` where a fault was told: at the statistic whose text has it, whichever asked for its dimension first.
    private mutating func dimension(of id: String) -> Dimension? {
        if let known = dimensions[id] { return known }
        guard let index = indices[id], faulty.insert(id).inserted else { return nil }
        switch nodes[id] {
        case .leaf(_, _, let measure): dimensions[id] = measure.dimension
        case .formula(let formula):
            do throws(LanguageFault) {
                dimensions[id] = try dimension(of: formula)
            } catch {
                tell(error, index, "value")
            }
        case nil: break
        }
        if dimensions[id] != nil { faulty.remove(id) }
        return dimensions[id]
    }

    private mutating func dimension(of formula: Formula) throws(LanguageFault) -> Dimension? {
        switch formula {
        case .number(_, let unit, _): return unit.dimension
        case .statistic(let id, let year, let position):
            if let year { try check(year, of: id, at: position) }
            return dimension(of: id)
        case .negated(let inner): return try dimension(of: inner)
        case .function(.share, let inner):
            _ = try dimension(of: inner)
            return .plain
        case .function(_, let inner): return try dimension(of: inner)
        case .operation(let left, let operation, let right, let position):
            guard let first = try dimension(of: left), let second = try dimension(of: right) else {
                return nil
            }
            switch operation {
            case .times: return first.multiplied(by: second)
            case .over: return first.divided(by: second)
            case .plus, .minus:
                guard first == second else {
                    throw LanguageFault(
                        .dimension(found: second.description, expected: first.description), at: position)
                }
                return first
            }
        }
    }

    /// `at YEAR` asks for a survey, of a statistic that is told survey by survey and has no year of its own.
    private func check(_ year: Int, of id: String, at position: Int) throws(LanguageFault) {
        func fault(_ found: String, _ expected: String) -> LanguageFault {
            LanguageFault(.unexpected(found: found, expected: expected), at: position)
        }
        guard vocabulary.surveyYears.contains(year) else {
            let known = vocabulary.surveyYears.map { "\($0)" }.joined(separator: ", ")
            throw fault("\(year)", "a surveyed year: \(known)")
        }
        guard nodes.sources(of: id).contains(where: { vocabulary.sources[$0]?.surveyYear != nil }) else {
            throw fault("\(id) at \(year)", "a statistic of a survey before `at`")
        }
        if indices[id].flatMap({ definitions[$0].year }) != nil {
            throw fault("\(id) at \(year)", "a statistic without a year of its own before `at`")
        }
    }

    /// A figure can be printed in its unit, and compared with its task, its base and its target.
    private mutating func checkUnits() {
        for (index, definition) in definitions.enumerated() {
            guard let dimension = dimensions[definition.id] else { continue }
            if definition.unit.dimension != dimension {
                tell(
                    LanguageFault(
                        .dimension(
                            found: definition.unit.dimension.description, expected: dimension.description),
                        at: 1), index, "unit")
            }
            for (key, name) in definition.compared {
                guard let other = dimensions[name], other != dimension else { continue }
                let problem = LanguageFault.Problem.dimension(
                    found: other.description, expected: dimension.description)
                tell(LanguageFault(problem, at: 1), index, key)
            }
        }
    }

    // MARK: Divisions

    private mutating func bindDivisions() {
        for (index, definition) in definitions.enumerated() {
            guard nodes[definition.id] != nil else { continue }
            let schemas = nodes.sources(of: definition.id).compactMap { vocabulary.sources[$0] }
            var bound: [Division] = []
            for word in definition.by {
                let found = Set(schemas.map { vocabulary.division(word, of: $0) })
                if found.count == 1, let division = found.first.flatMap({ $0 }) {
                    bound.append(division)
                } else {
                    let words = schemas.map(vocabulary.divisions)
                    let known = words.first?.filter { word in words.allSatisfy { $0.contains(word) } }
                    tell(unknown(word, .grouping, among: known ?? []), index, "by")
                }
            }
            divisions[definition.id] = bound
            if let trend = definition.trend {
                let kinds = schemas.map { $0.fields.first { $0.name == trend }?.type }
                if kinds.isEmpty || !kinds.allSatisfy({ $0?.holdsDates ?? false || $0 == .year }) {
                    let known = schemas.flatMap(\.fields).filter { $0.type.holdsDates || $0.type == .year }
                    tell(unknown(trend, .field, among: known.map(\.name)), index, "trend")
                }
            }
        }
    }

    // MARK: Faults

    private func unknown(
        _ name: String, _ kind: LanguageFault.NameKind, among known: [String], at position: Int = 1
    ) -> LanguageFault {
        LanguageFault(
            .unknownName(
                name, kind: kind, nearest: Suggestion.nearest(to: name, among: known, limit: 2),
                known: known.sorted()), at: position)
    }

    private mutating func tell(_ fault: LanguageFault, _ index: Int, _ key: String) {
        let fault = StatisticFault(index: index, key: key, fault: fault)
        if !faults.contains(fault) { faults.append(fault) }
    }
}
