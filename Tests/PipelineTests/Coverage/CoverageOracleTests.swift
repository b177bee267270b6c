import Foundation
import GDALBridge
import GEOSBridge
import LandModel
import Measure
import TestSupport
import Testing

@testable import Pipeline

/// Random coverages with faults put in, against what is known of them and against GEOS.
@Suite struct CoverageOracleTests {
    private typealias Fixture = CoverageFixture
    private typealias Ring = Fixture.Ring

    /// A lattice whose inner corners are moved about, edges with two more vertices.
    private func coverage(_ side: Int, _ generator: inout SplitMix64) -> Fixture {
        func corner(_ column: Int, _ row: Int) -> (Double, Double) {
            var place = SplitMix64(seed: UInt64(column * 1_000 + row) &* 0x9e37_79b9)
            func shift(_ index: Int) -> Double {
                index == 0 || index == side ? 0 : Double(Int.random(in: -300...300, using: &place)) / 1_000
            }
            return (Double(column) + shift(column), Double(row) + shift(row))
        }
        func line(_ from: (Int, Int), _ to: (Int, Int)) -> Ring {
            let (a, b) = (corner(from.0, from.1), corner(to.0, to.1))
            // Both neighbours must get the same numbers: made in one direction only.
            let isForward = (from.0, from.1) < (to.0, to.1)
            let (p, q) = isForward ? (a, b) : (b, a)
            let bend = (p.0 + q.0) / 2 + 0.05
            let middle = [(p.0 * 0.7 + q.0 * 0.3, p.1 * 0.7 + q.1 * 0.3), (bend, (p.1 + q.1) / 2 + 0.03)]
            return [a] + (isForward ? middle : middle.reversed())
        }
        var fixture = Fixture(patches: [])
        for row in 0..<side {
            for column in 0..<side {
                let ring =
                    line((column, row), (column, row + 1)) + line((column, row + 1), (column + 1, row + 1))
                    + line((column + 1, row + 1), (column + 1, row)) + line((column + 1, row), (column, row))
                fixture.patches.append(.init("A\(row * side + column)", ring + [ring[0]]))
            }
        }
        return fixture
    }

    /// In the plane of areas, where GEOS and the program speak of the same ground.
    private func geometry(_ patch: Fixture.Patch, _ plane: AreaPlane, _ context: GEOSContext) throws
        -> PolygonGeometry
    {
        let polygons = patch.polygons.map { rings in
            CoordinatePolygon(
                rings: rings.map { ring in
                    stride(from: 0, to: 2 * ring.count, by: 2).flatMap { index -> [Double] in
                        let degrees = Fixture.degrees(ring)
                        guard
                            let point = plane.gridPoint(
                                longitude: degrees[index], latitude: degrees[index + 1])
                        else { return [] }
                        return [Double(point.x) / 1e6 - 10_900_000, Double(point.y) / 1e6 - 2_600_000]
                    }
                })
        }
        return try PolygonGeometry(polygons, context: context)
    }

