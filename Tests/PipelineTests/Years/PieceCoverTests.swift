import GEOSBridge
import LandModel
import Measure
import Testing

@testable import Pipeline

/// Squares of ten metres laid over zones.
@Suite struct PieceCoverTests {
    /// Metres.
    static func box(_ minX: Int64, _ minY: Int64, _ maxX: Int64, _ maxY: Int64) -> [[GridPoint]] {
        let corners = [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY)]
        return [corners.map { GridPoint(x: $0.0 * 1_000_000, y: $0.1 * 1_000_000) }]
    }

    static func zones(_ polygons: [[[GridPoint]]]) throws -> ZoneSet {
        try ZoneSet(
            polygons.enumerated().compactMap { number, rings in
                GriddedZone(ZonePolygon(feature: Int64(number + 1), kind: "", rings: rings))
            }, to: .divide, context: GEOSContext())
    }

    private static func stretch(_ polygons: [[[GridPoint]]], _ areas: [Int64]) -> ChangedStretch {
        ChangedStretch(
            pieces: areas.map {
                ChangePiece(
                    record: ChangeRecord(
                        before: InventedChange.side("0101"), after: InventedChange.side("0702"), kind: .land,
                        area: SquareMetres(hundredths: $0)), before: nil, after: nil)
            }, polygons: polygons, isSliver: false)
    }

    @Test("each amount is divided by itself in the proportions of the shape, whatever the workers")
    func divided() throws {
        let zones = [
            try Self.zones([Self.box(0, 0, 4, 10), Self.box(20, 0, 30, 10)]),
            try Self.zones([Self.box(-5, -5, 50, 50)]),
        ]
        let stretches = [
            Self.stretch([Self.box(0, 0, 10, 10)], [100_00, 33_33]),
            Self.stretch([Self.box(20, 0, 25, 10), Self.box(35, 0, 40, 10)], [7]),
            Self.stretch([], [5_00]),
        ]
        let pieces = try PieceCover.pieces(of: stretches, over: zones, workers: Workers(count: 1))
        #expect(pieces.map(\.stretch) == [0, 0, 1, 2])
        // 33.33 · 0.4 = 13.332; half of 0.07 is 0.035, which goes inside.
        #expect(pieces.map { $0.inside[0].hundredths } == [40_00, 13_33, 4, 0])
        #expect(pieces.map { $0.inside[1].hundredths } == [100_00, 33_33, 7, 0])
        let many = Array(repeating: stretches, count: 200).flatMap { $0 }
        let (one, two) = (
            try PieceCover.pieces(of: many, over: zones, workers: Workers(count: 1)),
            try PieceCover.pieces(of: many, over: zones, workers: Workers(count: 2))
        )
        #expect(one.map(\.inside) == two.map(\.inside) && one.map(\.stretch) == two.map(\.stretch))
    }

    @Test("without zones nothing is divided")
    func none() throws {
        let pieces = try PieceCover.pieces(
            of: [Self.stretch([Self.box(0, 0, 10, 10)], [1])], over: [], workers: Workers(count: 1))
        #expect(pieces.count == 1 && pieces[0].inside.isEmpty)
    }
}
