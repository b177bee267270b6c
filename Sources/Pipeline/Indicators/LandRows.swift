import Aggregate
import LandModel
import Statistics
import Tables

/// The land of the surveys as rows: a cell of the base table each, as counted and as levelled.
enum LandRows {
    /// - Parameter asked: what statistics ask for; `nil` keeps every attribute.
    static func table(
        _ surveys: [(year: Int, result: SurveyResult)], asked: AskedFields? = nil
    ) -> RowTable {
        var cells = CellTable(
            name: StatisticSources.land, title: "土地利用现状", fields: StatisticSources.landFields, asked: asked)
        for (year, result) in surveys {
            guard let base = result.records[.base] else { continue }
            let levelled = Dictionary(
                base.levelledRecords().map { ($0.key, $0.cells) }, uniquingKeysWith: { first, _ in first })
            base.counted.forEachAmount { key, landClass, amount in
                let hectares = levelled[key]?[landClass] ?? .zero
                let isRidge = amount.patches == 0
                cells.add([
                    .number(Rational(year)), .text(key.locationUnit), .text(landClass), .code(key.ownership),
                    .code(key.ownershipUnit), .code(key.terrace), .code(key.slope), .code(key.planting),
                    .code(key.settlement), .code(key.refinement), .code(key.island), .code(key.exclave),
                    .number(Rational(amount.patches)), .area(amount.net), .area(amount.ridges),
                    // Ridges are part of the gross area of their patches.
                    .area(isRidge ? .zero : amount.gross),
                    .area(SquareMetres(hundredths: hectares.hundredths * 10_000)),
                ])
            }
        }
        return cells.table
    }
}

extension FieldValue {
    static func area(_ area: SquareMetres) -> FieldValue {
        Rational(Int128(area.hundredths), over: 100).map(FieldValue.number) ?? .blank
    }

    /// Attributes that are empty in the survey are blank.
    static func code(_ text: String) -> FieldValue { text.isEmpty ? .blank : .text(text) }
}
