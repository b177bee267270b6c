import GDALBridge

/// Fields of the zone layers. Those of TD/T 1057 and of the survey's database are the standard's; those of CKQ,
/// DZZHYHD, GYD, JCQ, TZWG, WPTB and XZDK are invented. Feature codes and digits 7 to 10 of the identifiers are not confirmed
/// by a source, nor are the codes of the kinds in CZKFBJ (GHFQDM).
extension LayerSchema {
    static let farmland = LayerSchema(
        name: "YJJBNTTB", featureCode: "2005010300", identifierPart: "2005",
        fields: [
            text("BSM", 18), text("YSDM", 10), text("YJJBNTTBBH", 18), text("TBBH", 8), text("DLBM", 5),
            text("DLMC", 60), text("QSXZ", 2), text("QSDWDM", 19), text("QSDWMC", 60), text("ZLDWDM", 19),
            text("ZLDWMC", 60), decimal("YJJBNTTBMJ", 15, 2), text("KCDLBM", 5), decimal("KCXS", 6, 4),
            decimal("KCMJ", 15, 2), decimal("YJJBNTMJ", 15, 2), text("GDLX", 2), text("GDPDJB", 2),
            text("GGBZL", 10), text("TBXHDM", 6), text("TBXHMC", 20), text("GDZZSXDM", 6),
            text("GDZZSXMC", 20),
            integer("GDDB", 2), integer("GDDJ", 2), text("ZLFLDM", 12), text("FRDBS", 1), integer("SJNF", 4),
            text("CFZR", 20), text("ZMC", 50), text("ZZRR", 20), text("ZRRZJHM", 18), text("ZRRMC", 20),
            text("LXDH", 20), text("JZDZ", 50), date("BHKSSJ"), date("BHJSSJ"), text("SJBH", 20),
            text("SJMC", 50), text("ZRSYX", 100), text("BZ", 50),
        ], geometry: .multiPolygon)

    static let redLine = LayerSchema(
        name: "STBHHX", featureCode: "2006020000", identifierPart: "2006",
        fields: [
            text("BSM", 18), text("YSDM", 10), text("XJXZQHDM", 6), text("LXDM", 2), text("SLDM", 4),
            text("MC", 200), integer("RKSL", 8), text("STGNYBHMB", 0), text("DLWZ", 0),
            decimal("QYMJ", 15, 4), text("STXTYZBLX", 100), text("RWHDLX", 10), text("STHJWT", 0),
            text("GKCS", 0), date("SLSJ"), text("BZ", 0),
        ])

    static let towns = LayerSchema(
        name: "CZKFBJ", featureCode: "2006010000", identifierPart: "2007",
        fields: [
            text("BSM", 18), text("YSDM", 10), text("CZMC", 100), text("XJXZQHDM", 6), text("GHFQDM", 3),
            text("GHFQMC", 50), decimal("CZKFMJ", 15, 2), date("SLSJ"), text("BZ", 0),
        ])

    /// ZRBHQ, SLGY, FJMSQ and SDGY have the same fields.
    static func protectedAreas(_ name: String, featureCode: String, identifierPart: String) -> LayerSchema {
        LayerSchema(
            name: name, featureCode: featureCode, identifierPart: identifierPart,
            fields: [
                text("BSM", 18), text("YSDM", 10), text("BHQMC", 100), text("BHQDLWZ", 0), text("BHQJB", 6),
                text("PZJG", 100), date("PZSJ"), decimal("BHQMJ", 15, 2), text("BZ", 0),
            ])
    }

    static let slopes = LayerSchema(
        name: "PDT", featureCode: "1000780000", identifierPart: "1007",
        fields: [text("BSM", 18), text("YSDM", 10), text("PDJB", 2), text("BZ", 0)])

    static let grids = LayerSchema(
        name: "TZWG", featureCode: "", identifierPart: "",
        fields: [
            text("WGDM", 14), text("WGMC", 100), text("XZQDM", 12), decimal("WGMJ", 15, 2), text("BZ", 0),
        ], geometry: .multiPolygon)

    static let candidateSites = LayerSchema(
        name: "XZDK", featureCode: "", identifierPart: "",
        fields: [
            text("DKBH", 20), text("DKMC", 100), text("XZQDM", 6), decimal("YDMJ", 15, 2), text("BZ", 0),
        ])

    static let inspections = LayerSchema(
        name: "WPTB", featureCode: "", identifierPart: "",
        fields: [
            text("JCBH", 20), text("XZQDM", 6), text("XZQMC", 100), date("SJ"), decimal("JCMJ", 15, 2),
            text("PDJG", 20), text("BZ", 0),
        ])

    static let approvals = LayerSchema(
        name: "PZWJSTD", featureCode: "2099020000", identifierPart: "2099",
        fields: [
            text("BSM", 18), text("YSDM", 10), text("TBBH", 8), text("XJXZQHDM", 6), text("XJXZQHMC", 100),
            text("XMBH", 255), text("XMMC", 255), text("PZWH", 100), date("PZRQ"), text("YWLX", 10),
            text("PZYT", 5), decimal("PZMJ", 15, 2), decimal("TBMJ", 15, 2), decimal("XZJSYDMJ", 15, 2),
            decimal("ZYGDMJ", 15, 2), decimal("ZYYJJBNTMJ", 15, 2), text("BZ", 0),
        ])

    static let mines = LayerSchema(
        name: "CKQ", featureCode: "", identifierPart: "",
        fields: [
            text("XKZH", 30), text("KSMC", 100), text("XZQDM", 6), text("KZ", 20), decimal("KQMJ", 15, 4),
            date("YXQQ"), date("YXQZ"), text("LSKS", 10), text("BZ", 0),
        ])

    static let hazards = LayerSchema(
        name: "DZZHYHD", featureCode: "", identifierPart: "",
        fields: [
            text("YHDBH", 14), text("YHDMC", 100), text("XZQDM", 12), text("ZHLX", 20), text("GMDJ", 10),
            integer("WXRS", 6), text("BZ", 0),
        ], geometry: .point)

    static let postRoads = LayerSchema(
        name: "GYD", featureCode: "", identifierPart: "",
        fields: [
            text("GYDBH", 10), text("GYDMC", 100), text("QD", 60), text("ZD", 60), decimal("CD", 10, 3),
            text("ZT", 20), text("BZ", 0),
        ], geometry: .multiLineString)

    /// Built-up areas; the layers are named with their years.
    static let builtUp = LayerSchema(
        name: "JCQ", featureCode: "", identifierPart: "",
        fields: [
            text("JCQBH", 10), text("JCQMC", 100), text("XZQDM", 6), decimal("JCQMJ", 15, 2),
            integer("NF", 4), text("BZ", 0),
        ])

    /// The same fields in a layer of another name.
    func named(_ name: String) -> LayerSchema {
        LayerSchema(
            name: name, featureCode: featureCode, identifierPart: identifierPart, fields: fields,
            geometry: geometry)
    }

    private static func date(_ name: String) -> FieldDefinition { FieldDefinition(name, .date) }
}
