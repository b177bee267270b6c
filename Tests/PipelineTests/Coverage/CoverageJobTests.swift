import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Pipeline

/// One kind of fault a test, on three to nine boxes.
@Suite struct CoverageJobTests {
    private typealias Fixture = CoverageFixture

    private func area(_ hundredths: Int64) -> String { "\(SquareMetres(hundredths: hundredths))" }

    /// The area of a fixture's box, within the rounding of the closed formula.
    private func expectArea(
        _ finding: Finding, _ hundredths: Int64, _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(abs(finding.area.hundredths - hundredths) <= 1, "\(finding.area)", sourceLocation: location)
    }

    @Test("patches that share their edges are clean", arguments: VectorDriver.allCases)
    func clean(driver: VectorDriver) throws {
        #expect(try Fixture.grid(3, 3).check(driver: driver).lines == [])
        #expect(try Fixture.grid(3, 3).check(driver: driver, fields: false).lines == [])
    }

    @Test("an empty layer, one patch, and patches that lie apart are clean")
    func few() throws {
        #expect(try Fixture(patches: []).check().lines == [])
        #expect(try Fixture.grid(1, 1).check().lines == [])
        var apart = Fixture.grid(3, 3)
        apart.patches = [0, 2, 6].map { apart.patches[$0] }
        #expect(try apart.check().lines == [])
    }

    @Test("ground that is enclosed and not covered is a gap, with the patches along it")
    func gap() throws {
        var fixture = Fixture.grid(3, 3)
        fixture.patches.remove(at: 4)
        let report = try fixture.check()
        #expect(report.rules == ["coverage-gap"])
        let finding = report.faults[0].finding
        #expect(finding.facts == [Finding.Fact("around", "A1, A3, A5, A7")])
        expectArea(finding, Fixture.hundredths(1, 1, 2, 2))
        let place = try #require(finding.place)
        #expect((113.401...113.402).contains(place.longitude) && (24.801...24.802).contains(place.latitude))
        #expect(report.faults[0].polygons.count == 1 && report.faults[0].polygons[0][0].count == 10)
    }

    @Test("a thin gap is told as a sliver, with its mean width")
    func thinGap() throws {
        // 0.000001° is 0.1 m.
        let fixture = Fixture(patches: [
            .init("A", Fixture.box(0, 0, 1, 3)), .init("B", Fixture.box(1.001, 1, 2, 2)),
            .init("C", Fixture.box(1, 0, 2, 1)), .init("D", Fixture.box(1, 2, 2, 3)),
        ])
        let report = try fixture.check()
        #expect(report.rules == ["coverage-gap"])
        let facts = report.faults[0].finding.facts
        #expect(facts.contains(Finding.Fact("sliver", "yes")))
        #expect(facts.contains { $0.name == "width-m" && $0.value == "0.101" }, "\(facts)")
    }

    @Test("ground that two patches cover is an overlap of the pair")
    func overlap() throws {
        var fixture = Fixture.grid(3, 1)
        fixture.patches[1].polygons = [[Fixture.box(0.5, 0, 2, 1)]]
        let report = try fixture.check()
        #expect(report.rules == ["coverage-overlap"])
        let finding = report.faults[0].finding
        #expect(finding.identifier == "A0" && finding.facts == [Finding.Fact("other", "A1")])
        #expect(abs(finding.area.hundredths * 2 - Fixture.hundredths(0, 0, 1, 1)) <= 2)
        #expect(finding.place.map { (113.4005...113.401).contains($0.longitude) } == true)
    }

