import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Pipeline

@Suite struct YearsPlanTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Fields of a change layer, and one that is none of them.
    private static let fields =
        ["BSM", "BGXW", "XZQTZLX"]
        + ["BGQ", "BGH"].flatMap { year in ["DLBM", "ZLDWDM", "QSXZ"].map { year + $0 } }

    /// - Parameter layers: name of the change layer beside the survey, by year.
    private func deliver(_ years: [Int], layers: [Int: String] = [:]) throws {
        for year in years {
            let path = folder.path("\(year)/440203")
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try SurveyDelivery().write(path)
            guard let name = layers[year] else { continue }
            let numbers = ["TBBGMJ", "BGQTBDLMJ", "BGHTBDLMJ"].map {
                FieldDefinition($0, .real, width: 15, decimals: 2)
            }
            try LayerTable(
                name: name, fields: Self.fields.map { FieldDefinition($0, .text, width: 19) } + numbers,
                epsg: 4490, rows: []
            ).write(path + "/changes.gpkg", driver: .geoPackage)
        }
    }

    private func definition(_ years: [Int], _ more: String = "") throws -> PipelineDefinition {
        let lines = years.map { "  - {year: \($0), path: \"\($0)\"}" }.joined(separator: "\n")
        return try PipelineDefinition.decode(
            """
            schema: 1
            name: years
            description: Years.
            title: 一县
            year: \(years.last ?? 0)
            city: {code: "440200", name: 韶关市}
            sources:
              - {county: "440203", name: 武江区, path: "440203"}
            years:
            \(lines)
            \(more)
            """, path: folder.path("years.yaml"), overrides: [], vocabulary: DefinitionFixture.vocabulary)
    }

    private func layers(
        _ definition: PipelineDefinition, years: ClosedRange<Int>? = nil
    ) throws -> [String?] {
        try YearsPlan.plan(definition, years: years, output: folder.path("result")).surveys.map {
            $0.deliveries[0].changes?.layer.source.name
        }
    }

    private func faults(_ definition: PipelineDefinition, years: ClosedRange<Int>? = nil) -> [PlanFault] {
        do throws(PlanFaults) {
            _ = try YearsPlan.plan(definition, years: years, output: folder.path("result"))
            return []
        } catch { return error.faults }
    }

    @Test("a change layer is taken where it leads from the year before, by its name in any case")
    func found() throws {
        try deliver([2019, 2020, 2021], layers: [2019: "DLTBGXGC", 2020: "dltbgxgc"])
        #expect(try layers(try definition([2019, 2020, 2021])) == [nil, "440203/DLTBGXGC", nil])
        // Nothing leads from 2018 to 2020 at once.
        try deliver([2018])
        #expect(try layers(try definition([2018, 2020])) == [nil, nil])
        #expect(
            try layers(try definition([2018, 2019, 2020]), years: 2019...2020) == [nil, "440203/DLTBGXGC"])
    }

    @Test("a delivery that still stands from an older year has no changes of this one")
    func older() throws {
        try deliver([2019, 2020], layers: [2020: "DLTBGXGC"])
        var definition = try definition([2019, 2020, 2021])
        definition.years[2].delivered = []
        #expect(try layers(definition) == [nil, "440203/DLTBGXGC", nil])
    }

    @Test("computed areas are not what a change layer speaks of")
    func computed() throws {
        try deliver([2019, 2020], layers: [2020: "DLTBGXGC"])
        #expect(try layers(try definition([2019, 2020], "area: {basis: computed}")) == [nil, nil])
    }

    @Test("forms from layers need a layer: the years are told")
    func missing() throws {
        try deliver([2019, 2020], layers: [2020: "GXGC"])
        let found = faults(try definition([2019, 2020], "changes: {source: layer}"))
        guard found.count == 1, case .changeLayersMissing("DLTBGXGC", [2020]) = found[0] else {
            Issue.record("\(found)")
            return
        }
        #expect(faults(try definition([2019, 2020], "changes: {source: layer, layer: GXGC}")).isEmpty)
    }

    @Test("fewer than two years are told with those there are")
    func tooFew() throws {
        let found = faults(try definition([2019, 2020]), years: 2020...2024)
        guard found.count == 1, case .yearsTooFew([2020], [2019, 2020]) = found[0] else {
            Issue.record("\(found)")
            return
        }
    }
}
