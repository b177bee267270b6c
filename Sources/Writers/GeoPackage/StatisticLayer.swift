import GDALBridge
import LandModel

/// A table of statistics as an attribute table, rows in its own order.
struct StatisticLayer: GeoPackageLayer {
    private let table: StatisticTable

    init(_ table: StatisticTable) { self.table = table }

    var name: String { table.id.replacing("-", with: "_") }
    var title: String { table.title }
    var geometry: GeometryType { .none }
    var fields: [GeoPackageField] { table.columns.map(GeoPackageField.init) }

    func forEachRow(
        _ add: ([GeoPackageValue], GeoPackageGeometry) throws(WriterError) -> Void
    ) throws(WriterError) {
        for row in table.rows {
            try add(zip(table.columns, row).map { GeoPackageValue($1, $0.kind) }, .none)
        }
    }
}

/// Pieces of ground as polygons.
struct GroundMapLayer: GeoPackageLayer {
    private let layer: GroundLayer

    init(_ layer: GroundLayer) { self.layer = layer }

    var name: String { layer.name }
    var title: String { layer.title }
    var geometry: GeometryType { .multiPolygon }
    var fields: [GeoPackageField] { layer.columns.map(GeoPackageField.init) }

    func forEachRow(
        _ add: ([GeoPackageValue], GeoPackageGeometry) throws(WriterError) -> Void
    ) throws(WriterError) {
        for row in layer.rows {
            try add(
                zip(layer.columns, row.cells).map { GeoPackageValue($1, $0.kind) },
                row.polygons.isEmpty ? .none : .polygons(row.polygons))
        }
    }
}

extension GeoPackageField {
    fileprivate init(_ column: StatisticTable.Column) {
        switch column.kind {
        // A column of figures holds words too, and the places of each figure count.
        case .code, .word, .text, .figure: self.init(column.header, .text, title: column.title)
        case .count: self.init(column.header, .integer64, title: column.title)
        case .squareMetres, .squareKilometres, .metres, .percent, .yuan:
            self.init(column.header, .real, title: column.title)
        }
    }
}

extension GeoPackageValue {
    fileprivate init(_ cell: StatisticTable.Cell, _ kind: StatisticTable.Kind) {
        switch cell {
        case .empty: self = .null
        case .text(let text), .figure(let text): self = .text(text)
        case .area(let area): self = .hundredths(StatisticTable.Cell.hundredths(area, kind))
        case .integer(let value): self = kind.isHundredths ? .hundredths(value) : .integer(value)
        case .ratio: self = Double(cell.text(kind)).map { .real($0) } ?? .null
        }
    }
}
