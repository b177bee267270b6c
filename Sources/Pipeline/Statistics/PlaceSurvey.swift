import LandModel
import Measure
import Readers

/// Points and lines of a run by village: what they amount to where.
struct PlaceSurvey: Sendable {
    /// One layer: points, or µm of line, by location unit; those outside all villages under the empty code.
    struct Layer: Sendable {
        var name: String
        var title: String
        var kind: PlaceReader.Kind
        var amounts: [String: Int64] = [:]
        var findings: [Finding] = []
    }

    private(set) var layers: [Layer] = []
    var findings: [Finding] { layers.flatMap(\.findings) }

    static func read(_ plan: RunPlan, _ zones: RunZones) throws -> PlaceSurvey {
        let statistics = plan.definition.statistics
        var survey = PlaceSurvey()
        guard !statistics.points.isEmpty || !statistics.lines.isEmpty else { return survey }
        let districts = DistrictLocator(
            zones.villages.flatMap { set in
                set.zones.map { (code: $0.polygon.kind, shape: $0.shape) }
            })
        func read(_ name: String, _ title: String, _ kind: PlaceReader.Kind, _ source: SourceLayer) throws {
            var layer = Layer(name: name, title: title, kind: kind)
            let reader = PlaceReader(kind: kind, districts: districts, plane: zones.plane)
            layer.findings = try reader.read(source) { piece in
                layer.amounts[piece.district ?? "", default: 0] += piece.amount
            }
            survey.layers.append(layer)
        }
        for (definition, source) in zip(statistics.points, plan.places.points) {
            try read(definition.name, definition.title, .points, source)
        }
        for (definition, source) in zip(statistics.lines, plan.places.lines) {
            try read(definition.name, definition.title, .lines, source)
        }
        return survey
    }

    /// One table a layer.
    func tables(_ rows: DistrictRows) -> [StatisticTable] { layers.map { $0.table(rows) } }
}

extension PlaceSurvey.Layer {
    fileprivate func table(_ rows: DistrictRows) -> StatisticTable {
        var sums: [String: Int64] = [:]
        for (unit, amount) in amounts where !unit.isEmpty {
            for code in rows.codes(of: unit) { sums[code, default: 0] += amount }
        }
        func told(_ amount: Int64) -> Int64 {
            kind == .points ? amount : Metres(micrometres: amount).centimetres
        }
        func cell(_ amount: Int64) -> StatisticTable.Cell { .integer(told(amount)) }
        var table = StatisticTable(
            id: (kind == .points ? "points-" : "length-") + name, title: title,
            columns: DistrictRows.columns
                + [kind == .points ? .init("points", "个数", .count) : .init("length", "长度", .metres)],
            rows: [],
            notes: [
                (kind == .points ? "按点位所在村级调查区统计；" : "单位：米，椭球面长度，按村级调查区分段；")
                    + "行政区代码为空的行：位于各村级调查区之外。"
            ])
        for district in rows.districts {
            if let amount = sums[district.code] { table.rows.append(rows.cells(district) + [cell(amount)]) }
        }
        if let outside = amounts[""], told(outside) != 0 {
            table.rows.append([.text(""), .text("行政区以外"), cell(outside)])
        }
        return table
    }
}
