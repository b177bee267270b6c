import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Aggregate
@testable import Pipeline

/// Small changes of a county of six patches, counted by hand.
@Suite struct ChangeJobTests {
    /// Areas of the six boxes in hundredths of a square metre; a tenth of the first is ridges.
    private let boxes = (0..<6).map { SurveyDelivery.box($0).hundredths }
    private var ridges: Int64 { (boxes[0] * 1000 + 5000) / 10_000 }

    /// `12.30` as hundredths.
    private func hundredths(_ text: Substring) -> Int64 { FixedPoint.parse(text.utf8, decimals: 2) ?? .min }

    /// The left and the right part of a patch's box, cut at some thousandths of a degree.
    private static func halves(_ patch: Int, at cut: Int = 4) -> (GraticuleBox, GraticuleBox) {
        let box = SurveyDelivery.box(patch)
        var (left, right) = (box, box)
        left.east = box.west + cut
        right.west = box.west + cut
        return (left, right)
    }

    /// Divides a patch at a meridian; the right part becomes a patch of its own.
    private static func split(
        _ delivery: inout SurveyDelivery, _ patch: Int, at cut: Int = 4, to code: String
    ) {
        let (left, right) = halves(patch, at: cut)
        var new = delivery.patches.rows[patch]
        delivery.patches.rows[patch].shape = .polygons([[left.ring]])
        SurveyDelivery.setAreas(&delivery.patches.rows[patch], hundredths: left.hundredths, ratio: 0)
        new.shape = .polygons([[right.ring]])
        new["DLBM"] = .text(code)
        SurveyDelivery.setAreas(&new, hundredths: right.hundredths, ratio: 0)
        delivery.patches.rows.append(new)
    }

