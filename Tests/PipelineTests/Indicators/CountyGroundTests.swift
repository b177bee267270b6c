import LandModel
import Measure
import TestSupport
import Testing

@testable import Pipeline

/// Ground that registers cover: every square metre once, in other ground, in districts.
@Suite struct CountyGroundTests {
    private let ground: CountyGround

    init() throws { ground = try TwoCounties().ground() }

    private func rings(_ boxes: [GraticuleBox]) -> [[GridPoint]] {
        boxes.map { box in
            stride(from: 0, to: 8, by: 2).compactMap {
                ground.plane.gridPoint(longitude: box.ring[$0], latitude: box.ring[$0 + 1])
            }
        }
    }

    private func zones(_ rings: [[GridPoint]]) -> [GriddedZone] {
        rings.enumerated().compactMap { number, ring in
            GriddedZone(ZonePolygon(feature: Int64(number + 1), kind: "\(number % 3)", rings: [ring]))
        }
    }

    private func area(
        _ boxes: [GraticuleBox], within: [GraticuleBox]? = nil, districts: [String]? = nil
    ) throws -> Int64 {
        try ground.area(
            zones(rings(boxes)), within: within.map { zones(rings($0)) }, districts: districts
        ).hundredths
    }

    private static let box = TwoCounties.box

    @Test("what two records share counts once")
    func union() throws {
        let found = try area([Self.box(0, 0, 10, 10), Self.box(5, 0, 15, 10), Self.box(5, 0, 15, 10)])
        #expect(abs(found - Self.box(0, 0, 15, 10).hundredths) <= 2)
        #expect(try area([]) == 0)
    }

    @Test("within other ground: what both have, overlaps of the other once")
    func within() throws {
        let found = try area(
            [Self.box(0, 0, 20, 10)], within: [Self.box(5, 0, 10, 10), Self.box(8, 0, 12, 10)])
        #expect(abs(found - Self.box(5, 0, 12, 10).hundredths) <= 2)
        #expect(try area([Self.box(0, 0, 5, 5)], within: []) == 0)
        #expect(
            try area([Self.box(0, 0, 5, 5)], within: [Self.box(5, 0, 9, 5)]) == 0, "a border is no ground")
    }

    @Test(
        "confined to a county, a township, a village, several of them, and none",
        arguments: [
            (["440203"], TwoCounties.box(20, 5, 30, 15)), (["440204"], TwoCounties.box(30, 5, 40, 15)),
            (["440204001"], TwoCounties.box(30, 5, 40, 15)),
            (["440203001002"], TwoCounties.box(20, 10, 30, 15)),
            (["440203", "440204"], TwoCounties.box(20, 5, 40, 15)),
            (["440203001001", "440203001002"], TwoCounties.box(20, 5, 30, 15)),
        ])
    func districts(codes: [String], expected: GraticuleBox) throws {
        let found = try area([Self.box(20, 5, 40, 15)], districts: codes)
        #expect(abs(found - expected.hundredths) <= 4)
    }

    @Test("a district without ground there has none of it; beyond all counties there is no district")
    func nowhere() throws {
        #expect(try area([Self.box(0, 0, 5, 5)], districts: ["440204"]) == 0)
        #expect(try area([Self.box(0, 0, 5, 5)], districts: []) == 0)
        #expect(try area([Self.box(100, 0, 105, 5)], districts: TwoCounties.codes) == 0)
        #expect(try area([Self.box(100, 0, 105, 5)]) > 0)
    }

    @Test(
        "triangles at random: union, within and in a county as GEOS has them",
        arguments: 1...12 as ClosedRange<UInt64>)
    func oracle(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        func triangle() -> [GridPoint] {
            let (x, y) = (
                Double.random(in: 0...60, using: &generator), Double.random(in: 0...20, using: &generator)
            )
            return (0..<3).compactMap { _ in
                ground.plane.gridPoint(
                    longitude: 113.4 + (x + .random(in: -12...12, using: &generator)) / 1000,
                    latitude: 24.8 + (y + .random(in: -12...12, using: &generator)) / 1000)
            }
        }
        let (first, second) = ((0..<6).map { _ in triangle() }, (0..<4).map { _ in triangle() })
        let county = rings([Self.box(0, 0, 30, 20)])
        let oracle = PlaneOracle()
        let cases: [(SquareMetres, Double)] = [
            (try ground.area(zones(first), within: nil, districts: nil), oracle.area(first)),
            (
                try ground.area(zones(first), within: zones(second), districts: nil),
                oracle.area(first, within: second)
            ),
            (
                try ground.area(zones(first), within: nil, districts: ["440203"]),
                oracle.area(first, within: county)
            ),
            (
                try ground.area(zones(first), within: zones(second), districts: ["440203"]),
                oracle.area(first, within: second, county)
            ),
        ]
        for (number, (found, expected)) in cases.enumerated() {
            // Crossings come to whole micrometres: 0.7 µm along some 30 km of border.
            #expect(abs(Double(found.hundredths) / 100 - expected) < 0.05, "case \(number), seed \(seed)")
        }
    }
}
