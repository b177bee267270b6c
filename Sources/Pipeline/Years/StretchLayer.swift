import LandModel
import Measure

/// The ground that changed as a map: one feature a flow, with the patches of both years.
enum StretchLayer {
    private static let columns: [StatisticTable.Column] = [
        .init("kind", "类别", .code), .init("bsm_before", "变更前标识码", .code),
        .init("bsm_after", "变更后标识码", .code), .init("unit_before", "变更前坐落单位代码", .code),
        .init("unit_after", "变更后坐落单位代码", .code), .init("class_before", "变更前地类", .code),
        .init("class_after", "变更后地类", .code), .init("area", "面积(平方米)", .squareMetres),
        .init("sliver", "狭长碎片", .code),
    ]

    static func layer(_ change: YearChange) -> GroundLayer {
        GroundLayer(
            name: "changes", title: "变化图斑", columns: columns,
            rows: change.stretches.flatMap { stretch in
                stretch.pieces.map { piece in
                    let record = piece.record
                    func text(_ text: String?) -> StatisticTable.Cell { text.map { .text($0) } ?? .empty }
                    return GroundLayer.Row(
                        cells: [
                            .text(record.kind.rawValue), text(piece.before?.identifier),
                            text(piece.after?.identifier), text(record.before?.key.locationUnit),
                            text(record.after?.key.locationUnit), text(record.before?.landClass),
                            text(record.after?.landClass), .area(record.area),
                            text(stretch.isSliver ? "1" : nil),
                        ], polygons: change.plane.degrees(stretch.polygons))
                }
            })
    }
}
