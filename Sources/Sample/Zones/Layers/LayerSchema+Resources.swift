import GDALBridge

/// Fields of the layers of natural resources and of the sea; all invented.
extension LayerSchema {
    private static func invented(_ name: String, _ fields: [FieldDefinition]) -> LayerSchema {
        LayerSchema(
            name: name, featureCode: "", identifierPart: "",
            fields: fields + [decimal("MJ", 15, 2), text("BZ", 0)])
    }

    static let forest = invented(
        "LDXB",
        [
            text("XBBH", 20), text("XZQDM", 6), text("DL", 20), text("LZ", 20), text("QY", 20),
            integer("XJ", 12),
        ])
    static let wetlands = invented("SDTB", [text("SDBH", 20), text("XZQDM", 6), text("SDLX", 20)])
    static let highStandard = invented(
        "GBZNT",
        [text("XMBH", 20), text("XMMC", 100), text("XZQDM", 6), text("ZT", 10), integer("JCND", 4)])
    static let detailedPlans = invented(
        "KGDY", [text("DYBH", 20), text("DYMC", 100), text("XZQDM", 6), text("PFZT", 10)])
    static let restorations = invented("KSFL", [text("XMBH", 20), text("XZQDM", 6), text("ZT", 10)])
    static let consolidation = invented(
        "GDZZQ", [text("ZZQBH", 20), text("ZZQMC", 100), text("XZQDM", 6), text("ZT", 10)])
    static let sea = invented(
        "ZHTB",
        [text("ZHBH", 20), text("XMMC", 100), text("YHLX", 20), text("PFZT", 10), decimal("ZJRL", 10, 2)])
    static let windSites = invented(
        "FDCZ", [text("CZBH", 20), text("CZMC", 100), text("ZT", 10), decimal("ZJRL", 10, 2)])

    /// A grade for each year.
    static func fieldQuality(_ years: [Int]) -> LayerSchema {
        invented(
            "GDZL",
            [text("TBBSM", 18), text("XZQDM", 6), text("DLBM", 5)] + years.map { integer("GDDB\($0)", 2) })
    }
}
