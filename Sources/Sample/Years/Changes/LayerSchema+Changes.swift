import GDALBridge

extension LayerSchema {
    /// DLTBGXGC (地类图斑更新过程): the fields of a year's update data, each side of the change with its own. They have
    /// no feature code; digits 7 to 10 of the identifiers are not confirmed by a source.
    static let changes = LayerSchema(
        name: "DLTBGXGC", featureCode: "", identifierPart: "2201",
        fields: [text("BSM", 18), text("BGXW", 1), text("XZQTZLX", 1), decimal("TBBGMJ", 15, 2)]
            + side("BGQ") + side("BGH") + [FieldDefinition("GXSJ", .date)])

    /// The fields of one side: BGQ before, BGH after.
    private static func side(_ prefix: String) -> [FieldDefinition] {
        [
            text(prefix + "TBBSM", 18), text(prefix + "TBBH", 8), text(prefix + "DLBM", 5),
            text(prefix + "DLMC", 60), text(prefix + "QSXZ", 2), text(prefix + "QSDWDM", 19),
            text(prefix + "QSDWMC", 255), text(prefix + "ZLDWDM", 19), text(prefix + "ZLDWMC", 255),
            text(prefix + "KCDLBM", 5), decimal(prefix + "KCDLXS", 6, 4), decimal(prefix + "KCDLMJ", 15, 2),
            decimal(prefix + "TBDLMJ", 15, 2), text(prefix + "GDLX", 2), text(prefix + "GDPDJB", 2),
            decimal(prefix + "XZDWKD", 5, 1), text(prefix + "TBXHDM", 6), text(prefix + "TBXHMC", 20),
            text(prefix + "ZZSXDM", 6), text(prefix + "ZZSXMC", 20), integer(prefix + "GDDB", 2),
            text(prefix + "FRDBS", 1), text(prefix + "CZCSXM", 4), text(prefix + "MSSM", 2),
            text(prefix + "HDMC", 100),
        ]
    }
}
