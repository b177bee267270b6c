import Foundation
import GDALBridge
import LandModel
import Measure
import Normalise
import Tables
import TestSupport

@testable import Pipeline

/// Two small counties side by side and a pipeline over them: 440203 from 113.400° to 113.430° E, 440204 from there to
/// 113.460° E, both from 24.800° to 24.820° N. The southern half of each is village 001, the northern half village 002.
struct TwoCounties {
    static let codes = ["440203", "440204"]

    let folder: TemporaryFolder
    let deliveries: [SurveyDelivery]

    /// - Parameter change: what happens to the deliveries before they are written.
    init(_ change: (inout SurveyDelivery) throws -> Void = { _ in }) throws {
        folder = try TemporaryFolder()
        var deliveries: [SurveyDelivery] = []
        for (number, code) in Self.codes.enumerated() {
            var delivery = try SurveyDelivery(county: code, west: 113_400 + 30 * number)
            try change(&delivery)
            let path = folder.path(code)
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try delivery.write(path)
            deliveries.append(delivery)
        }
        self.deliveries = deliveries
    }

    /// - Parameter more: further lines of the pipeline file.
    func definition(_ more: String = "") throws -> PipelineDefinition {
        try PipelineDefinition.decode(
            Self.pipeline + more, path: folder.path("two.yaml"), overrides: [],
            vocabulary: try IndicatorFixture.vocabulary)
    }

    func plan(_ more: String = "", only: [String] = []) throws -> RunPlan {
        try RunPlanner.plan(try definition(more), only: only, output: folder.path("result"))
    }

    func run(_ more: String = "", only: [String] = []) throws -> SurveyResult {
        try SurveyRun(plan: try plan(more, only: only), forms: FormCatalogue(), workers: Workers(count: 2))
            .run()
    }

    func ground() throws -> CountyGround {
        let plan = try plan()
        let planes = AreaPlanes(plan)
        var districts = DistrictSurvey()
        for delivery in plan.deliveries {
            for layer in [delivery.townships, delivery.villages] {
                try districts.read(layer, plane: planes[layer.source])
            }
        }
        return try CountyGround(plan, districts, workers: Workers(count: 2))
    }

    /// Registers of the pipeline, read and measured on the counties' ground.
    func registers(_ more: String) throws -> RegisterSurvey {
        let plan = try plan(more)
        return try RegisterSurvey.read(
            plan.registers, districts: Set(Self.codes), on: try ground(), workers: Workers(count: 2))
    }

    /// Writes a layer into a GeoPackage of the same name in the pipeline's folder.
    func write(_ layer: LayerTable) throws {
        try layer.write(folder.path(layer.name + ".gpkg"), driver: .geoPackage)
    }

    /// A box in thousandths of a degree from the western county's lower left corner.
    static func box(_ west: Int, _ south: Int, _ east: Int, _ north: Int) -> GraticuleBox {
        GraticuleBox(west: 113_400 + west, south: 24_800 + south, east: 113_400 + east, north: 24_800 + north)
    }

    private static let pipeline = """
        schema: 1
        name: two
        description: Two counties.
        title: 两县
        year: 2019
        city: {code: "440200", name: 韶关市}
        sources:
          - {county: "440203", name: 武江区, path: "440203"}
          - {county: "440204", name: 浈江区, path: "440204"}
        coverage: {check: false}
        tables: {forms: [T01]}

        """
}

extension RowTable {
    /// Cells of one field in the rows whose other fields read so; blanks read as nothing, numbers with two decimals.
    func cells(_ field: String, where wanted: [String: String] = [:]) -> [String] {
        rows.filter { row in wanted.allSatisfy { text(row, $0.key) == $0.value } }.map { text($0, field) }
    }

    /// Sum of a field in hundredths.
    func hundredths(_ field: String, where wanted: [String: String] = [:]) -> Int128 {
        guard let place = self.field(field) else { return -1 }
        return rows.filter { row in wanted.allSatisfy { text(row, $0.key) == $0.value } }.reduce(0) {
            sum, row in
            guard case .number(let number) = row.values[place] else { return sum }
            return sum + (number.rounded(decimals: 2) ?? 0)
        }
    }

    private func text(_ row: Row, _ name: String) -> String {
        guard let place = field(name) else { return "no field \(name)" }
        return switch row.values[place] {
        case .blank: ""
        case .text(let text): text
        case .number(let number):
            number.denominator == 1 ? "\(number.numerator)" : number.text(decimals: 2) ?? ""
        case .date(let date): "\(date)"
        case .unusable: "?"
        }
    }
}
