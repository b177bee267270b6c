import LandModel
import Measure
import Testing

@testable import Pipeline

/// Zones of two times, a few squares.
@Suite struct EpochComparisonTests {
    private func compare(
        _ before: [[[GridPoint]]], _ after: [[[GridPoint]]],
        rule: MonitoringDefinition.Epoch.Rule = .mayNotShrink
    ) throws -> EpochComparison {
        func zone(_ name: String, _ polygons: [[[GridPoint]]]) throws -> MonitoringZones.Zone {
            MonitoringZones.Zone(
                name: name, title: name, set: try PieceCoverTests.zones(polygons), findings: [])
        }
        return EpochComparison(
            .init(title: "范围", before: "old", after: "new", rule: rule), try zone("old", before),
            try zone("new", after))
    }

    @Test("what was lost and gained, to the last hundredth")
    func moved() throws {
        let epoch = try compare(
            [PieceCoverTests.box(0, 0, 100, 10), PieceCoverTests.box(500, 0, 510, 10)],
            [PieceCoverTests.box(30, 0, 140, 10)])
        #expect(epoch.areas.before.hundredths == 1_100_00 && epoch.areas.after.hundredths == 1_100_00)
        #expect(epoch.areas.kept.hundredths == 700_00)
        #expect(epoch.areas.lost.hundredths == 400_00 && epoch.areas.gained.hundredths == 400_00)
        #expect(epoch.check?.verdict == .fail && epoch.check?.found == "400.00")
        let lost = try epoch.lostGround(AreaPlane(ellipsoid: .cgcs2000))
        #expect(lost.map { $0.cells[1] } == [.integer(1), .integer(2)])
        #expect(
            lost.map { $0.cells[2] } == [
                .area(SquareMetres(hundredths: 300_00)), .area(SquareMetres(hundredths: 100_00)),
            ])
    }

    @Test("zones that hold the earlier ones lost nothing, and what is not ruled has no check")
    func grown() throws {
        let (before, after) = (
            [PieceCoverTests.box(0, 0, 333, 7), PieceCoverTests.box(333, 0, 334, 7)],
            [PieceCoverTests.box(0, 0, 1, 7), PieceCoverTests.box(1, 0, 400, 7)]
        )
        let epoch = try compare(before, after)
        #expect(epoch.areas.lost == .zero && epoch.areas.gained.hundredths == 462_00)
        #expect(epoch.check?.verdict == .pass)
        #expect(try epoch.lostGround(AreaPlane(ellipsoid: .cgcs2000)).isEmpty)
        #expect(try compare(after, before, rule: .none).check == nil)
        #expect(try compare(after, before).areas.lost.hundredths == 462_00)
    }

    @Test("square kilometres are rounded half away from zero")
    func kilometres() {
        func text(_ hundredths: Int64) -> String {
            StatisticTable.Cell.area(SquareMetres(hundredths: hundredths)).text(.squareKilometres)
        }
        #expect(text(12_291_000_000) == "122.91" && text(500_000) == "0.01" && text(499_999) == "0.00")
        #expect(text(-500_000) == "-0.01")
    }
}
