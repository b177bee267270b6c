package import LandModel

/// What the years amount to.
package struct YearsResult: Sendable {
    /// In ascending order.
    package var surveys: [SurveyResult]
    /// Each year with the one before it.
    package var comparisons: [ComparisonResult]
    /// Zones at two times, where the pipeline names any.
    package var epochs: EpochResult?
    /// The pipeline's own statistics, where it declares any.
    package var indicators: IndicatorResult?

    package var hasFailed: Bool {
        surveys.contains(where: \.hasFailed) || comparisons.contains(where: \.hasFailed)
            || epochs?.hasFailed ?? false || indicators?.hasFailed ?? false
    }
}

/// Two years compared.
package struct ComparisonResult: Sendable {
    package var years: (before: Int, after: Int)
    package var change: YearChange
    /// Of the comparison and of the change layers.
    package var findings: [Finding]
    /// Of the change layers.
    package var ledger: Ledger
    /// Names of the change layers by code of the county that delivered one.
    package var layers: [String: String]
    package var forms: FilledForms
    /// What levelling moved.
    package var steps: [ChangeStep]
    package var checks: [CheckResult]
    package var statistics: ChangeStatistics

    package var hasFailed: Bool { checks.contains { $0.verdict == .fail } }
    /// `2019-2020`.
    package var name: String { "\(years.before)-\(years.after)" }
}