    @Test(
        "a year against itself has no flow, in any format",
        arguments: VectorDriver.allCases, [AreaBasis.recorded, .computed])
    func same(driver: VectorDriver, basis: AreaBasis) throws {
        let pair = try YearPair(drivers: (.geoPackage, driver))
        #expect(try pair.flows(TabulateOptions(basis: basis)) == [])
        let change = try pair.change()
        #expect(
            change.before.lines.alike.patches == 6 && change.after.lines.alike.patches == 6 && change.isSound)
        #expect(change.rows.allSatisfy { $0.kind == .land })
        #expect(change.rows.count == 7)
    }

    @Test("a patch of another class")
    func reclassified() throws {
        let pair = try YearPair(after: { $0.patches.rows[1]["DLBM"] = .text("0702") })
        #expect(try pair.flows() == ["0301>0702 land \(squareMetres(boxes[1]))"])
    }

    @Test("a patch divided in two, and two joined to one", arguments: [AreaBasis.recorded, .computed])
    func divided(basis: AreaBasis) throws {
        let right = Self.halves(1).1.hundredths
        let options = TabulateOptions(basis: basis)
        let divided = try YearPair(after: { Self.split(&$0, 1, to: "0601") }).flows(options)
        let joined = try YearPair(before: { Self.split(&$0, 1, to: "0601") }).flows(options)
        // Three areas are rounded, each to 0.01 m².
        let flow = divided.filter { $0.hasPrefix("0301>0601 land") }
        let area = try #require(flow.first?.split(separator: " ").last.map { hundredths($0) })
        #expect(abs(area - right) <= 2 && flow.count == 1)
        #expect(
            divided.filter { !$0.contains("0301>0601 land") }.allSatisfy { $0.hasSuffix("correction 0.01") })
        #expect(joined.contains("0601>0301 land \(squareMetres(area))"))
    }

    @Test("a field whose ridges become fewer: ridges to field, nothing else")
    func ridgeRatio() throws {
        let pair = try YearPair(after: {
            SurveyDelivery.setAreas(
                &$0.patches.rows[0], hundredths: SurveyDelivery.box(0).hundredths, ratio: 400)
        })
        let less = (boxes[0] * 400 + 5000) / 10_000
        #expect(try pair.flows() == ["1203>0101 land \(squareMetres(ridges - less))"])
    }

    @Test("a field that is built on takes its ridges along")
    func built() throws {
        let pair = try YearPair(after: {
            $0.patches.rows[0]["DLBM"] = .text("0702")
            SurveyDelivery.setAreas(
                &$0.patches.rows[0], hundredths: SurveyDelivery.box(0).hundredths, ratio: 0)
        })
        #expect(
            try pair.flows() == [
                "0101>0702 land \(squareMetres(boxes[0] - ridges))", "1203>0702 land \(squareMetres(ridges))",
            ])
    }

    @Test(
        "the same shape measured anew is a correction of its own class, and computed areas know nothing of it"
    )
    func measuredAnew() throws {
        let pair = try YearPair(after: {
            SurveyDelivery.setAreas(
                &$0.patches.rows[1], hundredths: SurveyDelivery.box(1).hundredths + 1_234, ratio: 0)
            SurveyDelivery.setAreas(
                &$0.patches.rows[2], hundredths: SurveyDelivery.box(2).hundredths - 50, ratio: 0)
        })
        #expect(try pair.flows() == ["->0301 correction 12.34", "1101>- correction 0.50"])
        #expect(try pair.flows(TabulateOptions(basis: .computed)) == [])
    }

    @Test("ground of one year only: a row without another side, told, and the exit is not clean")
    func uncovered() throws {
        let pair = try YearPair(after: { $0.patches.rows.remove(at: 3) })
        #expect(try pair.flows() == ["0702>- uncovered \(squareMetres(boxes[3]))"])
        let change = try pair.change()
        #expect(!change.isSound && change.findings.count(of: [.changeUncovered]) == 1)
        #expect(change.before.lines.uncovered.patches == 1 && change.after.lines.uncovered.patches == 0)
        let line = try #require(change.findings.sorted.first)
        #expect(line.line.area.hundredths == boxes[3] && line.line.examples.first?.feature == 4)
    }

    @Test("a patch that is smaller next year leaves the rest uncovered")
    func shrunk() throws {
        let pair = try YearPair(after: {
            let left = Self.halves(2).0
            $0.patches.rows[2].shape = .polygons([[left.ring]])
            SurveyDelivery.setAreas(&$0.patches.rows[2], hundredths: left.hundredths, ratio: 0)
        })
        let flows = try pair.flows()
        #expect(flows.count == 1 || flows.count == 2)
        let rest = try #require(flows.first { $0.hasPrefix("1101>- uncovered") })
        let area = try #require(rest.split(separator: " ").last.map { hundredths($0) })
        #expect(abs(area - Self.halves(2).1.hundredths) <= 2)
    }

    @Test("a patch in another county next year moved over the border, whatever its class")
    func moved() throws {
        let pair = try YearPair(after: {
            $0.patches.rows[1]["ZLDWDM"] = .text("4402040010010000000")
            $0.patches.rows[1]["DLBM"] = .text("0305")
        })
        #expect(try pair.flows() == ["440203/0301>440204/0305 boundary \(squareMetres(boxes[1]))"])
    }

    @Test("a patch delivered twice next year: one is its partner, the other's ground is nobody's")
    func duplicate() throws {
        let pair = try YearPair(after: { $0.patches.rows.insert($0.patches.rows[4], at: 0) })
        #expect(try pair.flows() == ["->0601 uncovered \(squareMetres(boxes[4]))"])
        let change = try pair.change()
        #expect(change.after.lines.alike.patches == 6 && change.after.lines.uncovered.patches == 1)
    }

    @Test("twice in both years: those of one class belong together")
    func duplicates() throws {
        func twice(_ codes: [String]) -> (inout SurveyDelivery) -> Void {
            { delivery in
                var row = delivery.patches.rows[4]
                row["DLBM"] = .text(codes[1])
                delivery.patches.rows[4]["DLBM"] = .text(codes[0])
                delivery.patches.rows.append(row)
            }
        }
        let pair = try YearPair(before: twice(["0601", "0602"]), after: twice(["0602", "0601"]))
        #expect(try pair.flows() == [])
    }

    @Test("patches that overlap within a year share what they cover twice, in proportion, and it is told")
    func overlapping() throws {
        let pair = try YearPair(after: { delivery in
            // The whole of patch 1 again as two other patches, one of them as large as it.
            Self.split(&delivery, 1, to: "0601")
            var row = delivery.patches.rows[2]
            row.shape = .polygons([[SurveyDelivery.box(1).ring]])
            SurveyDelivery.setAreas(&row, hundredths: SurveyDelivery.box(1).hundredths, ratio: 0)
            row["DLBM"] = .text("0305")
            delivery.patches.rows.append(row)
            // Nobody is its partner: it lies askew by a metre.
            delivery.patches.rows[delivery.patches.rows.count - 1].shape = .polygons([
                [
                    SurveyDelivery.box(1).ring.enumerated().map {
                        $0.offset < 2 ? $0.element + 1e-5 : $0.element
                    }
                ]
            ])
        })
        let change = try pair.change()
        try pair.expectStocks(change, TabulateOptions())
        #expect(change.findings.count(of: [.changeCoveredTwice]) == 1 && !change.isSound)
        let forest = change.rows.filter { $0.before?.landClass == "0301" }
        #expect(forest.reduce(0) { $0 + $1.area.hundredths } == boxes[1])
        // Each of the new patches has about half of what it claims, and a correction for the other half.
        let new = try #require(forest.first { $0.after?.landClass == "0305" }).area.hundredths
        #expect(abs(new - boxes[1] / 2) < boxes[1] / 1_000)
    }

    @Test("rings from another vertex on, the other way round, with vertices twice are the same patches")
    func rewritten() throws {
        let pair = try YearPair(after: { delivery in
            for index in delivery.patches.rows.indices {
                let ring = SurveyDelivery.box(index).ring
                var points = stride(from: 0, to: ring.count - 2, by: 2).map { [ring[$0], ring[$0 + 1]] }
                points = Array(points[(index % 4)...] + points[..<(index % 4)])
                points.insert(points[1], at: 1)
                if index % 2 == 0 { points.reverse() }
                points.append(points[0])
                delivery.patches.rows[index].shape = .polygons([[points.flatMap { $0 }]])
            }
            delivery.patches.rows.shuffle()
        })
        #expect(try pair.flows() == [])
        #expect(try pair.change().after.lines.alike.patches == 6)
    }

    @Test("noise of the last digits is no change: at the second look if not at the first")
    func noise() throws {
        var generator = SplitMix64(announcing: "ChangeJobTests.noise")
        let pair = try YearPair(after: { delivery in
            for index in delivery.patches.rows.indices {
                var ring = SurveyDelivery.box(index).ring.map {
                    $0 + Double.random(in: -2e-10...2e-10, using: &generator)
                }
                (ring[8], ring[9]) = (ring[0], ring[1])
                delivery.patches.rows[index].shape = .polygons([[ring]])
            }
        })
        #expect(try pair.flows() == [])
        #expect(try pair.change().after.lines.alike.patches == 6)
    }

    @Test("a polygon that crosses itself is repaired where a full check is asked for")
    func repaired() throws {
        let box = SurveyDelivery.box(1)
        var ring = box.ring
        // A bow tie: the third corner before the second.
        (ring[2], ring[3], ring[4], ring[5]) = (ring[4], ring[5], ring[2], ring[3])
        let pair = try YearPair(after: { $0.patches.rows[1].shape = .polygons([[ring]]) })
        let options = TabulateOptions(basis: .computed, validate: true)
        let change = try pair.change(options)
        try pair.expectStocks(change, options)
        #expect(change.findings.count(of: [.polygonRepaired]) == 1)
        // Two triangles of a quarter each are left of the box.
        let kept = try #require(change.rows.first { $0.before?.landClass == "0301" && $0.after != nil })
        #expect(abs(kept.area.hundredths - boxes[1] / 2) < boxes[1] / 1_000)
        #expect(change.rows.contains { $0.before?.landClass == "0301" && $0.kind == .uncovered })
    }

    @Test("a patch without a shape counts by its recorded area, on ground of its year alone")
    func withoutShape() throws {
        let pair = try YearPair(after: { $0.patches.rows[2].shape = .none })
        #expect(
            try pair.flows() == [
                "->1101 uncovered \(squareMetres(boxes[2]))", "1101>- uncovered \(squareMetres(boxes[2]))",
            ])
        let change = try pair.change()
        let told = change.findings.sorted.filter { $0.line.area.hundredths == boxes[2] }.map(\.key.rule)
        #expect(Set(told) == [.changeNotPlaced, .changeUncovered] && told.count == 2 && !change.isSound)
        // Computed, it has no area and is no patch at all.
        let computed = try pair.change(TabulateOptions(basis: .computed))
        #expect(computed.after.rejected == 1)
        try pair.expectStocks(computed, TabulateOptions(basis: .computed))
    }

    @Test("a year without patches leaves the other uncovered; two of them make no row")
    func empty() throws {
        let pair = try YearPair(after: { $0.patches.rows = [] })
        let flows = try pair.flows()
        #expect(flows.count == 7 && flows.allSatisfy { $0.contains(">- uncovered") })
        let nothing = try YearPair(before: { $0.patches.rows = [] }, after: { $0.patches.rows = [] })
        #expect(try nothing.change().rows.isEmpty)
    }

    @Test("recorded where both years have it, else computed for both")
    func basis() throws {
        let pair = try YearPair(after: { delivery in
            delivery.patches.fields.removeAll { ["TBMJ", "KCMJ", "TBDLMJ", "KCXS"].contains($0.name) }
        })
        let plan = try ChangePlan.decide(before: pair.before, after: pair.after, options: TabulateOptions())
        #expect(plan.before.basis == .computed && plan.after.basis == .computed)
        #expect(try pair.flows() == [])
        let recorded = try YearPair()
        #expect(
            try ChangePlan.decide(
                before: recorded.before, after: recorded.after, options: TabulateOptions()
            ).before.basis == .recorded)
    }

    @Test("codes of another standard are turned into the table's")
    func standards() throws {
        let pair = try YearPair(
            before: { delivery in
                delivery.patches.rows[0]["DLBM"] = .text("011")
                delivery.patches.rows[1]["DLBM"] = .text("031")
                delivery.patches.rows[2]["DLBM"] = .text("111")
                delivery.patches.rows.removeSubrange(3...)
            }, after: { $0.patches.rows.removeSubrange(3...) })
        let plan = try ChangePlan.decide(
            before: pair.before, after: pair.after, options: TabulateOptions(standard: "sandiao"),
            years: (ChangeYearOptions(standard: "erdiao"), ChangeYearOptions()))
        let change = try ChangeJob(plan: plan, workers: Workers(count: 1)).run()
        let classes = Set(change.rows.compactMap { $0.before?.landClass })
        #expect(classes.isSuperset(of: ["0101", "1101", "1203"]), "\(classes)")
    }

    @Test("faults of both years are told at once, each as its own")
    func faults() throws {
        do {
            _ = try ChangePlan.decide(
                before: "/none/a.gpkg", after: "/none/b.gpkg", options: TabulateOptions())
            Issue.record("two missing files made a plan")
        } catch {
            let years = error.faults.compactMap { fault -> SurveyYear? in
                if case .year(let year, _) = fault { year } else { nil }
            }
            #expect(years == [.before, .after])
        }
    }
}
