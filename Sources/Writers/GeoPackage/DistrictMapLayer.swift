import GDALBridge
import LandModel

/// Districts with outline and totals; larger ones first, so that the smaller are drawn above them.
struct DistrictMapLayer: GeoPackageLayer {
    private let districts: [DistrictShape]
    private let columns: [(place: Int, column: SummaryTable.Column)]
    private let rows: [String: SummaryTable.Row]

    init(_ districts: [DistrictShape], totals: SummaryTable?) throws(WriterError) {
        self.districts = districts.sorted { ($0.level, $0.district) < ($1.level, $1.district) }
        guard let totals else {
            (columns, rows) = ([], [:])
            return
        }
        var (columns, codes): ([(Int, SummaryTable.Column)], [Int]) = ([], [])
        for (place, column) in zip(try TableShape(totals).places, totals.columns) {
            switch place {
            case .area(let index): columns.append((index, column))
            case .key(let index, let isCode): if isCode { codes.append(index) }
            case .squareMetres: continue
            }
        }
        guard let code = codes.first else { throw .malformedTable(table: totals.id, row: 0) }
        self.columns = columns
        rows = Dictionary(totals.rows.map { ($0.keys[code], $0) }, uniquingKeysWith: { first, _ in first })
    }

    let name = "districts"
    let title = "行政区与汇总面积"
    let geometry = GeometryType.multiPolygon

    var fields: [GeoPackageField] {
        [
            GeoPackageField("district_code", .text, title: "行政区域代码"),
            GeoPackageField("district_name", .text, title: "行政区域名称"),
            GeoPackageField("level", .text, title: "级别"),
            GeoPackageField("control_area_m2", .real, title: "控制面积(平方米)"),
            GeoPackageField("patch_area_m2", .real, title: "图斑面积合计(平方米)"),
            GeoPackageField("difference_m2", .real, title: "图斑面积与控制面积之差(平方米)"),
        ] + columns.map { FormLayer.field($0.column) }
    }

    func forEachRow(
        _ add: ([GeoPackageValue], GeoPackageGeometry) throws(WriterError) -> Void
    ) throws(WriterError) {
        for shape in districts {
            var values: [GeoPackageValue] = [
                .text(shape.district.code), .text(shape.district.name), .text("\(shape.level)"),
                Self.value(shape.controlArea), Self.value(shape.patchArea),
            ]
            if let control = shape.controlArea, let patches = shape.patchArea {
                values.append(Self.value(patches - control))
            } else {
                values.append(.null)
            }
            let row = rows[shape.district.code]
            for (place, _) in columns {
                values.append(row.map { .hundredths($0.areas[place].hundredths) } ?? .null)
            }
            try add(values, shape.polygons.isEmpty ? .none : .polygons(shape.polygons))
        }
    }

    private static func value(_ area: SquareMetres?) -> GeoPackageValue {
        area.map { .hundredths($0.hundredths) } ?? .null
    }
}
