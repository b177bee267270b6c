package import LandModel
package import Statistics

/// Two figures that a report says are the same.
package struct Agreement: Sendable, Equatable {
    package enum Verdict: String, Sendable, CaseIterable {
        case equal
        /// Equal when both are rounded, or apart by less than one unit of the last printed place.
        case rounded
        case different
        case noFigure = "no-figure"

        package var title: String {
            switch self {
            case .equal: "一致"
            case .rounded: "舍入后一致"
            case .different: "不一致"
            case .noFigure: PlanStatus.noFigure.title
            }
        }
    }

    private let left: StatisticResult
    private let right: StatisticResult
    /// Places in the unit of the left side.
    private let decimals: Int

    /// - Parameter decimals: `nil` for those of the side with fewer.
    package init(left: StatisticResult, right: StatisticResult, decimals: Int? = nil) {
        self.left = left
        self.right = right
        self.decimals = decimals ?? min(left.definition.decimals, right.definition.decimals)
    }

    /// In the unit of the left side, exact.
    package var difference: Rational? {
        guard let left = value(left), let right = value(right) else { return nil }
        return left.subtracting(right)
    }

    package var verdict: Verdict {
        guard let difference, let first = value(left), let second = value(right) else { return .noFigure }
        if difference.isZero { return .equal }
        if let first = first.rounded(decimals: decimals), first == second.rounded(decimals: decimals) {
            return .rounded
        }
        guard
            let units = (0..<decimals).reduce(
                Rational?.some(difference.magnitude),
                { value, _ in
                    value?.multiplied(by: Rational(10))
                })
        else { return .different }
        return units < .one ? .rounded : .different
    }

    var leftCell: StatisticTable.Cell { cell(value(left), left.definition.decimals) }
    var rightCell: StatisticTable.Cell { cell(value(right), right.definition.decimals) }
    var differenceCell: StatisticTable.Cell {
        cell(difference, max(left.definition.decimals, right.definition.decimals))
    }

    private func value(_ result: StatisticResult) -> Rational? {
        guard result.definition.unit.dimension == left.definition.unit.dimension else { return nil }
        return result.whole.value.flatMap(left.definition.unit.figure)
    }

    private func cell(_ value: Rational?, _ decimals: Int) -> StatisticTable.Cell {
        value?.text(decimals: decimals).map(StatisticTable.Cell.figure) ?? .empty
    }
}
