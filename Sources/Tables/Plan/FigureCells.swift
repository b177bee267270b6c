import LandModel
import Statistics

/// Cells that figures are printed in.
extension StatisticTable.Cell {
    /// Decimal text becomes a figure, words stay words.
    static func printed(_ text: String) -> Self {
        text.isEmpty ? .empty : Rational(decimal: text) == nil ? .text(text) : .figure(text)
    }

    static func figure(_ figure: Figure?, of result: StatisticResult) -> Self {
        figure.flatMap { result.text($0) }.map(Self.figure) ?? .empty
    }

    static func value(_ value: Rational?, of result: StatisticResult) -> Self {
        value.flatMap { result.text($0) }.map(Self.figure) ?? .empty
    }

    /// A fraction as per cent with two decimals.
    static func percent(_ fraction: Rational?) -> Self {
        fraction?.multiplied(by: Rational(100))?.text(decimals: 2).map(Self.figure) ?? .empty
    }
}

extension StatisticTable.Column {
    /// A column of one statistic: its id as the name, its unit in the title.
    static func statistic(_ definition: StatisticDefinition) -> Self {
        .init(
            definition.id.replacing("-", with: "_"), headed(definition.title, definition.unit), .figure)
    }

    static func headed(_ title: String, _ unit: MeasureUnit) -> String {
        unit.symbol.isEmpty || title.hasSuffix("（\(unit.symbol)）") ? title : "\(title)（\(unit.symbol)）"
    }
}
