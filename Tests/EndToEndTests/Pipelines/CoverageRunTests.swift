import LandModel
import TestSupport
import Testing

/// The coverage check of `tuban run`.
@Suite struct CoverageRunTests {
    private let on = ["coverage.check=true"]

    private func line(_ run: Trial.Run) throws -> [String: String] {
        try #require(run.result.rows("checks.csv").first { $0["rule"] == "coverage" })
    }

    @Test("a clean county passes with a line of its own")
    func clean() throws {
        let run = try Trial().run(on)
        try run.expect(0)
        let line = try line(run)
        #expect(line["subject"] == "440203/DLTB" && line["verdict"] == "pass" && line["found"] == "0")
        let off = try Trial().run()
        #expect(try !off.result.rows("checks.csv").contains { $0["rule"] == "coverage" })
    }

    @Test("gap, overlap and a patch beyond its village are findings and fail the run; the figures stay")
    func faults() throws {
        let trial = try Trial { delivery in
            // The middle patch of the southern village moves by half its height into the northern one.
            let box = SurveyDelivery.box(1)
            let moved = GraticuleBox(
                west: box.west, south: box.south + 5, east: box.east, north: box.north + 5)
            delivery.patches.rows[1].shape = .polygons([[moved.ring]])
        }
        let run = try trial.run(on)
        try run.expect(1, findings: [.coverageGap, .coverageOverlap, .patchOutsideDistrict])
        let line = try line(run)
        #expect(line["verdict"] == "fail" && line["found"] == "3")
        #expect(line["detail"]?.contains("coverage-gap 1, ") == true)
        #expect(run.errors.contains("coverage, 440203/DLTB: expected 0 findings, found 3 findings"))
        let plain = try trial.run(out: "plain")
        #expect(try run.result.text("tables/T01.csv") == plain.result.text("tables/T01.csv"))
    }

    @Test("slivers and repeated identifiers are told and fail nothing, by the pipeline's bounds")
    func told() throws {
        let trial = try Trial { $0.patches.rows[4]["BSM"] = $0.patches.rows[0]["BSM"] }
        try trial.run(on).expect(0, findings: [.identifierDuplicate])
        let slivers = try trial.run(on + ["coverage.sliver-width-m=5000"], out: "wide")
        let rules = Array(repeating: FindingRule.coverageSliver, count: 6) + [.identifierDuplicate]
        try slivers.expect(0, findings: rules)
    }
}
