import LandModel
import Measure
import Readers

/// Points and lines of a run by village: what they amount to where. The layers are small, one unit of work each.
struct PlaceSurvey: Sendable {
    /// One layer: points, or µm of line, by location unit; those outside all villages under the empty code.
    struct Layer: Sendable {
        enum Kind: Sendable {
            case points
            case lines
        }

        var name: String
        var title: String
        var kind: Kind
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
        for (definition, source) in zip(statistics.points, plan.places.points) {
            var layer = Layer(name: definition.name, title: definition.title, kind: .points)
            try layer.readPoints(source, districts, zones.plane)
            survey.layers.append(layer)
        }
        for (definition, source) in zip(statistics.lines, plan.places.lines) {
            var layer = Layer(name: definition.name, title: definition.title, kind: .lines)
            try layer.readLines(source, districts, zones.plane)
            survey.layers.append(layer)
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

    fileprivate mutating func readPoints(
        _ source: SourceLayer, _ districts: DistrictLocator, _ plane: AreaPlane
    ) throws {
        guard let coordinates = source.coordinates else { return }
        var measurer = PointMeasurer(coordinates: coordinates, plane: plane, districts: districts)
        var (points, pieces): ([MeasuredPoints], [PointPiece]) = ([], [])
        try read(source) { layer, batch in
            measurer.measure(batch.geometry, into: &points, pieces: &pieces)
            layer.tell(points.map(\.rules), batch, source)
            for piece in pieces { layer.add(Int64(piece.count), piece.district.map { districts.codes[$0] }) }
        }
    }

    fileprivate mutating func readLines(
        _ source: SourceLayer, _ districts: DistrictLocator, _ plane: AreaPlane
    ) throws {
        guard let coordinates = source.coordinates else { return }
        var measurer = LineMeasurer(coordinates: coordinates, plane: plane, districts: districts)
        var (lines, pieces): ([MeasuredLine], [LinePiece]) = ([], [])
        try read(source) { layer, batch in
            measurer.measure(batch.geometry, into: &lines, pieces: &pieces)
            layer.tell(lines.map(\.rules), batch, source)
            for piece in pieces {
                layer.add(piece.length.micrometres, piece.district.map { districts.codes[$0] })
            }
        }
    }

    private mutating func add(_ amount: Int64, _ unit: String?) { amounts[unit ?? "", default: 0] += amount }

    private mutating func tell(_ rules: [[FindingRule]], _ batch: FeatureBatch, _ source: SourceLayer) {
        for (row, rules) in rules.enumerated() {
            findings += rules.map {
                Finding(rule: $0, source: source.name, feature: batch.featureIDs[row])
            }
        }
    }

    private mutating func read(_ source: SourceLayer, _ body: (inout Self, FeatureBatch) -> Void) throws {
        let scan = try openScan(source, ScanRequest(geometry: true))
        let transform = try SourceTransform(source)
        var report = ScanReport()
        for unit in try scanUnits(of: source, featuresPerUnit: 65_536) {
            report.merge(
                try scan.read(unit) { batch in
                    transform.apply(&batch)
                    body(&self, batch)
                })
        }
        try verifyCount(source, report)
    }
}
