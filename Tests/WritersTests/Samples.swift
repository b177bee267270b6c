import LandModel

/// Small tables for the writers' tests.
enum Samples {
    static func row(_ name: String, _ code: String, _ areas: [Int64], _ level: DistrictLevel?)
        -> SummaryTable.Row
    {
        SummaryTable.Row(keys: [name, code], areas: areas.map { Hectares(hundredths: $0) }, level: level)
    }

    /// A county of two townships with two villages each and a group of two classes.
    static let form = SummaryTable(
        id: "T02", title: "土地利用现状分类面积汇总表",
        columns: [
            .init(code: "XZQMC", heads: ["行政区域", "名称"], kind: .text),
            .init(code: "XZQDM", heads: ["行政区域", "代码"], kind: .text),
            .init(code: "TDZMJ", heads: ["国土调查总面积"], kind: .area),
            .init(code: "01", heads: ["耕地(01)", "小计"], kind: .area),
            .init(code: "0101", heads: ["耕地(01)", "水田(0101)"], kind: .area),
            .init(code: "0102", heads: ["耕地(01)", "水浇地"], kind: .area, note: "定义待核实"),
            .init(code: "12", heads: ["其他土地"], kind: .area, note: "定义待核实"),
        ],
        rows: [
            row("曲江区", "440205", [1000, 700, 500, 200, 300], .county),
            row("马坝镇", "440205100", [600, 400, 250, 150, 200], .township),
            row("=马坝,村", "440205100201", [350, 250, 150, 100, 100], .village),
            row("城南村", "440205100202", [250, 150, 100, 50, 100], .village),
            row("大塘镇", "440205101", [400, 300, 250, 50, 100], .township),
            row("大塘村", "440205101201", [390, 290, 240, 50, 100], .village),
            row("左村", "440205101202", [10, 10, 10, 0, 0], .village),
        ])

    static let findings: [Finding] = [
        Finding(
            rule: .classUnknown, source: "440205/DLTB", feature: 9, identifier: "440205211000000009",
            area: SquareMetres(hundredths: 1234), facts: [.init("found", "=9999"), .init("field", "DLBM")]),
        Finding(
            rule: .polygonRepaired, source: "440205/DLTB", feature: 2, area: SquareMetres(hundredths: -7),
            place: .init(longitude: 113.5, latitude: 24.123456789012)),
        Finding(rule: .deletedRecords, source: "440203/DLTB"),
    ]
}
