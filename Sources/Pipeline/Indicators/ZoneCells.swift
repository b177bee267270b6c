import Aggregate
import LandModel
import Measure
import Statistics

/// What of the patches of one survey lies in the zones that statistics ask for.
package struct ZoneCells: Sendable {
    struct Cell: Sendable {
        /// Name of the zones.
        var zones: String
        var kind: String
        /// 12 digits.
        var unit: String
        var landClass: String
        var amount: ZoneBook.Amount
    }

    private(set) var cells: [Cell] = []

    /// - Parameter asked: names of the zones.
    init(_ definition: PipelineDefinition, _ zones: RunZones, _ book: ZoneBook) {
        let asked = definition.statistics.asked
        var names: [Int: String] = [:]
        for (number, zone) in definition.zones.enumerated() where asked.contains(zone.name) {
            if let layer = zones.number(of: .zones(number)) { names[layer] = zone.name }
        }
        guard !names.isEmpty else { return }
        for entry in book.entries {
            guard let name = names[entry.layer] else { continue }
            cells.append(
                Cell(
                    zones: name, kind: zones.layers[entry.layer].set.kinds[entry.kind], unit: entry.unit,
                    landClass: entry.landClass, amount: entry.amount))
        }
    }

    /// - Parameter asked: what statistics ask of a source; `nil` keeps every attribute.
    static func tables(
        _ surveys: [(year: Int, result: SurveyResult)], _ definition: PipelineDefinition,
        asked: ((_ source: String) -> AskedFields)? = nil
    ) -> [RowTable] {
        definition.zones.filter { definition.statistics.asked.contains($0.name) }.map { zone in
            let source = StatisticSources.zones(zone.name)
            var cells = CellTable(
                name: source, title: zone.title, fields: StatisticSources.zoneFields, asked: asked?(source))
            for (year, result) in surveys {
                for cell in result.zoneCells.cells where cell.zones == zone.name {
                    add(cell, year: year, to: &cells)
                }
            }
            return cells.table
        }
    }

    /// The patches' own class, and the ridges deducted from them under theirs.
    private static func add(_ cell: Cell, year: Int, to cells: inout CellTable) {
        func add(
            _ landClass: String, pieces: Int64, net: SquareMetres, ridges: SquareMetres, gross: SquareMetres
        ) {
            cells.add([
                .number(Rational(year)), .text(cell.unit), .text(cell.kind), .text(landClass),
                .number(Rational(pieces)), .area(net), .area(ridges), .area(gross),
            ])
        }
        let amount = cell.amount
        add(
            cell.landClass, pieces: amount.pieces, net: amount.net, ridges: amount.ridges, gross: amount.gross
        )
        guard amount.ridges != .zero else { return }
        add(BaseKey.ridgeClass, pieces: 0, net: amount.ridges, ridges: .zero, gross: .zero)
    }
}
