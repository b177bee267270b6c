import Foundation
import GEOSBridge
import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct ZoneCoverTests {
    private let unit: Int64 = 10_000

    /// Parts as kind and share, the whole and what is covered, of one patch.
    private func cover(
        _ set: ZoneSet, _ patch: PlaneShape
    ) -> (parts: [[Int64]], whole: Int64, covered: Int64) {
        let column = column(set, patch)
        return (
            column.parts(of: 1).map { [Int64($0.kind), $0.share] }, column.wholes[1], column.covered[1]
        )
    }

    private func column(_ set: ZoneSet, _ patch: PlaneShape) -> ShareColumn {
        var column = ShareColumn()
        // A row before and one after, so that places in the column are tried too.
        let cover = ZoneCover(set)
        cover.coverNothing(into: &column)
        cover.cover(patch, into: &column)
        cover.coverNothing(into: &column)
        #expect(column.count == 3 && column.parts(of: 0).isEmpty && column.parts(of: 2).isEmpty)
        #expect(!column.kindsOverlap[0] && !column.kindsOverlap[2])
        return column
    }

    @Test("kinds overlap for a patch that meets zones which share ground, be it beside the patch")
    func kindsOverlap() throws {
        // The wedge of b lies in a above y = 5 alone; c meets both and shares ground with neither.
        let zones = [
            zone(1, "a", square(0, 0, 10)), zone(2, "b", [(10, 0), (20, 0), (20, 10), (8, 10), (10, 5)]),
            zone(3, "c", square(0, -10, 10)), zone(4, "a", square(20, 0, 10)),
        ]
        for use in [ZoneSet.Use.divide, .divideWithOutside] {
            let set = try zoneSet(zones, to: use)
            func found(_ x: Double, _ y: Double, _ side: Double) -> (
                overlap: Bool, sum: Int64, covered: Int64
            ) {
                let column = column(set, planeShape([[square(x, y, side)]]))
                return (
                    column.kindsOverlap[1], column.parts(of: 1).reduce(0) { $0 + $1.share }, column.covered[1]
                )
            }
            let beside = found(8, 0, 4)
            #expect(beside == (true, 16 * unit, 16 * unit))
            let within = found(8, 6, 4)
            #expect(within.overlap && within.sum > within.covered)
            #expect(found(0, -2, 4) == (false, 16 * unit, 16 * unit), "a and c")
            #expect(found(18, 2, 4) == (false, 16 * unit, 16 * unit), "b and another zone of a")
            #expect(found(1, 1, 4) == (false, 16 * unit, 16 * unit), "one kind")
        }
        // Whoever only asks where ground lies is spared the search.
        #expect(!column(try zoneSet(zones, to: .place), planeShape([[square(8, 6, 4)]])).kindsOverlap[1])
    }

    @Test("where a patch's box decides, it says what its shape would")
    func boxes() throws {
        var generator = SplitMix64(announcing: "ZoneCoverTests.boxes")
        func ring(_ x: Double, _ y: Double, _ radius: Double) -> [(Double, Double)] {
            (0..<12).map { place in
                let angle = Double(place) * .pi / 6
                let reach = radius * Double.random(in: 0.5...1, using: &generator)
                return (x + reach * cos(angle), y + reach * sin(angle))
            }
        }
        func place() -> Double { Double.random(in: 0...1_000, using: &generator) }
        let zones = (0..<40).map { zone(Int64($0), ["a", "b", "c"][$0 % 3], ring(place(), place(), 150)) }
        let set = try zoneSet(zones, to: .divideWithOutside)
        let cover = ZoneCover(set)
        var decided = [0, 0, 0]
        for _ in 0..<3_000 {
            let patch = planeShape([[square(place(), place(), Double.random(in: 1...20, using: &generator))]])
            var (byBox, byShape) = (ShareColumn(), ShareColumn())
            cover.cover(patch, into: &byShape)
            guard cover.cover(box: patch.box, whole: patch.share, into: &byBox) else {
                decided[0] += 1
                continue
            }
            decided[byShape.parts(of: 0).isEmpty ? 1 : 2] += 1
            #expect(Array(byBox.parts(of: 0)) == Array(byShape.parts(of: 0)))
            #expect(byBox.wholes == byShape.wholes && byBox.covered == byShape.covered)
        }
        #expect(decided.allSatisfy { $0 > 0 }, "\(decided)")
    }

    @Test("a patch among kinds that do not overlap: by kind, what is left lies outside")
    func disjoint() throws {
        let set = try zoneSet(
            [
                zone(1, "b", square(0, 0, 10)), zone(2, "a", square(10, 0, 10)),
                zone(3, "b", square(0, 10, 10)),
            ], to: .divideWithOutside)
        let (parts, whole, covered) = cover(set, planeShape([[square(5, 5, 10)]]))
        #expect(parts == [[0, 25 * unit], [1, 50 * unit]])
        #expect(whole == 100 * unit && covered == 75 * unit)
    }

    @Test("a patch that kinds claim twice is covered once, where that is asked")
    func overlapping() throws {
        let zones = [
            zone(1, "a", square(0, 0, 10)), zone(2, "b", square(5, 0, 10)), zone(3, "c", square(90, 0, 5)),
        ]
        let set = try zoneSet(zones, to: .divideWithOutside)
        let patch = planeShape([[square(0, 0, 20)]])
        var (parts, whole, covered) = cover(set, patch)
        #expect(parts == [[0, 100 * unit], [1, 100 * unit]])
        #expect(whole == 400 * unit && covered == 150 * unit)
        // Claimed twice over its whole ground.
        (parts, whole, covered) = cover(set, planeShape([[square(6, 1, 3)]]))
        #expect(parts == [[0, 9 * unit], [1, 9 * unit]] && covered == whole)
        // One that meets one kind only.
        (parts, _, covered) = cover(set, planeShape([[square(-5, 0, 10)]]))
        #expect(parts == [[0, 50 * unit]] && covered == 50 * unit)
    }

    @Test("zones that overlap within a kind do not make a part larger than the patch")
    func sameKind() throws {
        let set = try zoneSet([zone(1, "a", square(0, 0, 10)), zone(2, "a", square(5, 0, 10))])
        let (parts, whole, covered) = cover(set, planeShape([[square(4, 2, 4)]]))
        #expect(parts == [[0, 16 * unit]] && whole == 16 * unit && covered == whole)
        #expect(cover(set, planeShape([[square(0, 0, 15)]])).parts == [[0, 150 * unit]])
    }

    @Test("nothing of a zone: outside, in a hole, along a border, without area")
    func nothing() throws {
        let set = try zoneSet([zone(1, "a", square(0, 0, 30), square(10, 10, 10))])
        for patch in [
            square(40, 0, 5), square(12, 12, 5), square(10, 10, 10), square(30, 0, 10), square(-9, -9, 9),
        ] {
            let (parts, whole, covered) = cover(set, planeShape([[patch]]))
            #expect(parts.isEmpty && whole > 0 && covered == 0)
        }
        #expect(cover(set, PlaneShape()).whole == 0)
        #expect(cover(try zoneSet([]), planeShape([[square(0, 0, 1)]])).parts.isEmpty)
    }

    @Test("a zone of one kind in the hole of another of the same or another kind")
    func holes() throws {
        let patch = planeShape([[square(5, 5, 20)]])
        let ring = zone(1, "a", square(0, 0, 30), square(10, 10, 10))
        let other = try zoneSet([ring, zone(2, "b", square(10, 10, 10))], to: .divideWithOutside)
        var (parts, whole, covered) = cover(other, patch)
        #expect(parts == [[0, 300 * unit], [1, 100 * unit]] && covered == whole)
        let same = try zoneSet([ring, zone(2, "a", square(12, 12, 2))], to: .divideWithOutside)
        (parts, whole, covered) = cover(same, patch)
        #expect(parts == [[0, 304 * unit]] && covered == 304 * unit)
    }

    @Test("slivers: what is below 0.0001 m² is nothing, what is above counts to the last unit")
    func slivers() throws {
        let patch = planeShape([[square(0, 0, 10)]])
        for (width, share) in [(0.000_004, 0), (0.000_006, 1), (0.000_010, 1), (0.000_100, 10), (0.001, 100)]
        {
            let sliver = [(-1.0, -1.0), (width, -1), (width, 20), (-1, 20)]
            let found = cover(try zoneSet([zone(1, "a", sliver)]), patch).parts
            #expect(found == (share == 0 ? [] : [[0, Int64(share)]]), "\(width)")
        }
        // A zone that holds all but a sliver.
        let nearly = try zoneSet([zone(1, "a", square(0.000_001, 0, 10))])
        #expect(cover(nearly, patch).parts == [[0, 100 * unit]])
        let less = try zoneSet([zone(1, "a", square(0.001, 0, 10))])
        #expect(cover(less, patch).parts == [[0, 100 * unit - 100]])
    }

    @Test(
        "kinds that tile a patch leave nothing outside and claim nothing twice, however their parts round",
        arguments: [ZoneSet.Use.divide, .divideWithOutside])
    func tiled(use: ZoneSet.Use) throws {
        var generator = SplitMix64(announcing: "ZoneCoverTests.tiled")
        var rounded = 0
        for _ in 0..<60 {
            // Strips of odd widths across a patch of odd height.
            let kinds = Int.random(in: 2...6, using: &generator)
            let cuts = (1..<kinds).map { _ in
                Double(Int.random(in: 1...9_999_999, using: &generator)) / 1e6
            }.sorted()
            let borders = [-1.0] + cuts + [11]
            let zones = (0..<kinds).map { index in
                zone(
                    Int64(index), "\(index)",
                    [
                        (borders[index], -1), (borders[index + 1], -1), (borders[index + 1], 20),
                        (borders[index], 20),
                    ])
            }
            let height = Double(Int.random(in: 1_000_000...9_999_999, using: &generator)) / 1e6
            let patch = planeShape([[[(0, 0), (10, 0), (10, height), (0, height)]]])
            let (parts, whole, covered) = cover(try zoneSet(zones, to: use), patch)
            let sum = parts.reduce(0) { $0 + $1[1] }
            if sum != whole { rounded += 1 }
            #expect(abs(sum - whole) <= Int64(kinds))
            #expect(covered == sum, "parts \(parts) of \(whole): \(covered)")
        }
        #expect(rounded > 0, "no case in which rounding shows")
    }

    @Test("a patch of 100,000 vertices in a zone of 100,000 vertices: the area of stairs against stairs")
    func large() throws {
        var generator = SplitMix64(announcing: "ZoneCoverTests.large")
        // Steps 0.1 m wide: the zone below its stairs, the patch above its own, half a step further on.
        let steps = 50_000
        let zoneHeights = (0..<steps).map { _ in Int64.random(in: 1...200_000_000, using: &generator) }
        let patchHeights = (0..<steps).map { _ in Int64.random(in: 1...200_000_000, using: &generator) }
        func stairs(_ heights: [Int64], from start: Int64) -> [GridPoint] {
            heights.enumerated().flatMap { index, height in
                let x = start + Int64(index) * 100_000
                return [GridPoint(x: x, y: height), GridPoint(x: x + 100_000, y: height)]
            }
        }
        let (end, half) = (Int64(steps) * 100_000, Int64(50_000))
        let zoneRing = stairs(zoneHeights, from: 0) + [GridPoint(x: end, y: 0), GridPoint(x: 0, y: 0)]
        let ceiling: Int64 = 200_000_001
        let patchRing =
            stairs(patchHeights, from: half)
            + [GridPoint(x: end + half, y: ceiling), GridPoint(x: half, y: ceiling)]
        var common: Int128 = 0
        for index in 0..<steps {
            let upper = zoneHeights[index]
            common += Int128(max(0, upper - patchHeights[index])) * Int128(half)
            if index > 0 { common += Int128(max(0, upper - patchHeights[index - 1])) * Int128(half) }
        }
        #expect(zoneRing.count > 100_000 && patchRing.count > 100_000)
        let set = try zoneSet([
            ZonePolygon(feature: 1, kind: "a", rings: [zoneRing]), zone(2, "b", square(0, 0, 1)),
        ])
        let parts = cover(set, PlaneShape([[patchRing]])).parts
        let expected = Double(common) / 1e8
        #expect(parts.count == 1)
        #expect(abs(Double(parts.first?[1] ?? 0) - expected) <= 1 + 1e-9 * expected)
    }
}
