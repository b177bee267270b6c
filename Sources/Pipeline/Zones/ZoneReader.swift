import GEOSBridge
import LandModel
import Measure
import Normalise
import Readers

/// The zones of one layer in memory, with everything that was wrong with them.
struct ZoneSurvey: Sendable {
    var zones: [GriddedZone] = []
    var findings: [Finding] = []
    var features: Int64 = 0
    /// Zones that stand in no table: without a kind, or without a shape.
    var rejected: Int64 = 0

    /// Adds what another worker read of the layer.
    fileprivate mutating func merge(_ other: ZoneSurvey) {
        zones += other.zones
        findings += other.findings
        rejected += other.rejected
    }
}

/// Reads a layer of zones whole: checked fully, repaired by GEOS where a polygon crosses itself, in the patches' plane.
/// One worker, one instance.
struct ZoneReader {
    private let layer: ZoneLayer
    private let number: Int32
    private let plane: AreaPlane
    private let uses: ApprovedUses?
    private var hands: SourceHands
    private let examiner: ShapeExaminer
    private var survey = ZoneSurvey()
    private var report = ScanReport()

    private init(_ layer: ZoneLayer, number: Int32, plane: AreaPlane, knownUses: Set<String>) throws {
        self.layer = layer
        self.number = number
        self.plane = plane
        uses = layer.useClasses.map { ApprovedUses($0, known: knownUses) }
        let options = MeasureOptions()
        hands = try SourceHands(layer.source, request: layer.request, plane: plane, options: options)
        examiner = try ShapeExaminer(layer.source, options: options, plane: plane)
    }

    /// - Parameters:
    ///   - number: of the layer among those that make one set of zones.
    ///   - knownUses: what land may be approved for, if that is what the layer's kinds are.
    static func read(
        _ layer: ZoneLayer, number: Int32 = 0, plane: AreaPlane, knownUses: Set<String> = [],
        workers: Workers
    ) throws -> ZoneSurvey {
        // Zones are few and large: small units, so that each worker gets its share.
        let featuresPerUnit = min(max(layer.source.declaredCount / 16, 1), 65_536)
        let parts = try workers.run(
            try scanUnits(of: layer.source, featuresPerUnit: featuresPerUnit),
            makeState: { try ZoneReader(layer, number: number, plane: plane, knownUses: knownUses) },
            body: { reader, unit in try reader.read(unit) },
            finish: { ($0.survey, $0.report) })
        var (survey, report) = (ZoneSurvey(), ScanReport())
        for part in parts {
            survey.merge(part.0)
            report.merge(part.1)
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
        return survey
    }

    private mutating func read(_ unit: ScanUnit) throws {
        var survey = ZoneSurvey()
        let (examiner, take) = (examiner, take)
        let report = try hands.readShapes(unit) { batch, measured, shapes in
            let examined = try examiner.examine(batch.geometry, measured)
            if let shapes { take(batch, examined, shapes, &survey) }
        }
        self.survey.merge(survey)
        self.report.merge(report)
    }

    private func take(
        _ batch: FeatureBatch, _ examined: [ExaminedPatch], _ shapes: BatchShapes,
        _ survey: inout ZoneSurvey
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
            survey.zones += rings.compactMap {
                GriddedZone(
                    ZonePolygon(layer: number, feature: batch.featureIDs[row], kind: kind, rings: $0))
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
