import Testing

@testable import LandModel

@Suite struct StatisticTableTests {
    private func percent(_ part: Int64, _ whole: Int64) -> String {
        StatisticTable.Cell.ratio(
            part: SquareMetres(hundredths: part), whole: SquareMetres(hundredths: whole)
        )
        .text(.percent)
    }

    @Test("per cent with four decimals, half away from zero, exact")
    func percents() {
        #expect(percent(1, 2) == "50.0000")
        #expect(percent(1, 3) == "33.3333")
        #expect(percent(2, 3) == "66.6667")
        #expect(percent(0, 3) == "0.0000")
        #expect(percent(7, 7) == "100.0000")
        #expect(percent(3, 2) == "150.0000")
        // 1 / 2,000,000 is 0.00005 %: half a unit goes up, a hair less goes down.
        #expect(percent(1, 2_000_000) == "0.0001")
        #expect(percent(1, 2_000_001) == "0.0000")
        #expect(percent(1, 1_999_999) == "0.0001")
        #expect(percent(3, 2_000_000) == "0.0002")
    }

    @Test("half away from zero on either side of it")
    func negative() {
        #expect(percent(-1, 2_000_000) == "-0.0001")
        #expect(percent(1, -2_000_000) == "-0.0001")
        #expect(percent(-1, -2_000_000) == "0.0001")
        #expect(percent(-1, 2_000_001) == "0.0000")
        #expect(percent(-1, 3) == "-33.3333")
    }

    @Test("no whole, no text; areas of a nation do not overflow")
    func extremes() {
        #expect(percent(5, 0) == "")
        #expect(percent(0, 0) == "")
        #expect(percent(960_000_000_000_000, 960_000_000_000_000) == "100.0000")
        #expect(percent(.max, .max) == "100.0000")
        #expect(percent(.max, 1) == "922337203685477.5807", "at the end of what can be told")
    }

    @Test("areas, lengths and counts as text; an empty cell has none")
    func texts() {
        #expect(StatisticTable.Cell.area(SquareMetres(hundredths: -5)).text(.squareMetres) == "-0.05")
        #expect(StatisticTable.Cell.integer(12_345).text(.metres) == "123.45")
        #expect(StatisticTable.Cell.integer(12_345).text(.count) == "12345")
        #expect(StatisticTable.Cell.text("水田").text(.text) == "水田")
        #expect(StatisticTable.Cell.figure("5.70").text(.figure) == "5.70")
        #expect(StatisticTable.Cell.text("——").text(.figure) == "——")
        #expect(StatisticTable.Cell.empty.text(.squareMetres) == "")
    }

    @Test("headers carry their unit")
    func headers() {
        let kinds: [(StatisticTable.Kind, String)] = [
            (.squareMetres, "a_m2"), (.metres, "a_m"), (.percent, "a_percent"), (.count, "a"), (.code, "a"),
            (.text, "a"), (.figure, "a"),
        ]
        for (kind, header) in kinds { #expect(StatisticTable.Column("a", "甲", kind).header == header) }
    }
}

@Suite struct ShareColumnTests {
    @Test("rows keep their own parts, empty ones too, and a cleared column starts anew")
    func rows() {
        var column = ShareColumn()
        column.append(
            [.init(kind: 3, share: 5), .init(kind: 4, share: 6)], whole: 20, covered: 9, kindsOverlap: true)
        column.append([], whole: 0, covered: 0, kindsOverlap: false)
        column.append([.init(kind: 1, share: 2)], whole: 2, covered: 2, kindsOverlap: false)
        #expect(column.count == 3)
        #expect(column.parts(of: 0).map(\.kind) == [3, 4])
        #expect(column.parts(of: 1).isEmpty)
        #expect(column.parts(of: 2).map(\.share) == [2])
        #expect(column.wholes == [20, 0, 2] && column.covered == [9, 0, 2])
        column.removeAll()
        column.append([.init(kind: 8, share: 1)], whole: 1, covered: 1, kindsOverlap: false)
        #expect(column.count == 1 && column.parts(of: 0).map(\.kind) == [8])
    }
}
