import LandModel
import TestSupport
import Testing

@testable import Measure

/// A search for zones that share ground, whole and in runs.
@Suite struct ZoneSearchTests {
    /// A square of whole metres with a vertex at each of them.
    private func dense(_ feature: Int64, _ kind: String, _ x: Int, side: Int) -> ZonePolygon {
        let sides = 0..<side
        let ring =
            sides.map { (x + $0, 0) } + sides.map { (x + side, $0) }
            + sides.map { (x + side - $0, side) } + sides.map { (x, side - $0) }
        return zone(feature, kind, ring.map { (Double($0.0), Double($0.1)) })
    }

    /// Zones in a row, each over a tenth of the next one.
    private func row(_ sides: [Int], kinds: [String]) -> [GriddedZone] {
        var x = 0
        return sides.enumerated().compactMap { number, side in
            defer { x += side - side / 10 }
            return GriddedZone(dense(Int64(number), kinds[number % kinds.count], x, side: side))
        }
    }

    @Test(
        "runs hold every zone once and in order; one of many vertices is a run of its own, small ones share one",
        arguments: [
            ([], []), ([10], [0..<1]), ([2_000, 2_000, 1_500], [0..<1, 1..<2, 2..<3]),
            ([1_000, 10, 500, 2_000, 10, 10], [0..<3, 3..<4, 4..<6]),
            (Array(repeating: 10, count: 150), [0..<103, 103..<150]),
        ] as [([Int], [Range<Int>])])
    func runs(sides: [Int], runs: [Range<Int>]) {
        #expect(ZoneSearch(row(sides, kinds: ["a"]), .ofOneKind).runs == runs)
    }

    @Test(
        "runs find together what the whole search finds", arguments: [["a"], ["a", "b"], ["a", "a", "b"]])
    func together(kinds: [String]) {
        let zones = row([400, 20, 1_500, 30, 30, 700, 2_000, 10, 800], kinds: kinds)
        for pairs in [ZoneSearch.Pairs.ofOneKind, .ofDifferentKinds] {
            let search = ZoneSearch(zones, pairs)
            #expect(search.runs.count > 2)
            let parts = search.runs.map { search.overlaps(of: $0, kernel: OverlapKernel()) }
            #expect(parts.flatMap { $0 } == search.overlaps(of: zones.indices, kernel: OverlapKernel()))
            #expect(parts.joined().isEmpty == (kinds.count == 1 && pairs == .ofDifferentKinds))
        }
    }
}
