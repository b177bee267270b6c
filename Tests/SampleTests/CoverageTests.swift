import LandModel
import Measure
import Testing

@testable import Sample

/// A step from vertex to vertex, by the bits of the coordinates.
struct Edge: Hashable {
    var from: SIMD2<Double>
    var to: SIMD2<Double>
    var twin: Edge { Edge(from: to, to: from) }

    static func all(_ rings: [[Double]]) -> [Edge] {
        rings.flatMap { ring in
            stride(from: 0, to: ring.count - 2, by: 2).map {
                Edge(from: SIMD2(ring[$0], ring[$0 + 1]), to: SIMD2(ring[$0 + 2], ring[$0 + 3]))
            }
        }
    }
}

/// Patches and districts cover the city once: every edge walked one way is walked the other way by the neighbour, or
/// is the city's outline; rings are simple; exact areas add up. A point inside then has winding number 1.
@Suite struct CoverageTests {
    static func outline(_ city: SampleCity) -> [[Double]] {
        let labels: [Int32] = city.districts.villageOfCell.map { $0 < 0 ? -1 : 0 }
        let regions = CellRegions.find(labels: labels, shape: city.lattice.shape)
        #expect(regions.count == 1)
        return RingTracer(lattice: city.lattice).rings(of: regions[0].cells) { labels[$0] == 0 }
    }

    static func edges(of rings: [[Double]]) -> [Edge] { Edge.all(rings) }

    static func expectCover(_ edges: [Edge], of outline: Set<Edge>) {
        let set = Set(edges)
        #expect(set.count == edges.count, "an edge is walked twice the same way")
        #expect(Set(set.filter { !set.contains($0.twin) }) == outline)
    }

    @Test("patches meet their neighbours edge by edge", arguments: CityChoice.allCases)
    func patches(choice: CityChoice) {
        let city = choice.city
        let outline = Self.outline(city)
        #expect(outline.count == 1)
        let edges = city.plan.patches.indices.flatMap { Edge.all(city.outlines.rings(of: $0)) }
        Self.expectCover(edges, of: Set(Edge.all(outline)))
    }

    @Test(
        "villages and townships cover the city as the patches do", arguments: CityChoice.allCases)
    func districts(choice: CityChoice) throws {
        let city = choice.city
        let outline = Set(Edge.all(Self.outline(city)))
        for parts in [try city.villageParts(), try city.townshipParts()] {
            Self.expectCover(parts.flatMap { Edge.all($0.rings) }, of: outline)
        }
    }

    @Test("shells run counter-clockwise, holes clockwise, all closed and without crossings")
    func rings() {
        for number in Cities.small.plan.patches.indices {
            let rings = Cities.small.outlines.rings(of: number)
            for (index, ring) in rings.enumerated() {
                #expect(ring.count >= 8 && ring.prefix(2) == ring.suffix(2))
                #expect(RingTracer.isCounterClockwise(ring) == (index == 0), "patch \(number)")
                #expect(Self.isSimple(ring), "patch \(number)")
            }
        }
    }

    @Test("exact areas of patches add up to their village's parts, and these to the city")
    func areas() throws {
        let city = Cities.standard
        var patches: [PatchAreas.UnitKey: TwiceArea] = [:]
        for (number, patch) in city.plan.patches.enumerated() {
            let key = PatchAreas.UnitKey(unit: Int(patch.village), isIsland: patch.isIsland)
            patches[key, default: .zero] += try #require(
                city.plane.twiceArea(ofRings: city.outlines.rings(of: number)))
        }
        var parts: [PatchAreas.UnitKey: TwiceArea] = [:]
        for part in try city.villageParts() {
            let key = PatchAreas.UnitKey(unit: part.unit, isIsland: part.isIsland)
            parts[key, default: .zero] += try #require(city.plane.twiceArea(ofRings: part.rings))
        }
        #expect(patches == parts)
        let outline = try #require(city.plane.twiceArea(ofRings: Self.outline(city)))
        #expect(patches.values.reduce(.zero, +) == outline)
    }

    @Test("exactly as many patches as asked, and one county after the other")
    func counts() {
        #expect(Cities.standard.plan.patches.count == 5_000)
        #expect(Cities.small.plan.patches.count == 1_000)
        let ranges = Cities.targets.counties.indices.map { Cities.standard.patches(ofCounty: $0) }
        #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == 5_000)
        #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound && !$0.isEmpty })
    }

    /// No two segments of the ring touch but neighbours in their common vertex. Segments sorted by their west end
    /// are compared while they overlap; orientation signs in Int128 on a grid of 1e-9 degree: exact.
    static func isSimple(_ ring: [Double]) -> Bool {
        let points = stride(from: 0, to: ring.count - 2, by: 2).map {
            (x: Int64((ring[$0] * 1e9).rounded()), y: Int64((ring[$0 + 1] * 1e9).rounded()))
        }
        let count = points.count
        func turn(_ a: Int, _ b: Int, _ c: Int) -> Int {
            let (a, b, c) = (points[a], points[b], points[c])
            let value = Int128(b.x - a.x) * Int128(c.y - a.y) - Int128(b.y - a.y) * Int128(c.x - a.x)
            return value == 0 ? 0 : value > 0 ? 1 : -1
        }
        let order = (0..<count).map { start in
            let (a, b) = (points[start], points[(start + 1) % count])
            return (west: min(a.x, b.x), east: max(a.x, b.x), start: start)
        }.sorted { $0.west < $1.west }
        for (position, first) in order.enumerated() {
            for second in order[(position + 1)...] {
                if second.west > first.east { break }
                let (a, b) = (first.start, (first.start + 1) % count)
                let (c, d) = (second.start, (second.start + 1) % count)
                if a == d || b == c { continue }
                if turn(a, b, c) * turn(a, b, d) <= 0, turn(c, d, a) * turn(c, d, b) <= 0 {
                    // Collinear segments apart from each other give zeros too; none occur in jittered rings.
                    return false
                }
            }
        }
        return true
    }
}
