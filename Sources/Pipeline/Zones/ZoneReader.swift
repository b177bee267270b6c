import GEOSBridge
import LandModel
import Measure
import Normalise
import Readers

/// The zones of one layer in memory, with everything that was wrong with them.
struct ZoneSurvey: Sendable {
    var polygons: [ZonePolygon] = []
    var findings: [Finding] = []
    var features: Int64 = 0
    /// Zones that stand in no table: without a kind, or without a shape.
    var rejected: Int64 = 0
}

/// Reads a layer of zones whole: checked fully, repaired by GEOS where a polygon crosses itself, in the patches' plane.
struct ZoneReader {
    private let layer: ZoneLayer
    private let number: Int32
    private let plane: AreaPlane
    private let uses: ApprovedUses?
    private var survey = ZoneSurvey()

    private init(_ layer: ZoneLayer, number: Int32, plane: AreaPlane, knownUses: Set<String>) {
        self.layer = layer
        self.number = number
        self.plane = plane
        uses = layer.useClasses.map { ApprovedUses($0, known: knownUses) }
    }

    /// - Parameters:
    ///   - number: of the layer among those that make one set of zones.
    ///   - knownUses: what land may be approved for, if that is what the layer's kinds are.
    static func read(
        _ layer: ZoneLayer, number: Int32 = 0, plane: AreaPlane, knownUses: Set<String> = []
    ) throws -> ZoneSurvey {
        var reader = ZoneReader(layer, number: number, plane: plane, knownUses: knownUses)
        try reader.read()
        return reader.survey
    }

    private mutating func read() throws {
        var hands = try SourceHands(
            layer.source, request: layer.request, plane: plane, options: MeasureOptions())
        let examiner = try ShapeExaminer(layer.source, options: MeasureOptions(), plane: plane)
        var report = ScanReport()
        var survey = ZoneSurvey()
        for unit in try scanUnits(of: layer.source, featuresPerUnit: 65_536) {
            report.merge(
                try hands.readShapes(unit) { batch, measured, shapes in
                    let examined = try examiner.examine(batch.geometry, measured)
                    if let shapes { take(batch, examined, shapes, into: &survey) }
                })
        }
        try verifyCount(layer.source, report)
        survey.features = report.delivered
        if report.deleted > 0 {
            survey.findings.append(
                Finding(
                    rule: .deletedRecords, source: layer.source.name,
                    facts: [Finding.Fact("records", "\(report.deleted)")]))
        }
        survey.findings.sort()
        self.survey = survey
    }

    private func take(
        _ batch: FeatureBatch, _ examined: [ExaminedPatch], _ shapes: BatchShapes,
        into survey: inout ZoneSurvey
    ) {
        for column in batch.text {
            for row in column.undecodable {
                survey.findings.append(
                    finding(
                        .textNotDecodable, batch, Int(row), examined[Int(row)], fact("field", layer.kindField)
                    ))
            }
        }
        for row in 0..<batch.count {
            let zone = examined[row]
            // Zones of several polygons are the rule, and nothing to tell.
            for fault in zone.faults where fault.rule != .multiPolygon {
                survey.findings.append(
                    finding(fault.rule, batch, row, zone, fault.facts, area: fault.area, place: fault.place))
            }
            let (kind, notices) = layer.kind(batch, row: row, uses: uses)
            for notice in notices {
                let facts = fact("field", layer.kindField) + notice.facts
                survey.findings.append(finding(notice.rule, batch, row, zone, facts))
            }
            guard let kind, zone.rejection == nil, let rings = rings(zone, row, batch, shapes) else {
                survey.rejected += 1
                continue
            }
            survey.polygons += rings.map {
                ZonePolygon(layer: number, feature: batch.featureIDs[row], kind: kind, rings: $0)
            }
        }
    }

    private func rings(
        _ zone: ExaminedPatch, _ row: Int, _ batch: FeatureBatch, _ shapes: BatchShapes
    ) -> [[[GridPoint]]]? {
        guard let repaired = zone.repairedShape, let coordinates = layer.source.coordinates else {
            return shapes.inPlane(plane).polygons(of: row)
        }
        let degrees = DegreeConversion(coordinates).degrees(repaired.coordinates)
        return BatchShapes(geometry: repaired, degrees: degrees, plane: plane).polygons(of: 0)
    }

    private func fact(_ name: String, _ value: String?) -> [Finding.Fact] {
        value.map { [Finding.Fact(name, $0)] } ?? []
    }

    private func finding(
        _ rule: FindingRule, _ batch: FeatureBatch, _ row: Int, _ zone: ExaminedPatch,
        _ facts: [Finding.Fact],
        area: SquareMetres? = nil, place: Finding.Place? = nil
    ) -> Finding {
        Finding(
            rule: rule, source: layer.source.name, feature: batch.featureIDs[row], area: area ?? zone.area,
            facts: facts, place: place)
    }
}

extension DoubleCover {
    /// The finding about ground that two zones of one kind claim.
    ///
    /// - Parameter sources: names of the layers.
    func finding(
        _ rule: FindingRule = .zoneOverlap, sources: [String], plane: AreaPlane
    ) -> Finding {
        let source = sources[Int(first.layer)]
        let other = first.layer == second.layer ? "" : sources[Int(second.layer)] + " "
        return Finding(
            rule: rule, source: source, feature: first.feature, area: area,
            facts: [Finding.Fact("other-zone", "\(other)\(second.feature)"), Finding.Fact("kind", kind)],
            place: plane.degrees(place))
    }
}