    @Test("three patches on the same ground are three pairs")
    func threefold() throws {
        let fixture = Fixture(patches: [
            .init("A", Fixture.box(0, 0, 2, 1)), .init("B", Fixture.box(1, 0, 3, 1)),
            .init("C", Fixture.box(1, 0, 2, 2)),
        ])
        let report = try fixture.check()
        #expect(
            report.faults.map { "\($0.finding.identifier ?? "") \($0.finding.facts[0].value)" } == [
                "A B", "A C", "B C",
            ])
        for fault in report.faults { expectArea(fault.finding, Fixture.hundredths(1, 0, 2, 1)) }
    }

    @Test("the same shape twice is a duplicate, wherever its ring starts and however it runs")
    func duplicate() throws {
        var fixture = Fixture.grid(3, 3)
        let ring = Array(Fixture.cell(1, 1).dropLast())
        let turned = Array((ring[2...] + ring[..<2]).reversed())
        fixture.patches.append(.init("B", turned + [turned[0]]))
        let report = try fixture.check()
        #expect(report.rules == ["coverage-duplicate"])
        let finding = report.faults[0].finding
        #expect(finding.identifier == "B" && finding.facts == [Finding.Fact("other", "A4")])
        expectArea(finding, Fixture.hundredths(1, 1, 2, 2))
    }

    @Test("a block of duplicates is found whole, though only its outline has no twins")
    func block() throws {
        var fixture = Fixture.grid(5, 5)
        for row in 1...3 {
            for column in 1...3 {
                fixture.patches.append(.init("B\(column)\(row)", Fixture.cell(column, row)))
            }
        }
        let report = try fixture.check()
        #expect(report.rules == Array(repeating: "coverage-duplicate", count: 9))
        #expect(Set(report.faults.compactMap(\.finding.identifier)).count == 9)
    }

    @Test("every patch twice is as many duplicates")
    func everythingTwice() throws {
        let once = Fixture.grid(4, 4)
        let twice = Fixture(
            patches: once.patches + once.patches.map { .init("B" + ($0.identifier ?? ""), $0.polygons) })
        #expect(try twice.check().rules == Array(repeating: "coverage-duplicate", count: 16))
    }

    @Test("three of a kind are two copies of the first")
    func triplicate() throws {
        let fixture = Fixture(patches: ["A", "B", "C"].map { .init($0, Fixture.cell(0, 0)) })
        let report = try fixture.check()
        #expect(
            report.faults.map { "\($0.finding.identifier ?? "") \($0.finding.facts[0].value)" } == [
                "B A", "C A",
            ])
    }

    @Test("a vertex on a neighbour's oblique edge is no fault")
    func junction() throws {
        // The edge from (1, 0) to (2, 3) has vertices on the right that it has not on the left.
        let left: Fixture.Ring = [(0, 0), (0, 3), (2, 3), (1, 0), (0, 0)]
        let right: Fixture.Ring = [
            (1, 0), (1.333_333_333, 1), (1.6, 1.8), (2, 3), (4, 3), (4, 0), (1, 0),
        ]
        let fixture = Fixture(patches: [.init("A", left), .init("B", right)])
        #expect(try fixture.check().lines == [])
    }

    @Test("a vertex a metre beside a neighbour's edge makes a gap or an overlap")
    func besideTheEdge() throws {
        func fixture(_ x: Double) -> Fixture {
            Fixture(patches: [
                .init("A", Fixture.box(0, 0, 1, 1)),
                .init("B", [(1, 0), (x, 0.5), (1, 1), (2, 1), (2, 0), (1, 0)]),
            ])
        }
        #expect(try fixture(1.01).check().rules == ["coverage-gap"])
        #expect(try fixture(0.99).check().rules == ["coverage-overlap"])
    }

    @Test("an island needs its hole: without it the patch around overlaps it")
    func island() throws {
        let island = Fixture.Patch("B", Fixture.box(1, 1, 2, 2))
        let hole = Fixture.Patch("A", [[Fixture.box(0, 0, 3, 3), Fixture.box(1, 1, 2, 2)]])
        #expect(try Fixture(patches: [hole, island]).check().lines == [])
        let covered = try Fixture(patches: [.init("A", Fixture.box(0, 0, 3, 3)), island]).check()
        #expect(covered.rules == ["coverage-overlap"])
        expectArea(covered.faults[0].finding, Fixture.hundredths(1, 1, 2, 2))
        #expect(try Fixture(patches: [hole]).check().rules == ["coverage-gap"])
    }

    @Test("an island smaller than its hole leaves a gap with a hole")
    func smallIsland() throws {
        let report = try Fixture(patches: [
            .init("A", [[Fixture.box(0, 0, 4, 4), Fixture.box(1, 1, 3, 3)]]),
            .init("B", Fixture.box(1.25, 1.25, 1.75, 1.75)),
        ]).check()
        #expect(report.rules == ["coverage-gap"])
        #expect(report.faults[0].polygons[0].count == 2)
        #expect(report.faults[0].finding.facts == [Finding.Fact("around", "A, B")])
    }

    @Test("a patch on top of others that touches none of their edges overlaps each of them")
    func onTop() throws {
        var fixture = Fixture.grid(2, 2)
        fixture.patches.append(.init("B", Fixture.box(0.5, 0.5, 1.5, 1.5)))
        let report = try fixture.check()
        #expect(report.rules == Array(repeating: "coverage-overlap", count: 4))
        let sum = report.faults.reduce(0) { $0 + $1.finding.area.hundredths }
        let whole = Fixture.hundredths(0, 0, 2, 2)
        #expect(abs(4 * sum - whole) <= 16, "a quarter of all four")
    }

    @Test("a patch of two parts is one patch")
    func parts() throws {
        var fixture = Fixture.grid(3, 1)
        fixture.patches = [
            .init("A", [[Fixture.cell(0, 0)], [Fixture.cell(2, 0)]]), fixture.patches[1],
        ]
        #expect(try fixture.check().lines == [])
        fixture.patches[1].polygons = [[Fixture.box(0.5, 0, 2.5, 1)]]
        let report = try fixture.check()
        #expect(report.rules == ["coverage-overlap"])
        #expect(report.faults[0].polygons.count == 2)
        expectArea(report.faults[0].finding, Fixture.hundredths(0, 0, 1, 1))
    }

    @Test("small and thin patches are slivers, by bounds of the user")
    func slivers() throws {
        // 3 m by 3 m, and 100 m by 0.1 m.
        let fixture = Fixture(patches: [
            .init("A", Fixture.box(0, 0, 0.03, 0.027)), .init("B", Fixture.box(1, 0, 2, 0.001)),
            .init("C", Fixture.cell(0, 2)),
        ])
        let report = try fixture.check()
        #expect(
            report.faults.map { "\($0.finding.rule.rawValue) \($0.finding.identifier ?? "")" }
                == ["coverage-sliver A", "coverage-sliver B"])
        #expect(report.faults[1].finding.facts == [Finding.Fact("width-m", "0.111")])
        let lenient = CoverageOptions(sliverArea: .zero, sliverWidth: 0.05)
        #expect(try fixture.check(options: lenient).lines == [])
    }

    @Test("an identifier of two patches is told of the later ones")
    func identifiers() throws {
        var fixture = Fixture.grid(3, 1)
        fixture.patches[2].identifier = "A0"
        let report = try fixture.check()
        #expect(report.rules == ["identifier-duplicate"])
        #expect(report.faults[0].finding.identifier == "A0" && report.faults[0].finding.feature == 3)
        #expect(report.faults[0].finding.facts == [Finding.Fact("other", "1")])
        fixture.patches[0].identifier = nil
        fixture.patches[2].identifier = nil
        #expect(try fixture.check().lines == [], "none is no identifier")
    }

    @Test("identifiers count on patches without a shape too")
    func identifierWithoutShape() throws {
        var fixture = Fixture.grid(2, 1)
        fixture.patches.append(.init("A1", [[Fixture.Ring]]()))
        #expect(try fixture.check().rules == ["geometry-null", "identifier-duplicate"])
    }

    @Test("the full check tells a polygon that crosses itself")
    func validity() throws {
        let options = CoverageOptions(
            sliverArea: .zero, sliverWidth: 0, validate: true)
        let crossing: Fixture.Ring = [(0, 0), (2, 2), (2, 0), (0, 1), (0, 0)]
        let report = try Fixture(patches: [.init("A", crossing)]).check(options: options)
        #expect(report.rules.contains("polygon-repaired"))
    }
}
