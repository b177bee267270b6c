package import LandModel
package import Statistics

/// The figures of a run, with the years of the plan and the names of districts: what all tables of a plan are made of.
package struct PlanFigures: Sendable {
    /// In the order of their declarations.
    package let results: [StatisticResult]
    package let years: PlanYears
    package let city: District
    /// Names of districts of any level by their codes.
    package let names: [String: String]
    package let groupings: [String: DistrictGrouping]
    private let places: [String: Int]

    package init(
        results: [StatisticResult], years: PlanYears, city: District, names: [String: String],
        groupings: [String: DistrictGrouping] = [:]
    ) {
        self.results = results
        self.years = years
        self.city = city
        self.names = names
        self.groupings = groupings
        places = Dictionary(results.enumerated().map { ($1.definition.id, $0) }) { first, _ in first }
    }

    package func result(_ id: String) -> StatisticResult? { places[id].map { results[$0] } }

    /// A base or a target in base units; `nil` for words and for a statistic without a figure.
    package func value(_ stated: StatisticDefinition.Stated?) -> Rational? {
        switch stated?.content {
        case .figure(let value, _): value
        case .statistic(let id): result(id)?.whole.value
        case .words, nil: nil
        }
    }

    package func comparison(_ result: StatisticResult) -> PlanComparison {
        PlanComparison(
            base: value(result.definition.base), target: value(result.definition.target),
            current: result.whole.value, definition: result.definition, years: years)
    }

    /// A base or a target as the plan prints it, without its mark; nothing where none is stated.
    package func written(_ stated: StatisticDefinition.Stated?, of result: StatisticResult) -> String? {
        switch stated?.content {
        case .figure(_, let written): written
        case .words(let words): words
        case .statistic(let id):
            self.result(id)?.whole.value.flatMap { result.text($0) } ?? PlanStatus.noFigure.title
        case nil: nil
        }
    }
}
