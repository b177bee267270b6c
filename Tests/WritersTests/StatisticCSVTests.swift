import Foundation
import LandModel
import TestSupport
import Testing

@testable import Writers

/// One column of every kind.
enum StatisticSamples {
    static let table = StatisticTable(
        id: "zone-areas", title: "分区面积",
        columns: [
            .init("district_code", "行政区代码", .code), .init("zone", "类型", .text),
            .init("gross", "面积", .squareMetres), .init("length", "长度", .metres),
            .init("pieces", "块数", .count), .init("ratio", "占比", .percent),
        ],
        rows: [
            [
                .text("440203"), .text("核心区,甲"), .area(SquareMetres(hundredths: 1_234)), .integer(20_050),
                .integer(7), .ratio(part: SquareMetres(hundredths: 2), whole: SquareMetres(hundredths: 3)),
            ],
            [
                .text(""), .text("=1+1"), .area(SquareMetres(hundredths: -5)), .empty, .empty,
                .ratio(part: .zero, whole: .zero),
            ],
        ], notes: ["单位：平方米"])

    /// Figures in their own units and places, and words among them.
    static let figures = StatisticTable(
        id: "indicators", title: "指标表",
        columns: [
            .init("indicator", "指标", .text), .init("base", "2020年", .figure),
            .init("current", "当前值", .figure),
        ],
        rows: [
            [.text("森林覆盖率"), .figure("74.43"), .figure("-75.0")],
            [.text("耕地保有量"), .text("306①"), .figure("343")],
            [.text("红线"), .text("-1+1"), .empty],
            [.text("长"), .figure("12345678901234.567"), .figure("0.005")],
        ], notes: ["注：1.参考省规划", "2.①为目标值"])

    static let empty = StatisticTable(
        id: "zone-overlaps", title: "重叠", columns: [.init("gross", "面积", .squareMetres)], rows: [])

    static let ground = GroundLayer(
        name: "zone_overlap_pieces", title: "控制线重叠",
        columns: [.init("first", "甲", .code), .init("area", "面积(平方米)", .squareMetres)],
        rows: [
            GroundLayer.Row(
                cells: [.text("farmland"), .area(SquareMetres(hundredths: 150))],
                polygons: [
                    [
                        [113, 24, 114, 24, 114, 25, 113, 25, 113, 24],
                        [113.25, 24.25, 113.25, 24.5, 113.5, 24.5, 113.25, 24.25],
                    ], [[115, 24, 116, 24, 116, 25, 115, 24]],
                ]), GroundLayer.Row(cells: [.text("red-line"), .empty], polygons: []),
        ])
}

@Suite struct StatisticCSVTests {
    private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
        try String(contentsOfFile: folder.path(name), encoding: .utf8)
    }

    @Test("one file a table, units in the header, text quoted and disarmed, nothing for an empty cell")
    func cells() throws {
        let folder = try TemporaryFolder()
        let names = try StatisticCSV.write(
            [StatisticSamples.table, StatisticSamples.empty], into: folder.path)
        #expect(names == ["statistics/zone-areas.csv", "statistics/zone-overlaps.csv"])
        #expect(
            try text(folder, "statistics/zone-areas.csv") == """
                district_code,zone,gross_m2,length_m,pieces,ratio_percent
                440203,"核心区,甲",12.34,200.50,7,66.6667
                ,'=1+1,-0.05,,,

                """)
        #expect(try text(folder, "statistics/zone-overlaps.csv") == "gross_m2\n")
    }

    @Test("figures are decimal text as it is, words among them are guarded")
    func figures() throws {
        let folder = try TemporaryFolder()
        _ = try StatisticCSV.write([StatisticSamples.figures], into: folder.path)
        #expect(
            try text(folder, "statistics/indicators.csv") == """
                indicator,base,current
                森林覆盖率,74.43,-75.0
                耕地保有量,306①,343
                红线,'-1+1,
                长,12345678901234.567,0.005

                """)
    }

    @Test("a byte order mark where it is asked for; no folder where there is no table")
    func mark() throws {
        let folder = try TemporaryFolder()
        #expect(try StatisticCSV.write([], into: folder.path) == [])
        #expect(throws: (any Error).self) { try text(folder, "statistics") }
        _ = try StatisticCSV.write([StatisticSamples.empty], byteOrderMark: true, into: folder.path)
        let data = try Data(contentsOf: folder.url.appendingPathComponent("statistics/zone-overlaps.csv"))
        #expect(data == Data("\u{FEFF}gross_m2\n".utf8))
    }
}

@Suite struct OverlayCSVTests {
    @Test("what lies in no zone has an empty cell; a kind that looks like a formula is disarmed")
    func rows() {
        let rows = [
            ("440203", "", "0101", SquareMetres(hundredths: 5)),
            ("440203", "甲,乙", "0101", SquareMetres(hundredths: 12_345)),
            ("", "=A1", "", SquareMetres(hundredths: -1)),
        ].map { (district: $0.0, zone: $0.1, landClass: $0.2, area: $0.3) }
        #expect(
            OverlayCSV.text(rows) == """
                district,zone,class,area_m2
                440203,,0101,0.05
                440203,"甲,乙",0101,123.45
                ,'=A1,,-0.01

                """)
    }
}
