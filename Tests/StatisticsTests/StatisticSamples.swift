import LandModel
import Testing

@testable import Statistics

/// A register of land supplied, small enough to be calculated by hand.
enum StatisticSamples {
    static let fields: [RowTable.Field] = [
        .init("county", title: "行政区", .district), .init("class", title: "地类", .landClass),
        .init("name", title: "名称", .text), .init("mode", title: "方式", .word(["出让", "划拨"])),
        .init("parcel", title: "编号", .code), .init("start", title: "受理", .date),
        .init("end", title: "办结", .date),
        .init("year", title: "年份", .year), .init("units", title: "套数", .count),
        .init("area", title: "面积", .number(mu)), .init("limit", title: "上限", .number(mu)),
        .init("price", title: "价款", .number(money)),
    ]
    static let mu = MeasureUnit("亩") ?? .squareMetres
    static let money = MeasureUnit("万元") ?? .plain

    static let classes = ClassSets(
        sets: ["cultivated": ["0101", "0102", "0103"], "construction": ["0601", "0701"]],
        under: [
            "01": ["0101", "0102", "0103"], "0101": ["0101"], "0102": ["0102"], "06": ["0601"],
            "0601": ["0601"],
        ], levelOne: ["0101": "01", "0102": "01", "0103": "01", "0601": "06", "0701": "07"])

    static let zones = DistrictGrouping(
        name: "zone", title: "主体功能区", groups: [("重点", ["440203", "440204"]), ("生态", ["440222"])])

    static var vocabulary: StatisticVocabulary {
        var survey = SourceSchema(name: "survey", fields: fields, hasRecords: false, surveyYear: "year")
        survey.hasPolygons = false
        return StatisticVocabulary(
            sources: [
                "supply": SourceSchema(name: "supply", fields: fields, hasPolygons: true), "survey": survey,
                "funds": SourceSchema(name: "funds", fields: fields.filter { $0.name != "county" }),
            ], classes: classes,
            groupings: ["zone": zones], year: 2023, surveyYears: [2020, 2022, 2023],
            counties: ["440203", "440204", "440222"])
    }

    /// A value as the field would hold it; numbers in the field's unit.
    static func value(_ text: String, _ type: FieldType) -> FieldValue {
        if text.isEmpty { return .blank }
        if text == "?" { return .unusable }
        switch type {
        case .date: return CalendarDate(text).map { .date($0) } ?? .unusable
        case .year, .count: return Rational(decimal: text).map { .number($0) } ?? .unusable
        case .number(let unit):
            return Rational(decimal: text).flatMap(unit.base).map { .number($0) } ?? .unusable
        default: return .text(text)
        }
    }

    static func row(_ number: Int64, _ cells: [String: String], fields: [RowTable.Field] = fields)
        -> RowTable.Row
    {
        RowTable.Row(values: fields.map { value(cells[$0.name] ?? "", $0.type) }, number: number)
    }

    static func table(_ name: String, _ cells: [[String: String]]) -> RowTable {
        let fields = name == "funds" ? fields.filter { $0.name != "county" } : fields
        return RowTable(
            name: name, title: name, fields: fields,
            rows: cells.enumerated().map { row(Int64($0) + 2, $1, fields: fields) })
    }

    static func measured(
        _ measure: String, of source: String = "supply", where filter: String? = nil, id: String = "x",
        unit: String = "",
        decimals: Int = 0, by: [String] = [], year: Int? = nil, trend: String? = nil
    ) -> StatisticDefinition {
        StatisticDefinition(
            id: id, title: id, calculation: .measure(source: source, filter: filter, measure: measure),
            unit: MeasureUnit(unit) ?? .plain, decimals: decimals, by: by, year: year, trend: trend)
    }

    static func formula(
        _ text: String, id: String = "y", unit: String = "", decimals: Int = 0, by: [String] = [],
        year: Int? = nil
    ) -> StatisticDefinition {
        StatisticDefinition(
            id: id, title: id, calculation: .formula(text), unit: MeasureUnit(unit) ?? .plain,
            decimals: decimals, by: by,
            year: year)
    }

    /// Results by their ids.
    static func results(
        _ definitions: [StatisticDefinition], _ tables: [RowTable], environment: MeasureEnvironment = .init()
    ) throws -> [String: StatisticResult] {
        let (plan, faults) = StatisticPlanner.plan(definitions, vocabulary)
        #expect(faults == [])
        var calculator = Calculator(try #require(plan), tables: tables, environment: environment)
        return Dictionary(uniqueKeysWithValues: calculator.results().map { ($0.definition.id, $0) })
    }

    /// The only figure of one measure over rows of the register of supply.
    static func figure(
        _ measure: String, _ cells: [[String: String]], where filter: String? = nil, unit: String = "",
        environment: MeasureEnvironment = .init()
    ) throws -> Figure {
        let definition = measured(measure, where: filter, unit: unit)
        return try #require(results([definition], [table("supply", cells)], environment: environment)["x"])
            .whole
    }

    static func faults(_ definitions: [StatisticDefinition]) -> [StatisticFault] {
        StatisticPlanner.plan(definitions, vocabulary).faults
    }
}
