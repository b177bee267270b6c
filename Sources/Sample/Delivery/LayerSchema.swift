import GDALBridge

/// Fields of the delivered layers (TD/T 1057: DLTB, XZQ, CJDCQ), in the standard's order.
struct LayerSchema: Sendable {
    let name: String
    /// Feature code (YSDM) of every record. That of CJDCQ is not confirmed by a source.
    let featureCode: String
    /// Digits 7 to 10 of the identifiers (BSM).
    let identifierPart: String
    let fields: [FieldDefinition]
    var geometry = GeometryType.polygon

    static let patches = LayerSchema(
        name: "DLTB", featureCode: "2001010100", identifierPart: "2001",
        fields: [
            text("BSM", 18), text("YSDM", 10), text("TBYBH", 18), text("TBBH", 8), text("DLBM", 5),
            text("DLMC", 60),
            text("QSXZ", 2), text("QSDWDM", 19), text("QSDWMC", 255), text("ZLDWDM", 19), text("ZLDWMC", 255),
            decimal("TBMJ", 15, 2), text("KCDLBM", 5), decimal("KCXS", 6, 4), decimal("KCMJ", 15, 2),
            decimal("TBDLMJ", 15, 2), text("GDLX", 2), text("GDPDJB", 2), decimal("XZDWKD", 5, 1),
            text("TBXHDM", 6),
            text("TBXHMC", 20), text("ZZSXDM", 6), text("ZZSXMC", 20), integer("GDDB", 2), text("FRDBS", 1),
            text("CZCSXM", 4), integer("SJNF", 4), text("MSSM", 2), text("HDMC", 100), text("BZ", 0),
        ])

    static let townships = LayerSchema(
        name: "XZQ", featureCode: "1000600100", identifierPart: "1001",
        fields: [
            text("BSM", 18), text("YSDM", 10), text("XZQDM", 9), text("XZQMC", 100), decimal("DCMJ", 15, 2),
            decimal("JSMJ", 15, 2), text("MSSM", 2), text("HDMC", 100), text("BZ", 0),
        ])

    static let villages = LayerSchema(
        name: "CJDCQ", featureCode: "1000600300", identifierPart: "1003",
        fields: [
            text("BSM", 18), text("YSDM", 10), text("ZLDWDM", 19), text("ZLDWMC", 255),
            decimal("DCMJ", 15, 2),
            decimal("JSMJ", 15, 2), text("MSSM", 2), text("HDMC", 100), text("BZ", 0),
        ])

    /// The fields as a format can hold them: a .dbf has no text longer than 254 bytes and none without a length.
    func fields(for driver: VectorDriver) -> [FieldDefinition] {
        guard driver == .shapefile else { return fields }
        return fields.map { field in
            guard field.kind == .text else { return field }
            return FieldDefinition(field.name, .text, width: field.width == 0 ? 60 : min(field.width, 254))
        }
    }

    static func text(_ name: String, _ width: Int) -> FieldDefinition {
        FieldDefinition(name, .text, width: width)
    }
    static func decimal(_ name: String, _ width: Int, _ decimals: Int) -> FieldDefinition {
        FieldDefinition(name, .real, width: width, decimals: decimals)
    }
    static func integer(_ name: String, _ width: Int) -> FieldDefinition {
        FieldDefinition(name, .integer, width: width)
    }
}