    @Test("a coverage of 400 patches is clean; what is put in is found, and nothing else")
    func injected() throws {
        var generator = SplitMix64(announcing: "CoverageOracleTests.injected")
        let plane = AreaPlane(ellipsoid: .cgcs2000)
        let context = try GEOSContext()
        let side = 20
        let sound = coverage(side, &generator)
        #expect(try sound.check().lines == [])

        for _ in 0..<4 {
            var fixture = sound
            // Inner patches three apart, so that no fault touches another.
            var places = stride(from: 1, to: side - 1, by: 3).flatMap { row in
                stride(from: 1, to: side - 1, by: 3).map { row * side + $0 }
            }.shuffled(using: &generator)
            func take(_ count: Int) -> [Int] {
                defer { places.removeFirst(count) }
                return Array(places.prefix(count))
            }
            var expected: [String] = []
            for place in take(5) {
                fixture.patches.append(.init("D\(place)", fixture.patches[place].polygons))
                expected.append("coverage-duplicate D\(place) A\(place)")
            }
            for place in take(5) {
                // One vertex of a border is pulled into the neighbour of this patch alone.
                fixture.patches[place].polygons[0][0][2].0 -= 0.1
                let (a, b) = ("A\(place - 1)", "A\(place)")
                expected.append("coverage-overlap \(min(a, b)) \(max(a, b))")
            }
            for place in take(5) {
                let (column, row) = (Double(place % side), Double(place / side))
                fixture.patches.append(
                    .init("T\(place)", Fixture.box(column + 0.45, row + 0.45, column + 0.55, row + 0.55)))
                expected.append("coverage-overlap A\(place) T\(place)")
            }
            let removed = take(5)
            expected += removed.map { "coverage-gap A\($0)" }
            let areas = try removed.map { try geometry(fixture.patches[$0], plane, context).area() }
            for place in removed.sorted(by: >) { fixture.patches.remove(at: place) }
            fixture.patches.shuffle(using: &generator)

            let report = try fixture.check()
            let gaps = report.faults.filter { $0.finding.rule == .coverageGap }
            let found = report.faults.filter { $0.finding.rule != .coverageGap }.map { fault in
                "\(fault.finding.rule.rawValue) \(fault.finding.identifier ?? "") \(fault.finding.facts[0].value)"
            }
            #expect(found.sorted() == expected.filter { !$0.hasPrefix("coverage-gap") }.sorted())
            #expect(
                zip(gaps.map { Double($0.finding.area.hundredths) / 100 }.sorted(), areas.sorted())
                    .allSatisfy { abs($0 - $1) < 0.01 } && gaps.count == areas.count)

            let named = Dictionary(
                uniqueKeysWithValues: fixture.patches.compactMap { patch in
                    patch.identifier.map { ($0, patch) }
                })
            for fault in report.faults where fault.finding.rule == .coverageOverlap {
                let one = try #require(named[fault.finding.identifier ?? ""])
                let other = try #require(named[fault.finding.facts[0].value])
                let area = try geometry(one, plane, context).intersection(
                    with: geometry(other, plane, context)
                ).area()
                #expect(abs(area - Double(fault.finding.area.hundredths) / 100) < 0.01)
            }
        }
    }

    @Test("patches thrown at random: areas covered once, twice and not at all agree with GEOS")
    func random() throws {
        var generator = SplitMix64(announcing: "CoverageOracleTests.random")
        let plane = AreaPlane(ellipsoid: .cgcs2000)
        let context = try GEOSContext()
        for round in 0..<30 {
            // On halves of a cell, so that borders coincide and T-junctions are many.
            let step = round % 2 == 0 ? 2.0 : 1_000
            let patches = (0..<12).map { number -> Fixture.Patch in
                let (x, y) = (
                    (Double.random(in: 0...6, using: &generator) * step).rounded() / step,
                    (Double.random(in: 0...6, using: &generator) * step).rounded() / step
                )
                return .init("P\(String(format: "%02d", number))", Fixture.box(x, y, x + 2, y + 1.5))
            }
            let report = try Fixture(patches: patches).check()
            let shapes = try patches.map { try geometry($0, plane, context) }
            var pairs: [String: Double] = [:]
            for one in patches.indices {
                for other in patches.indices where other > one {
                    let area = try shapes[one].intersection(with: shapes[other]).area()
                    let names = "\(patches[one].identifier ?? "") \(patches[other].identifier ?? "")"
                    if area > 0.011 { pairs[names] = area }
                }
            }
            let copies = Set(
                report.faults.filter { $0.finding.rule == .coverageDuplicate }.compactMap(
                    \.finding.identifier))
            for name in copies { pairs = pairs.filter { !$0.key.contains(name) } }
            var found: [String: Double] = [:]
            for fault in report.faults where fault.finding.rule == .coverageOverlap {
                found["\(fault.finding.identifier ?? "") \(fault.finding.facts[0].value)"] =
                    Double(fault.finding.area.hundredths) / 100
            }
            #expect(found.keys.sorted() == pairs.keys.sorted())
            for (names, area) in found { #expect(abs(area - (pairs[names] ?? 0)) < 0.01, "\(names)") }

            // Gaps are the holes of the union.
            let union = try PolygonGeometry(
                patches.flatMap { try Self.polygons($0, plane) }, context: context
            ).dissolved().parts()
            let holes = try union.polygons.flatMap { polygon in
                try polygon.rings.dropFirst().map { ring in
                    try PolygonGeometry([CoordinatePolygon(rings: [ring])], context: context).area()
                }
            }.filter { $0 > 0.011 }.sorted()
            let gaps = report.faults.filter { $0.finding.rule == .coverageGap }
                .map { Double($0.finding.area.hundredths) / 100 }.sorted()
            if round % 2 == 0 {
                // Ground that touches the outside in a point is enclosed, but may be no hole of GEOS's.
                #expect(gaps.count == Self.enclosed(patches))
            } else {
                #expect(gaps.count == holes.count)
            }
            // Every hole is a gap of its area, whatever else is enclosed.
            for hole in holes { #expect(gaps.contains { abs($0 - hole) < 0.02 }) }
        }
    }

    /// Uncovered parts that cannot be left across half-cell sides, of boxes whose corners lie on halves.
    private static func enclosed(_ patches: [Fixture.Patch]) -> Int {
        let size = 20
        var isOpen = Array(repeating: Array(repeating: true, count: size), count: size)
        for patch in patches {
            let ring = patch.polygons[0][0]
            let (left, right) = (ring.map(\.0).min() ?? 0, ring.map(\.0).max() ?? 0)
            let (bottom, top) = (ring.map(\.1).min() ?? 0, ring.map(\.1).max() ?? 0)
            for column in Int(left * 2)..<Int(right * 2) {
                for row in Int(bottom * 2)..<Int(top * 2) { isOpen[column + 1][row + 1] = false }
            }
        }
        var parts = 0
        for column in 0..<size {
            for row in 0..<size where isOpen[column][row] {
                parts += 1
                var open = [(column, row)]
                while let (x, y) = open.popLast() {
                    guard (0..<size).contains(x), (0..<size).contains(y), isOpen[x][y] else { continue }
                    isOpen[x][y] = false
                    open += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
                }
            }
        }
        // The first one is the outside.
        return parts - 1
    }

    private static func polygons(_ patch: Fixture.Patch, _ plane: AreaPlane) throws -> [CoordinatePolygon] {
        patch.polygons.map { rings in
            CoordinatePolygon(
                rings: rings.map { ring in
                    let degrees = Fixture.degrees(ring)
                    return stride(from: 0, to: degrees.count, by: 2).flatMap { index -> [Double] in
                        plane.gridPoint(longitude: degrees[index], latitude: degrees[index + 1])
                            .map { [Double($0.x) / 1e6 - 10_900_000, Double($0.y) / 1e6 - 2_600_000] } ?? []
                    }
                })
        }
    }

    @Test("order of features, starts and directions of rings, workers and format do not show")
    func invariance() throws {
        var generator = SplitMix64(announcing: "CoverageOracleTests.invariance")
        var fixture = coverage(12, &generator)
        for place in [14, 40, 77] {
            fixture.patches.append(.init("D\(place)", fixture.patches[place].polygons))
        }
        fixture.patches[65].polygons[0][0][2].0 -= 0.1
        fixture.patches[90].polygons = [[Fixture.box(5.2, 6.2, 8.3, 8.4)]]
        fixture.patches.remove(at: 30)
        func told(_ report: CoverageReport) -> [String] {
            zip(report.lines, report.faults).map { line, fault in
                let place = fault.finding.place.map {
                    "\(($0.longitude * 1e8).rounded()) \(($0.latitude * 1e8).rounded())"
                }
                return line + " " + (place ?? "")
            }.sorted()
        }
        let expected = told(try fixture.check(jobs: 1))
        #expect(expected.count > 8)
        #expect(told(try fixture.check(jobs: 4)) == expected)
        #expect(told(try fixture.check(driver: .shapefile)) == expected)
        #expect(told(try fixture.check(driver: .fileGeodatabase)) == expected)
        for _ in 0..<3 {
            fixture.patches.shuffle(using: &generator)
            for number in fixture.patches.indices {
                var ring = Array(fixture.patches[number].polygons[0][0].dropLast())
                let start = Int.random(in: 0..<ring.count, using: &generator)
                ring = Array(ring[start...] + ring[..<start])
                if Bool.random(using: &generator) { ring.reverse() }
                fixture.patches[number].polygons = [[ring + [ring[0]]]]
            }
            #expect(told(try fixture.check()) == expected)
        }
    }
}
