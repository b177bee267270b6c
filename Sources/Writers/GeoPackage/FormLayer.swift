import GDALBridge
import LandModel

/// A form as an attribute table, rows in the order of `TableCSV`.
struct FormLayer: GeoPackageLayer {
    private let table: SummaryTable
    private let shape: TableShape

    init(_ table: SummaryTable) throws(WriterError) {
        self.table = table
        shape = try TableShape(table)
    }

    var name: String { table.id }
    var title: String { table.title }
    var geometry: GeometryType { .none }
    var fields: [GeoPackageField] { table.columns.map(Self.field) }

    func forEachRow(
        _ add: ([GeoPackageValue], GeoPackageGeometry) throws(WriterError) -> Void
    ) throws(WriterError) {
        for row in shape.sorted(table.rows) {
            try add(
                shape.places.map { place in
                    switch place {
                    case .key(let index, _): .text(row.keys[index])
                    case .squareMetres(let index): Self.squareMetres(row.keys[index])
                    case .area(let index): .hundredths(row.areas[index].hundredths)
                    }
                }, .none)
        }
    }

    /// `a_0101_hm2` with `耕地 水田` beside it: a name may not begin with a digit in many programs.
    static func field(_ column: SummaryTable.Column) -> GeoPackageField {
        let title = column.heads.joined(separator: " ")
        return switch column.kind {
        case .text: GeoPackageField(TableCSV.name(ofKey: column), .text, title: title)
        case .area: GeoPackageField("a_\(column.code.lowercased())_hm2", .real, title: title)
        case .squareMetres: GeoPackageField("a_\(column.code.lowercased())_m2", .real, title: title)
        }
    }

    private static func squareMetres(_ text: String) -> GeoPackageValue {
        FixedPoint.parse(text.utf8, decimals: 2).map { .hundredths($0) } ?? .text(text)
    }
}
