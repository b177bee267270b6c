import LandModel
import Measure

/// The contiguous tracts of one survey, by the name that the pipeline gives their kind.
package struct TractCells: Sendable {
    struct Cell: Sendable {
        /// Village of the largest part, of equal ones that of the lower code.
        var unit: String
        var patches: Int64
        var net: SquareMetres
    }

    private(set) var cells: [String: [Cell]] = [:]

    mutating func add(_ tracts: [Tract], of name: String) {
        cells[name] = tracts.map { tract in
            var areas: [String: SquareMetres] = [:]
            for share in tract.shares { areas[share.unit, default: .zero] += share.area }
            let home = areas.min { ($1.value, $0.key) < ($0.value, $1.key) }
            return Cell(unit: home?.key ?? "", patches: Int64(tract.patches), net: tract.area)
        }
    }

    static func tables(
        _ surveys: [(year: Int, result: SurveyResult)], _ definition: PipelineDefinition
    ) -> [RowTable] {
        definition.statistics.tracts.map { tract in
            var table = RowTable(
                name: StatisticSources.tracts(tract.name), title: tract.title,
                fields: StatisticSources.tractFields)
            for (year, result) in surveys {
                for cell in result.tractCells.cells[tract.name] ?? [] {
                    table.rows.append(
                        RowTable.Row(
                            values: [
                                .number(Rational(year)), .code(cell.unit), .number(Rational(cell.patches)),
                                .area(cell.net),
                            ], number: Int64(table.rows.count + 1)))
                }
            }
            return table
        }
    }
}
