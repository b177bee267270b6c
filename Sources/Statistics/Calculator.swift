package import LandModel

/// Calculates the statistics of a plan from the rows of its sources. Everything is exact; nothing is rounded here.
///
/// Figures of a part are asked for when they are needed and kept. Not for sharing between threads.
package struct Calculator {
    private let plan: StatisticPlan
    private let tables: [String: RowTable]
    private let environment: MeasureEnvironment
    private var passed: [Passing: [[String]: [Int]]] = [:]
    private var doubtful: [Asked: Set<Figure.Doubt>] = [:]
    /// Rows that count, and whose cell that says under which key is unusable.
    private var unplaced: [Passing: Set<Figure.Doubt>] = [:]
    private var figures: [Request: Figure] = [:]

    /// Rows of one statistic, told apart.
    private struct Passing: Hashable {
        var id: String
        var divisions: [Division]
        var year: Int?
    }

    /// A statistic of one survey.
    private struct Asked: Hashable {
        var id: String
        var year: Int?
    }

    private struct Request: Hashable {
        var id: String
        var scope: Scope
    }

    /// A part of the whole, and a survey.
    struct Scope: Hashable {
        var divisions: [Division] = []
        var key: [String] = []
        var year: Int?
    }

    package init(_ plan: StatisticPlan, tables: [RowTable], environment: MeasureEnvironment = .init()) {
        self.plan = plan
        self.tables = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
        self.environment = environment
    }

    /// The results of all statistics, in the order of their declarations.
    package mutating func results() -> [StatisticResult] {
        var results: [StatisticResult] = []
        for definition in plan.definitions { results.append(result(definition)) }
        return results
    }

    private mutating func result(_ definition: StatisticDefinition) -> StatisticResult {
        let id = definition.id
        var result = StatisticResult(definition: definition, whole: figure(id, Scope()))
        for county in plan.vocabulary.counties {
            let scope = Scope(divisions: [.district(.county)], key: [county])
            let figure = figure(id, scope)
            if figure.absence != .noSuchDivision { result.counties[county] = figure }
        }
        if let divisions = plan.divisions[id], !divisions.isEmpty {
            for key in keys(id, divisions).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
                result.parts.append(
                    .init(key: key, figure: figure(id, Scope(divisions: divisions, key: key))))
            }
        }
        if plan.isSurveyed(id) {
            let own =
                plan.movesWithSurveys(id) ? plan.vocabulary.surveyYears : [definition.year].compactMap { $0 }
            for year in own where plan.vocabulary.surveyYears.contains(year) {
                result.years[year] = figure(id, Scope(year: year))
            }
        } else if let trend = definition.trend {
            let division = yearDivision(trend, of: id)
            for key in keys(id, [division]) {
                guard let year = key.first.flatMap({ Int($0) }) else { continue }
                result.years[year] = figure(id, Scope(divisions: [division], key: key))
            }
        }
        return result
    }

    private func yearDivision(_ field: String, of id: String) -> Division {
        let isDate = plan.sources(of: id).contains { name in
            plan.vocabulary.sources[name]?.fields.contains { $0.name == field && $0.type.holdsDates } ?? false
        }
        return isDate ? .yearOf(field) : .field(field)
    }

    // MARK: Figures

    mutating func figure(_ id: String, _ scope: Scope) -> Figure {
        // A year of its own holds wherever a statistic stands.
        var scope = scope
        if let year = plan.definition(id)?.year { scope.year = year }
        let request = Request(id: id, scope: scope)
        if let known = figures[request] { return known }
        let figure: Figure
        switch plan.nodes[id] {
        case .leaf(let source, let filter, let measure):
            figure = leaf(id, source, filter, measure, scope)
        case .formula(let formula): figure = value(of: formula, scope)
        case nil: figure = Figure(nil)
        }
        figures[request] = figure
        return figure
    }

    private mutating func value(of formula: Formula, _ scope: Scope) -> Figure {
        switch formula {
        case .number(let number, let unit, _): return Figure(unit.base(number), absence: .outOfRange)
        case .statistic(let id, let year, _):
            var scope = scope
            if let year { scope.year = year }
            return figure(id, scope)
        case .negated(let inner): return value(of: inner, scope).mapping(\.negated)
        case .function(let function, let inner): return value(of: function, inner, scope)
        case .operation(let left, let operation, let right, _):
            let (left, right) = (value(of: left, scope), value(of: right, scope))
            switch operation {
            case .plus: return left.combined(with: right) { $0.adding($1) }
            case .minus: return left.combined(with: right) { $0.subtracting($1) }
            case .times: return left.combined(with: right) { $0.multiplied(by: $1) }
            case .over:
                let isZero = right.value?.isZero ?? false
                return left.combined(with: right, or: isZero ? .divisionByZero : .outOfRange) {
                    $0.divided(by: $1)
                }
            }
        }
    }

    private mutating func value(
        of function: Formula.Function, _ inner: Formula, _ scope: Scope
    ) -> Figure {
        let whole = Scope(year: scope.year)
        switch function {
        case .total: return value(of: inner, whole)
        case .abs: return value(of: inner, scope).mapping(\.magnitude)
        case .positive: return value(of: inner, scope).mapping { max($0, .zero) }
        case .share:
            let (part, all) = (value(of: inner, scope), value(of: inner, whole))
            return part.combined(with: all, or: .divisionByZero) { $0.divided(by: $1) }
        }
    }

    // MARK: Rows

    /// Records behind the cells that count; none where cells do not say.
    private func records(_ rows: MeasuredRows, _ schema: SourceSchema) -> Int {
        guard let field = schema.recordCount.flatMap({ name in schema.fields.firstIndex { $0.name == name } })
        else { return 0 }
        return rows.rows.reduce(0) { sum, row in
            guard case .number(let count) = row.values[field] else { return sum }
            return sum + Int(count.numerator)
        }
    }

    private mutating func leaf(
        _ id: String, _ source: String, _ filter: RowFilter, _ measure: any Measure, _ scope: Scope
    ) -> Figure {
        guard let table = tables[source], let schema = plan.vocabulary.sources[source] else {
            return Figure(nil)
        }
        let reader = DivisionReader(vocabulary: plan.vocabulary, source: schema)
        guard scope.divisions.allSatisfy(reader.knows) else { return Figure(nil, absence: .noSuchDivision) }
        var year: Int?
        if schema.surveyYear != nil {
            let wanted = scope.year ?? plan.vocabulary.year
            guard plan.vocabulary.surveyYears.contains(wanted) else {
                return Figure(nil, absence: .noSuchYear)
            }
            year = wanted
        }
        let places = places(id, table, schema, filter, scope.divisions, year)[scope.key] ?? []
        let rows = MeasuredRows(
            table: table, places: places, hasRecords: schema.hasRecords, districts: districts(scope),
            environment: environment)
        var figure = measure.figure(of: rows)
        if !schema.hasRecords { figure.records = records(rows, schema) }
        // A row that cannot be told to count or not may belong to any part.
        figure.doubts.formUnion(doubtful[Asked(id: id, year: year)] ?? [])
        figure.doubts.formUnion(unplaced[Passing(id: id, divisions: scope.divisions, year: year)] ?? [])
        return figure
    }

    /// Places of the rows that count, by the keys of the divisions.
    private mutating func places(
        _ id: String, _ table: RowTable, _ schema: SourceSchema, _ filter: RowFilter, _ divisions: [Division],
        _ year: Int?
    ) -> [[String]: [Int]] {
        let passing = Passing(id: id, divisions: divisions, year: year)
        if let known = passed[passing] { return known }
        let reader = DivisionReader(vocabulary: plan.vocabulary, source: schema)
        let yearField = schema.surveyYear.flatMap { name in schema.fields.firstIndex { $0.name == name } }
        let wanted = year.map { FieldValue.number(Rational($0)) }
        var found: [[String]: [Int]] = [:]
        for (place, row) in table.rows.enumerated() {
            let isOfNoYear = yearField.map { row.values[$0] == .unusable } ?? false
            if let yearField, row.values[yearField] != wanted, !isOfNoYear { continue }
            switch filter.verdict(row) {
            case .doesNotCount: continue
            // Of which survey it is cannot be told either.
            case .counts where isOfNoYear, .doubtful:
                let asked = Asked(id: id, year: year)
                doubtful[asked, default: []].insert(Figure.Doubt(source: table.name, row: row.number))
                continue
            case .counts: break
            }
            let key = divisions.map { reader.key(of: row, by: $0) }
            guard key.allSatisfy({ $0 != nil }) else {
                if divisions.contains(where: { reader.cannotTell(row, by: $0) }) {
                    unplaced[passing, default: []].insert(Figure.Doubt(source: table.name, row: row.number))
                }
                continue
            }
            found[key.compactMap { $0 }, default: []].append(place)
        }
        passed[passing] = found
        return found
    }

    /// Keys that the rows of a statistic fall under; all counties where it is told by county alone.
    private mutating func keys(_ id: String, _ divisions: [Division]) -> Set<[String]> {
        var (keys, seen, waiting) = (Set<[String]>(), Set<Asked>(), [Asked(id: id)])
        while let next = waiting.popLast() {
            let asked = plan.definition(next.id)?.year ?? next.year
            guard seen.insert(Asked(id: next.id, year: asked)).inserted else { continue }
            switch plan.nodes[next.id] {
            case .leaf(let source, let filter, _):
                guard let table = tables[source], let schema = plan.vocabulary.sources[source] else {
                    continue
                }
                let year = schema.surveyYear == nil ? nil : asked ?? plan.vocabulary.year
                keys.formUnion(places(next.id, table, schema, filter, divisions, year).keys)
            case .formula(let formula):
                waiting += formula.references.map { Asked(id: $0.name, year: $0.year ?? asked) }
            case nil: continue
            }
        }
        if divisions == [.district(.county)] { keys.formUnion(plan.vocabulary.counties.map { [$0] }) }
        return keys
    }

    /// Codes to which the ground of a scope is confined; `nil` for no bound.
    private func districts(_ scope: Scope) -> [String]? {
        var bound: [String]?
        for (division, key) in zip(scope.divisions, scope.key) {
            let codes: [String]
            switch division {
            case .district: codes = [key]
            case .grouping(let name): codes = plan.vocabulary.groupings[name]?.codes(of: key) ?? []
            case .field, .yearOf, .levelOne: continue
            }
            guard let outer = bound else {
                bound = codes
                continue
            }
            // What lies in both: the longer code of each pair.
            let inner = codes.filter { code in outer.contains { code.hasPrefix($0) } }
            bound =
                inner
                + outer.filter { code in !inner.contains(code) && codes.contains { code.hasPrefix($0) } }
        }
        return bound
    }
}
