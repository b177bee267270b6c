import LandModel
import Statistics

/// The sources that statistics of a pipeline may take rows from, and their fields, before anything is read.
enum StatisticSources {
    static let land = "land"
    static let changes = "changes"
    private static let zonePrefix = "zones."

    static func zones(_ name: String) -> String { zonePrefix + name }

    /// Name of the zones that a source is about.
    static func zonesName(_ source: String) -> String? {
        source.hasPrefix(zonePrefix) ? String(source.dropFirst(zonePrefix.count)) : nil
    }

    static func tracts(_ name: String) -> String { "tracts." + name }

    static func isBuiltIn(_ name: String) -> Bool { [land, changes].contains(name) }

    static func schemas(_ definition: PipelineDefinition) -> [String: SourceSchema] {
        var schemas = [
            SourceSchema(
                name: land, fields: landFields, hasRecords: false, recordCount: "patches", surveyYear: "year")
        ]
        schemas += definition.zones.map {
            SourceSchema(
                name: zones($0.name), fields: zoneFields, hasRecords: false, recordCount: "pieces",
                surveyYear: "year")
        }
        schemas += definition.statistics.tracts.map {
            SourceSchema(name: tracts($0.name), fields: tractFields, surveyYear: "year")
        }
        if !definition.years.isEmpty {
            schemas.append(SourceSchema(name: changes, fields: changeFields, hasRecords: false))
        }
        schemas += definition.registers.map {
            SourceSchema(
                name: $0.schema.name, fields: $0.fields, hasPolygons: $0.geometry == .polygons,
                surveyYear: $0.surveyYear)
        }
        return Dictionary(schemas.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The cells of the base tables: one for each key and class. Ridges count under a class of their own, net.
    static let landFields: [RowTable.Field] = [
        .init("year", title: "年份", .year), .init("district", title: "坐落单位代码", .district),
        .init("class", title: "地类编码", .landClass), .init("ownership", title: "权属性质", .code),
        .init("owner", title: "权属单位代码", .code), .init("terrace", title: "耕地类型", .code),
        .init("slope", title: "耕地坡度级别", .code), .init("planting", title: "种植属性", .code),
        .init("settlement", title: "城镇村属性", .code), .init("refinement", title: "图斑细化", .code),
        .init("island", title: "描述说明", .code), .init("exclave", title: "飞入地标识", .code),
        .init("patches", title: "图斑个数", .count), .init("net", title: "图斑地类面积", .number(.squareMetres)),
        .init("ridges", title: "扣除面积", .number(.squareMetres)),
        .init("gross", title: "图斑面积", .number(.squareMetres)),
        .init("levelled", title: "调平面积", .number(.squareMetres)),
    ]

    /// The pieces of patches in zones, by kind of zone, village and class.
    static let zoneFields: [RowTable.Field] = [
        .init("year", title: "年份", .year), .init("district", title: "坐落单位代码", .district),
        .init("kind", title: "分区类型", .text), .init("class", title: "地类编码", .landClass),
        .init("pieces", title: "图斑块数", .count), .init("net", title: "图斑地类面积", .number(.squareMetres)),
        .init("ridges", title: "扣除面积", .number(.squareMetres)),
        .init("gross", title: "图斑面积", .number(.squareMetres)),
    ]

    /// Contiguous tracts, each in the village of its largest part.
    static let tractFields: [RowTable.Field] = [
        .init("year", title: "年份", .year), .init("district", title: "坐落单位代码", .district),
        .init("patches", title: "图斑个数", .count), .init("net", title: "面积", .number(.squareMetres)),
    ]

    /// What passed between classes and counties from one survey to the next.
    static let changeFields: [RowTable.Field] = [
        .init("year", title: "年份", .year), .init("district", title: "变更后坐落单位代码", .district),
        .init("district-before", title: "变更前坐落单位代码", .code),
        .init("class-before", title: "变更前地类编码", .landClass),
        .init("class-after", title: "变更后地类编码", .landClass),
        .init("kind", title: "变化类型", .word(ChangeKind.allCases.map(\.rawValue))),
        .init("net", title: "面积", .number(.squareMetres)),
    ]
}

extension StatisticVocabulary {
    init(_ definition: PipelineDefinition, classes: ClassSets) {
        let years = definition.years.isEmpty ? [definition.year] : definition.years.map(\.year)
        self.init(
            sources: StatisticSources.schemas(definition), classes: classes,
            groupings: Dictionary(definition.groupings.map { ($0.name, $0) }) { first, _ in first },
            year: definition.year, surveyYears: years.sorted(),
            counties: definition.sources.map(\.county.code).sorted())
    }
}
