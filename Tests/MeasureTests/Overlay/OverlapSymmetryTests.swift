import TestSupport
import Testing

@testable import Measure

/// Unit squares in columns side by side, some of them cut out: what two such shapes share can be counted.
private struct ColumnShape {
    var left: Int
    /// Each has five squares in common with all others, so that neighbours hang together.
    var spans: [Range<Int>]
    /// Row of the square cut out of a column, if any.
    var holes: [Int?]

    init(left: Int, _ generator: inout SplitMix64) {
        let count = Int.random(in: 3...8, using: &generator)
        let middle = Int.random(in: -4...4, using: &generator)
        spans = (0..<count).map { _ in
            let down = Int.random(in: 2...7, using: &generator)
            return middle - down..<middle + Int.random(in: 3...8, using: &generator)
        }
        // Never in the outermost columns nor in two side by side, so that a hole touches nothing.
        holes = (0..<count).map { column in
            guard column % 2 == 1, column < count - 1, Bool.random(using: &generator) else { return nil }
            return middle + Int.random(in: -1...1, using: &generator)
        }
        self.left = left
    }

    var right: Int { left + spans.count }

    func holds(_ x: Int, _ y: Int) -> Bool {
        left <= x && x < right && spans[x - left].contains(y) && holes[x - left] != y
    }

    var rings: [[(Double, Double)]] {
        let columns = zip(left..., spans)
        let below = columns.flatMap { [($0, $1.lowerBound), ($0 + 1, $1.lowerBound)] }
        let above = columns.flatMap { [($0, $1.upperBound), ($0 + 1, $1.upperBound)] }
        let cut = zip(left..., holes).compactMap { x, hole in
            hole.map { [(x, $0), (x, $0 + 1), (x + 1, $0 + 1), (x + 1, $0)] }
        }
        return ([below + above.reversed()] + cut).map { $0.map { (Double($0.0), Double($0.1)) } }
    }
}

/// What becomes of the common area when both shapes are mirrored, turned, sheared or scaled, and what is left of one of
/// them outside the other.
@Suite struct OverlapSymmetryTests {
    private let unit: Int64 = 10_000

    /// What rounding may add up to in units of a share: contributions of pairs of edges are rounded to 2⁻⁵⁰ of the box
    /// in which two shapes meet, and there are hundreds of them. Nothing below 1,000 km².
    private func rounding(_ box: PlaneBox) -> Int64 { Int64(1e-13 * size(box) / 1e8) }

    /// In µm².
    private func size(_ box: PlaneBox) -> Double { Double(box.width) * Double(box.height) }

    /// One or two column shapes apart from one another.
    private func columns(_ generator: inout SplitMix64) -> [ColumnShape] {
        let first = ColumnShape(left: Int.random(in: -3...3, using: &generator), &generator)
        guard Bool.random(using: &generator) else { return [first] }
        return [first, ColumnShape(left: first.right + 1, &generator)]
    }

    /// Turned, mirrored, sheared, and by a slope of 3 to 4, which leaves no edge along an axis.
    static let maps =
        LatticeMap.symmetries + [
            LatticeMap(1, 2, 0, 1), LatticeMap(1, 0, -3, 1), LatticeMap(2, 1, 1, -3), LatticeMap(3, -4, 4, 3),
        ]

    @Test(
        "shapes of whole metres share their common squares times the square of the scale, exactly below 1,000 km²",
        arguments: maps)
    func scaled(map: LatticeMap) {
        var generator = SplitMix64(announcing: "OverlapSymmetryTests.scaled(\(map.testDescription))")
        var sharing = 0
        for _ in 0..<20 {
            let (one, other) = (columns(&generator), columns(&generator))
            var (squares, own) = (Int64(0), Int64(0))
            for x in -40...40 {
                for y in -40...40 where one.contains(where: { $0.holds(x, y) }) {
                    own += 1
                    if other.contains(where: { $0.holds(x, y) }) { squares += 1 }
                }
            }
            if squares > 0 && squares < own { sharing += 1 }
            for scale in [1, 2, 3, 10, 77, 1_000] {
                let first = planeShape(map(one.map(\.rings), times: scale))
                let second = planeShape(map(other.map(\.rings), times: scale))
                let factor = map.factor * Int64(scale * scale) * unit
                let (common, whole) = (commonShare(first, second), commonShare(first, first))
                let bound = rounding(first.box)
                #expect(bound == 0 || scale == 1_000)
                #expect(abs(common - squares * factor) <= bound, "times \(scale)")
                #expect(abs(whole - own * factor) <= bound, "itself, times \(scale)")
            }
        }
        #expect(sharing > 5)
    }

    @Test(
        "a mirrored or turned pair shares the same area within 1e-13 of their box",
        arguments: RandomPolygons.Size.allCases)
    func mirrored(size: RandomPolygons.Size) {
        var generator = SplitMix64(announcing: "OverlapSymmetryTests.mirrored(\(size))")
        let kernel = OverlapKernel()
        var sharing = 0
        for _ in 0..<100 {
            let scale = size.scale(&generator)
            let (one, other) = (
                RandomPolygons.draw(scale, &generator), RandomPolygons.draw(scale, &generator)
            )
            let (patch, zone) = (planeShape(one), planeShape(other))
            let share = commonShare(patch, zone)
            let box = patch.box.intersection(zone.box)
            guard box.width > 0, box.height > 0 else { continue }
            if share > 0 { sharing += 1 }
            let area = kernel.area(EdgeGrid(patch), EdgeGrid(zone), within: box)
            for map in LatticeMap.symmetries.dropFirst() {
                let (patch, zone) = (planeShape(map(one)), planeShape(map(other)))
                let turnedBox = patch.box.intersection(zone.box)
                let turnedArea = kernel.area(EdgeGrid(patch), EdgeGrid(zone), within: turnedBox)
                #expect(abs(turnedArea - area) <= 1e-13 * self.size(box))
                // A sum that lies between two units may be rounded to either.
                #expect(abs(commonShare(patch, zone) - share) <= 1 + rounding(box))
            }
        }
        #expect(sharing > 50)
    }

    @Test(
        "what lies inside a zone with holes and parts and what lies outside of it add up to the patch",
        arguments: RandomPolygons.Size.allCases)
    func complement(size: RandomPolygons.Size) {
        var generator = SplitMix64(announcing: "OverlapSymmetryTests.complement(\(size))")
        var (holed, parted, divided) = (0, 0, 0)
        for _ in 0..<200 {
            let scale = size.scale(&generator)
            let patch = RandomPolygons.draw(scale, &generator)
            let zone = RandomPolygons.draw(scale, &generator)
            // All around without the zone's shells; what fills its holes is outside, too.
            let around = square(-300 * scale, -300 * scale, 1_000 * scale)
            let outside = [[around] + zone.map { $0[0] }] + zone.flatMap { $0.dropFirst().map { [$0] } }
            let whole = planeShape(patch)
            let (inner, outer) = (
                commonShare(whole, planeShape(zone)), commonShare(whole, planeShape(outside))
            )
            // Each of the three is rounded by itself.
            #expect(abs(inner + outer - whole.share) <= 1 + 2 * rounding(whole.box))
            if inner > 0 && outer > 0 { divided += 1 }
            if zone.contains(where: { $0.count > 1 }) { holed += 1 }
            if zone.count > 1 { parted += 1 }
        }
        #expect(holed > 50 && parted > 50 && divided > 100)
    }
}
