import GDALBridge
import LandModel
import Normalise
import Readers
import TestSupport
import Testing

@testable import Pipeline

@Suite struct InspectJobTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func inspect(_ path: String, classField: String? = nil) -> InspectionReport {
        InspectJob.inspect(
            path, classField: classField, reference: nil, encoding: nil, workers: Workers(count: 2))
    }

    @Test("class codes are counted as delivered and the standard that fits comes first")
    func classes() throws {
        var delivery = try SurveyDelivery()
        delivery.patches.rows[1]["DLBM"] = .text("0101")
        delivery.patches.rows[2]["DLBM"] = nil
        try delivery.patches.write(folder.path("dltb.gpkg"), driver: .geoPackage)
        let report = inspect(folder.path("dltb.gpkg"))
        #expect(report.faults.isEmpty)
        #expect(report.classes.map(\.code) == ["", "0101", "0201K", "0601", "0702"])
        #expect(report.classes.map(\.patches) == [1, 2, 1, 1, 1])
        #expect(report.standards.first?.standard == "tdt1055-2019")
    }

    @Test("a layer without a class field has no codes, and one that is named has")
    func classField() throws {
        var delivery = try SurveyDelivery()
        delivery.patches.fields = delivery.patches.fields.map {
            $0.name == "DLBM" ? FieldDefinition("用途", .text, width: 5) : $0
        }
        for row in delivery.patches.rows.indices {
            delivery.patches.rows[row]["用途"] = delivery.patches.rows[row]["DLBM"]
        }
        try delivery.patches.write(folder.path("zones.gpkg"), driver: .geoPackage)
        #expect(inspect(folder.path("zones.gpkg")).classes.isEmpty)
        #expect(inspect(folder.path("zones.gpkg"), classField: "用途").classes.count == 6)
    }

    @Test("several layers are all described")
    func several() throws {
        try SurveyDelivery().write(folder.path)
        let report = inspect(folder.path("440203.gpkg"))
        #expect(report.inspection.layers.map(\.name).sorted() == ["CJDCQ", "DLTB", "XZQ"])
    }

    @Test("what is not there is a fault, not an empty answer")
    func missing() {
        let report = inspect(folder.path("no.gpkg"))
        #expect(report.faults.count == 1 && report.inspection.layers.isEmpty)
    }
}
