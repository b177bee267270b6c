package import LandModel

/// Makes a plan of declarations, or tells every fault in them.
package struct StatisticPlanner {
    private let definitions: [StatisticDefinition]
    private let vocabulary: StatisticVocabulary
    private let indices: [String: Int]
    private var nodes: [String: StatisticPlan.Node] = [:]
    private var dimensions: [String: Dimension] = [:]
    private var divisions: [String: [Division]] = [:]
    private var faults: [StatisticFault] = []

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
            let binder = FilterBinder(fields: source.fields, classes: vocabulary.classes)
            rows = try filter.map { text throws(LanguageFault) in try binder.bind(Filter(parsing: text)) }
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
            for (name, position) in formula.references where indices[name] == nil {
                tell(unknown(name, .statistic, among: Array(indices.keys), at: position), index, "value")
            }
            if let ring = ring(from: definition.id) {
                tell(LanguageFault(.circular(ring), at: 1), index, "value")
                nodes[definition.id] = nil
            }
        }
        for (index, definition) in definitions.enumerated() {
            var named = [("task", definition.task)]
            for (key, stated) in [("base", definition.base), ("target", definition.target)] {
                if case .statistic(let name) = stated?.content { named.append((key, name)) }
            }
            for (key, name) in named {
                if let name, indices[name] == nil {
                    tell(unknown(name, .statistic, among: Array(indices.keys)), index, key)
                }
            }
        }
    }

    /// The way from a statistic back to itself.
    private func ring(from start: String) -> [String]? {
        var (path, seen) = ([start], Set<String>())
        func visit(_ id: String) -> Bool {
            guard case .formula(let formula) = nodes[id] else { return false }
            for (name, _) in formula.references {
                path.append(name)
                if name == start { return true }
                if seen.insert(name).inserted, visit(name) { return true }
                path.removeLast()
            }
            return false
        }
        return visit(start) ? path : nil
    }

    // MARK: Dimensions

    private mutating func checkDimensions() {
        for (index, definition) in definitions.enumerated() {
            do throws(LanguageFault) {
                _ = try dimension(of: definition.id)
            } catch {
                tell(error, index, "value")
            }
        }
    }

    /// `nil` where another fault was told already.
    private mutating func dimension(of id: String) throws(LanguageFault) -> Dimension? {
        if let known = dimensions[id] { return known }
        switch nodes[id] {
        case .leaf(_, _, let measure): dimensions[id] = measure.dimension
        case .formula(let formula): dimensions[id] = try dimension(of: formula)
        case nil: break
        }
        return dimensions[id]
    }

    private mutating func dimension(of formula: Formula) throws(LanguageFault) -> Dimension? {
        switch formula {
        case .number(_, let unit, _): return unit.dimension
        case .statistic(let id, let year, let position):
            if let year, !vocabulary.surveyYears.contains(year) {
                let known = vocabulary.surveyYears.map { "\($0)" }.joined(separator: ", ")
                throw LanguageFault(
                    .unexpected(found: "\(year)", expected: "a surveyed year: \(known)"), at: position)
            }
            return try dimension(of: id)
        case .negated(let inner): return try dimension(of: inner)
        case .function(.share, let inner):
            _ = try dimension(of: inner)
            return .plain
        case .function(_, let inner): return try dimension(of: inner)
        case .operation(let left, let operation, let right, let position):
            guard let first = try dimension(of: left), let second = try dimension(of: right) else { return nil }
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

    /// A figure can be printed in its unit, and compared with its task.
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
            if let task = definition.task, let other = dimensions[task], other != dimension {
                tell(
                    LanguageFault(
                        .dimension(found: other.description, expected: dimension.description), at: 1), index,
                    "task")
            }
        }
    }

    // MARK: Divisions

    private mutating func bindDivisions() {
        for (index, definition) in definitions.enumerated() {
            guard nodes[definition.id] != nil else { continue }
            let schemas = sources(of: definition.id).compactMap { vocabulary.sources[$0] }
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
                if kinds.isEmpty || !kinds.allSatisfy({ $0 == .date || $0 == .year }) {
                    let known = schemas.flatMap(\.fields).filter { $0.type == .date || $0.type == .year }
                    tell(unknown(trend, .field, among: known.map(\.name)), index, "trend")
                }
            }
        }
    }

    private func sources(of id: String) -> Set<String> {
        switch nodes[id] {
        case .leaf(let source, _, _): [source]
        case .formula(let formula):
            formula.references.reduce(into: []) { $0.formUnion(sources(of: $1.name)) }
        case nil: []
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

extension Dimension: CustomStringConvertible {
    /// `m2`, `yuan`, `m2/yuan`; empty for a plain number.
    package var description: String {
        let powers = [("m", length), ("yuan", money), ("kW", power)]
        func text(_ wanted: (Int) -> Bool) -> String {
            powers.filter { wanted($0.1) }.map { $0.0 + (abs($0.1) == 1 ? "" : "\(abs($0.1))") }
                .joined(separator: "·")
        }
        let (top, bottom) = (text { $0 > 0 }, text { $0 < 0 })
        return bottom.isEmpty ? (top.isEmpty ? "1" : top) : (top.isEmpty ? "1" : top) + "/" + bottom
    }
}
