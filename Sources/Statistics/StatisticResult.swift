package import LandModel

/// A statistic with everything that came out for it.
package struct StatisticResult: Sendable, Equatable {
    package struct Part: Sendable, Equatable {
        /// One word for each of the definition's `by`.
        package var key: [String]
        package var figure: Figure

        package init(key: [String], figure: Figure) {
            self.key = key
            self.figure = figure
        }
    }

    package var definition: StatisticDefinition
    package var whole: Figure
    /// By county code; empty where a source has no districts.
    package var counties: [String: Figure]
    /// By the keys of `by`, sorted.
    package var parts: [Part]
    /// Survey by survey, or year by year of the field of `trend`.
    package var years: [Int: Figure]

    package init(
        definition: StatisticDefinition, whole: Figure, counties: [String: Figure] = [:], parts: [Part] = [],
        years: [Int: Figure] = [:]
    ) {
        self.definition = definition
        self.whole = whole
        self.counties = counties
        self.parts = parts
        self.years = years
    }

    /// A figure in the statistic's unit with its decimals, rounded once; `nil` where there is none.
    package func text(_ figure: Figure) -> String? {
        figure.value.flatMap(definition.unit.figure).flatMap { $0.text(decimals: definition.decimals) }
    }

    /// The same of a value in base units.
    package func text(_ value: Rational) -> String? {
        definition.unit.figure(value).flatMap { $0.text(decimals: definition.decimals) }
    }
}
