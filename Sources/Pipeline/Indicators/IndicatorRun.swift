import Aggregate
package import LandModel
import Measure
import Normalise
package import Statistics

/// Calculates the statistics that a pipeline declares, once its surveys are done.
struct IndicatorRun {
    let definition: PipelineDefinition
    let registers: [RegisterPlan]
    let digests: [DigestPlan]
    let workers: Workers

    /// A survey of the run.
    typealias Survey = (plan: RunPlan, result: SurveyResult)

    /// - Parameters:
    ///   - surveys: in ascending order of their years, at least one.
    /// - Throws: `UnplannedStatistics`, besides what reading the registers throws.
    func run(_ surveys: [Survey], _ comparisons: [ComparisonResult] = []) throws -> IndicatorResult {
        let standard = try StandardCatalogue().classification(definition.classes.standard)
        let words = StatisticVocabulary(definition, classes: ClassSets(standard))
        let (planned, faults) = StatisticPlanner.plan(statistics, words)
        guard let last = surveys.last, var plan = planned else { throw UnplannedStatistics(faults: faults) }
        let years = surveys.map(\.plan.definition.year)
        plan.vocabulary.surveyYears = years
        plan.vocabulary.year = last.plan.definition.year

        let ground = try CountyGround(last.plan, last.result.districts, workers: workers)
        let survey = try RegisterSurvey.read(
            registers, districts: districts(last.result), calendar: definition.calendar?.register,
            on: ground, workers: workers)
        let known = surveys.map { (year: $0.plan.definition.year, result: $0.result) }
        let tables =
            [LandRows.table(known, asked: plan.asked(of: StatisticSources.land))]
            + ZoneCells.tables(known, definition, asked: plan.asked)
            + TractCells.tables(known, definition)
            + [
                ChangeRows.table(
                    comparisons.map { ($0.years.after, $0.change.records) },
                    asked: plan.asked(of: StatisticSources.changes))
            ] + survey.tables
        var calculator = Calculator(
            plan, tables: tables, environment: environment(survey, ground, plan.vocabulary))
        let results = calculator.results()
        let count = definition.indicators.count
        var result = IndicatorResult(
            year: plan.vocabulary.year, results: Array(results.prefix(count)),
            sides: Array(results.dropFirst(count)),
            registers: survey.tables, names: names(last), movedCounties: movedCounties(surveys),
            findings: survey.findings,
            checks: survey.checks + results.prefix(count).map(\.check))
        let reports = IndicatorReports(definition: definition, digests: digests, plan: plan)
        result.tables = reports.tables(result, year: plan.vocabulary.year)
        for (name, text, check) in reports.texts(result, year: plan.vocabulary.year) {
            result.digests.append((name, text))
            result.checks.append(check)
        }
        return result
    }

    /// Those of the pipeline, and the sides of its statements.
    private var statistics: [StatisticDefinition] {
        definition.indicators + (definition.reports?.sides ?? [])
    }

    /// Codes that a register may name: those of the survey, and the city's own.
    private func districts(_ result: SurveyResult) -> Set<String> {
        Set(result.districts.names.keys).union(definition.sources.map(\.county.code))
            .union([definition.city.code])
    }

    /// Counties that gained or lost ground between surveys, by what the patches of each add up to.
    private func movedCounties(_ surveys: [Survey]) -> [String] {
        var areas: [String: Set<SquareMetres>] = [:]
        for survey in surveys {
            var sums: [String: SquareMetres] = [:]
            for (key, area) in survey.result.base.totals(.county) {
                sums[key.district, default: .zero] += area
            }
            for (county, area) in sums { areas[county, default: []].insert(area) }
        }
        return areas.filter { $0.value.count > 1 }.keys.sorted()
    }

    private func names(_ survey: Survey) -> [String: String] {
        var names = survey.result.districts.names
        for source in definition.sources { names[source.county.code] = source.county.name }
        names[definition.city.code] = definition.city.name
        return names
    }

