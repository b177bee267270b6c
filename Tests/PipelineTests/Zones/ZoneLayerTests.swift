import Foundation
import GDALBridge
import LandModel
import Measure
import Readers
import TestSupport
import Testing

@testable import Pipeline

/// What is read of a zone layer: the shape and the field that was asked for, whatever else it holds.
@Suite struct ZoneLayerTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A layer with columns about people.
    private func path() throws -> String {
        let personal = ["CFZR", "ZZRR", "ZRRZJHM", "ZRRMC", "LXDH", "JZDZ"]
        let box = SurveyDelivery.box(0)
        let layer = try LayerTable(
            name: "YJJBNTTB",
            fields: (["YJJBNTTBBH", "ZLDWDM"] + personal).map { FieldDefinition($0, .text, width: 20) },
            geometry: .polygon, epsg: 4490,
            rows: [
                LayerTable.Row(
                    Dictionary(uniqueKeysWithValues: (["YJJBNTTBBH"] + personal).map { ($0, .text("示例")) }),
                    .polygons([[box.ring]]))
            ])
        let path = folder.path("zones.gpkg")
        try layer.write(path, driver: .geoPackage)
        return path
    }

    @Test("on the command line: the zone field alone")
    func commandLine() throws {
        let layer = try ZoneLayer.decide(path(), field: "YJJBNTTBBH", reference: nil, encoding: nil)
        #expect(layer.kindField == "YJJBNTTBBH")
        #expect(layer.request.text == ["YJJBNTTBBH"])
        #expect(layer.request.decimals.isEmpty && layer.request.geometry)
    }

    @Test("districts: their code alone")
    func districts() throws {
        let layer = try ZoneLayer.decideDistricts(StatedLayer(path()))
        #expect(layer.request.text == ["ZLDWDM"] && layer.request.decimals.isEmpty)
    }

    /// A pipeline of one county with zones beside it.
    private func definition(zones: String) throws -> PipelineDefinition {
        _ = try path()
        let delivery = folder.path("440203")
        try FileManager.default.createDirectory(atPath: delivery, withIntermediateDirectories: true)
        try SurveyDelivery().write(delivery)
        return try PipelineDefinition.decode(
            """
            schema: 1
            name: one
            description: One county.
            title: 一县
            year: 2019
            city: {code: "440200", name: 韶关市}
            sources: [{county: "440203", name: 武江区, path: 440203}]
            zones:
            \(zones)
            """, path: folder.path("one.yaml"), overrides: [], vocabulary: DefinitionFixture.vocabulary)
    }

    @Test("in a pipeline: nothing but shapes where no field tells the kinds apart, else that field")
    func pipeline() throws {
        let definition = try definition(
            zones: """
                  - {name: whole, title: 农田, path: zones.gpkg}
                  - {name: kinds, title: 农田, path: zones.gpkg, layers: [YJJBNTTB], field: YJJBNTTBBH}
                """)
        let plan = try RunPlanner.plan(definition, only: [], output: folder.path("result"))
        #expect(plan.zones.map { $0.map(\.request.text) } == [[[]], [["YJJBNTTBBH"]]])
        #expect(
            plan.zones.allSatisfy { $0.allSatisfy { $0.request.decimals.isEmpty && $0.request.geometry } })
        #expect(plan.zones[0].map(\.kind) == ["农田"], "the only kind is the zones' title")
    }

    @Test("faults of zone layers are told by the pipeline's name for them")
    func faults() throws {
        let definition = try definition(
            zones: """
                  - {name: gone, title: 无, path: no.gpkg}
                  - {name: other, title: 无, path: zones.gpkg, layers: [YJJBNT]}
                  - {name: field, title: 无, path: zones.gpkg, field: YJJBNTTBB}
                """)
        do throws(PlanFaults) {
            _ = try RunPlanner.plan(definition, only: [], output: folder.path("result"))
            Issue.record("planned")
        } catch {
            let names = error.faults.map { if case .source(let name, _) = $0 { name } else { "" } }
            #expect(names == ["gone", "other/YJJBNT", "field"])
        }
    }

    @Test("a kind without text is none; blanks around it do not count")
    func kinds() throws {
        let path = folder.path("kinds.gpkg")
        let box = SurveyDelivery.box(0)
        try LayerTable(
            name: "HX", fields: [FieldDefinition("HXLX", .text, width: 20)], geometry: .polygon, epsg: 4490,
            rows: [" 甲 ", nil, "", "  ", "甲"].map { (text: String?) in
                LayerTable.Row(text.map { ["HXLX": .text($0)] } ?? [:], .polygons([[box.ring]]))
            }
        ).write(path, driver: .geoPackage)
        let layer = try ZoneLayer.decide(path, field: "HXLX", reference: nil, encoding: nil)
        let survey = try ZoneReader.read(
            layer, plane: AreaPlane(ellipsoid: .cgcs2000), workers: Workers(count: 2))
        #expect(survey.features == 5 && survey.rejected == 3)
        #expect(survey.zones.map(\.polygon.kind) == ["甲", "甲"])
        #expect(survey.zones.map(\.polygon.feature).sorted() == [1, 5])
        #expect(survey.findings.map(\.rule) == [.zoneKindMissing, .zoneKindMissing, .zoneKindMissing])
        #expect(survey.findings.map(\.feature) == [2, 3, 4])
    }
}
