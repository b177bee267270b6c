import Foundation
import GDALBridge
import LandModel
import Measure
import Readers
import TestSupport
import Testing

@testable import Pipeline

@Suite struct RunPlannerTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for (county, west) in [("440204", 113_600), ("440203", 113_400)] {
            let path = folder.path("\(county)区")
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try SurveyDelivery(county: county, west: west).write(path)
        }
    }

    private func definition(
        _ paths: (String, String) = ("440204区", "440203区"), _ more: String = ""
    ) throws -> PipelineDefinition {
        let text = """
            schema: 1
            name: two
            description: Two counties.
            title: 两县
            year: 2019
            city: {code: "440200", name: 韶关市}
            sources:
              - {county: "440204", name: 浈江区, path: "\(paths.0)"}
              - {county: "440203", name: 武江区, path: "\(paths.1)"}
            \(more)
            """
        return try PipelineDefinition.decode(
            text, path: folder.path("two.yaml"), overrides: [], vocabulary: DefinitionFixture.vocabulary)
    }

    private func plan(_ definition: PipelineDefinition, only: [String] = []) throws(PlanFaults) -> RunPlan {
        try RunPlanner.plan(definition, only: only, output: folder.path("result"))
    }

    private func faults(_ definition: PipelineDefinition, only: [String] = []) -> [PlanFault] {
        do throws(PlanFaults) {
            _ = try plan(definition, only: only)
            return []
        } catch { return error.faults }
    }

    @Test("deliveries stand in the order of their codes, each with its three layers")
    func order() throws {
        let plan = try plan(try definition())
        #expect(plan.deliveries.map(\.county.code) == ["440203", "440204"])
        #expect(plan.deliveries.map(\.patches.source.name) == ["440203/DLTB", "440204/DLTB"])
        #expect(plan.deliveries.map(\.patches.source.declaredCount) == [6, 6])
        #expect(plan.inspections.count == 6)
        #expect(!plan.isPartial && plan.control == nil)
        #expect(!FileManager.default.fileExists(atPath: folder.path("result")), "nothing is touched")
    }

    @Test("some counties make a partial plan; one that is no source is told with those that are")
    func only() throws {
        let plan = try plan(try definition(), only: ["440204"])
        #expect(plan.deliveries.map(\.county.code) == ["440204"] && plan.isPartial)
        let found = faults(try definition(), only: ["440299"])
        guard case .countyUnknown("440299", let known) = found.first else {
            Issue.record("\(found)")
            return
        }
        #expect(known.sorted() == ["440203", "440204"])
    }

    @Test("tracts of a set that the standard does not have are told with those it has")
    func classSets() throws {
        var definition = try definition()
        definition.statistics.tracts = [
            TractDefinition(
                name: "fields", title: "田", classes: "cultivate", thresholds: [100], gap: nil)
        ]
        guard case .classSetUnknown("fields", "cultivate", let known) = faults(definition).first else {
            Issue.record("\(faults(definition))")
            return
        }
        #expect(known.contains("cultivated"))
    }

    @Test("a glob names one delivery; several or none are faults, told together")
    func globs() throws {
        #expect(try plan(try definition(("440204*", "?40203区"))).deliveries.count == 2)
        let found = faults(try definition(("4402*", "no*")))
        #expect(found.count == 2)
        guard case .pathMatchesNothing("440203", _) = found.first,
            case .pathMatchesSeveral("440204", _, let matches) = found.last
        else {
            Issue.record("\(found)")
            return
        }
        #expect(matches.map { ($0 as NSString).lastPathComponent } == ["440203区", "440204区"])
    }

    @Test("faults of several deliveries and of the control table are told together")
    func together() throws {
        try FileManager.default.removeItem(atPath: folder.path("440203区/440203.gpkg"))
        try FileManager.default.removeItem(atPath: folder.path("440204区"))
        let found = faults(try definition(("440204区", "440203区"), "control: {from: table, table: no.csv}"))
        func named(_ county: String) -> Int {
            found.filter { if case .source(let name, _) = $0 { name.hasPrefix(county) } else { false } }.count
        }
        #expect(named("440203") == 3 && named("440204") == 3)
        #expect(found.contains { if case .controlTable(_, _, .missing) = $0 { true } else { false } })
    }

    @Test("a table of control areas is read with the plan")
    func controlTable() throws {
        try folder.write("control.csv", "district,island,area_m2\n440203,00,12.00\n")
        let plan = try plan(
            try definition(("440204区", "440203区"), "control: {from: table, table: control.csv}"))
        #expect(plan.control?.areas.count == 1)
    }

    @Test("an output that cannot be is a fault like any other")
    func output() throws {
        try folder.write("result/notes.txt", "mine")
        let found = faults(try definition())
        guard found.count == 1, case .output = found[0] else {
            Issue.record("\(found)")
            return
        }
    }

    @Test("the pipeline's measures reach the plan")
    func measures() throws {
        let plan = try plan(
            try definition(
                ("440204区", "440203区"),
                "area: {round-angles: true, tolerance: {absolute-m2: 2.50, relative: 0.01}}"))
        #expect(plan.tolerance == AreaTolerance(absolute: SquareMetres(hundredths: 250), relative: 0.01))
        #expect(plan.measureOptions == MeasureOptions(roundAnglesToMicroArcSecond: true))
    }
}