    private func environment(
        _ survey: RegisterSurvey, _ ground: CountyGround, _ vocabulary: StatisticVocabulary
    ) -> MeasureEnvironment {
        let (calendar, doubts) = calendar(survey, vocabulary)
        return MeasureEnvironment(calendar: calendar, calendarDoubts: doubts) { request in
            guard let polygons = survey.polygons[request.source] else { return .noPolygons }
            var within: [GriddedZone]?
            if let name = request.within {
                guard let other = survey.polygons[name] else { return .noPolygons }
                within = other.sorted { $0.key < $1.key }.flatMap(\.value)
            }
            let asked = request.records.sorted()
            let zones = asked.flatMap { polygons[$0] ?? [] }
            do {
                let area = try ground.area(zones, within: within, districts: request.districts)
                return .area(area, missing: asked.count { polygons[$0] == nil })
            } catch {
                return .failed
            }
        }
    }

    private func calendar(
        _ survey: RegisterSurvey, _ vocabulary: StatisticVocabulary
    ) -> (calendar: WorkCalendar, doubts: Set<Figure.Doubt>) {
        guard let calendar = definition.calendar, let table = survey.table(calendar.register),
            let field = table.field(calendar.date)
        else { return (WorkCalendar(), []) }
        var doubts: Set<Figure.Doubt> = []
        let binder = FilterBinder(fields: table.fields, classes: vocabulary.classes)
        let worked = calendar.worked.flatMap { text in
            try? binder.bind(Filter(parsing: text))
        }
        var days: (holidays: [CalendarDate], worked: [CalendarDate]) = ([], [])
        for row in table.rows {
            let verdict = worked?.verdict(row)
            if row.values[field] == .unusable || verdict == .doubtful {
                doubts.insert(Figure.Doubt(source: table.name, row: row.number))
            }
            guard case .date(let date) = row.values[field] else { continue }
            if verdict == .counts { days.worked.append(date) } else { days.holidays.append(date) }
        }
        return (WorkCalendar(holidays: days.holidays, worked: days.worked), doubts)
    }
}

/// Statistics that were sound when the pipeline was read and cannot be planned now: a fault of the program, and no
/// reason to go on without figures.
struct UnplannedStatistics: Error {
    let faults: [StatisticFault]
}

/// What the declared statistics of a run came to.
package struct IndicatorResult: Sendable {
    /// The last that was surveyed, of which figures speak where nothing else is said.
    package var year = 0
    /// In the order of their declarations.
    package var results: [StatisticResult] = []
    /// Both sides of the statements that must agree.
    package var sides: [StatisticResult] = []
    /// Rows of the registers, in the order of the pipeline.
    package var registers: [RowTable] = []
    /// Names of districts by code.
    package var names: [String: String] = [:]
    /// Codes of counties whose ground is not the same in all surveys, ascending.
    package var movedCounties: [String] = []
    package var findings: [Finding] = []
    package var checks: [CheckResult] = []
    package var tables: [StatisticTable] = []
    /// Sentences by the name of their digest.
    package var digests: [(name: String, text: String)] = []

    package var hasFailed: Bool { checks.contains { $0.verdict == .fail } }
}

extension StatisticResult {
    /// A figure that is missing or doubtful fails, and one whose parts are in doubt.
    fileprivate var check: CheckResult {
        let others = Array(counties.values) + parts.map(\.figure) + Array(years.values)
        let doubts = others.reduce(whole.doubts) { $0.union($1.doubts) }
        let isBroken = others.contains { $0.absence == .outOfRange || $0.absence == .notComputed }
        return CheckResult(
            rule: "statistic", subject: definition.id, expected: "ok",
            found: whole.absence?.rawValue ?? (doubts.isEmpty && !isBroken ? "ok" : "doubtful"),
            difference: "", unit: "", verdict: whole.isSound && doubts.isEmpty && !isBroken ? .pass : .fail,
            detail: Self.told(doubts))
    }

    /// The first rows in doubt, and how many more there are.
    private static func told(_ doubts: Set<Figure.Doubt>) -> String {
        let most = 5
        let rows = doubts.sorted().prefix(most).map { "\($0.source):\($0.row)" }.joined(separator: ", ")
        return rows + (doubts.count > most ? " … +\(doubts.count - most)" : "")
    }
}
