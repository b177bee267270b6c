import LandModel
import Statistics
import Testing

@testable import Tables

/// Results made by hand, in the units they are printed in.
enum PlanSamples {
    static let years = PlanYears(base: 2020, target: 2025, year: 2023)
    static let city = District(code: "440200", name: "韶关市")
    static let names = ["440203": "武江区", "440204": "浈江区", "440222": "始兴县"]

    static func value(_ text: String, _ unit: String) throws -> Rational {
        let (unit, number) = (try #require(MeasureUnit(unit)), try #require(Rational(decimal: text)))
        return try #require(unit.base(number))
    }

    /// Empty: no figure.
    static func figure(_ text: String, _ unit: String = "", records: Int = 1, blanks: Int = 0) throws
        -> Figure
    {
        Figure(text.isEmpty ? nil : try value(text, unit), records: records, blanks: blanks)
    }

    /// `306①`: a figure and its mark; anything that is no decimal is words; empty is nothing.
    static func stated(_ text: String, _ unit: String) throws -> StatisticDefinition.Stated? {
        if text.isEmpty { return nil }
        let mark = String(text.reversed().prefix { "①②③④".contains($0) }.reversed())
        let written = String(text.dropLast(mark.count))
        guard Rational(decimal: written) != nil else { return .init(.words(written), mark: mark) }
        return .init(.figure(try value(written, unit), written: written), mark: mark)
    }

    static func result(
        _ id: String, _ title: String, _ current: String, unit: String = "", decimals: Int = 0,
        base: String = "",
        target: String = "", attribute: StatisticDefinition.Attribute? = nil,
        direction: StatisticDefinition.Direction = .atLeast, group: String? = nil, years: [Int: String] = [:],
        counties: [String: String] = [:]
    ) throws -> StatisticResult {
        let definition = StatisticDefinition(
            id: id, title: title, calculation: .measure(source: "register", filter: nil, measure: "sum area"),
            unit: try #require(MeasureUnit(unit)), decimals: decimals, group: group,
            base: try stated(base, unit),
            target: try stated(target, unit), attribute: attribute, direction: direction)
        return StatisticResult(
            definition: definition, whole: try figure(current, unit),
            counties: try counties.mapValues { try figure($0, unit) },
            years: try years.mapValues { try figure($0, unit) })
    }

    static func figures(_ results: [StatisticResult], years: PlanYears = years) -> PlanFigures {
        PlanFigures(
            results: results, years: years, city: city, names: names,
            groupings: [
                "zone": DistrictGrouping(
                    name: "zone", title: "主体功能区",
                    groups: [("重点生态功能区", ["440222"]), ("城市化地区", ["440203", "440204"])])
            ])
    }
}

extension StatisticTable {
    /// Rows as their texts.
    var texts: [[String]] { rows.map { zip(columns, $0).map { column, cell in cell.text(column.kind) } } }

    /// The texts of one column.
    func column(_ name: String) throws -> [String] {
        let place = try #require(columns.firstIndex { $0.name == name })
        return texts.map { $0[place] }
    }
}
