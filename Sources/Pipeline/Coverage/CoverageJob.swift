package import LandModel
import Measure
import Readers

/// The answer of a coverage check.
package struct CoverageReport: Sendable {
    package var faults: [FaultShape]
    package var features: Int64

    package var findings: FindingSummary {
        faults.reduce(into: FindingSummary()) { $0.add($1.finding) }
    }
}

/// Runs a planned check.
package struct CoverageJob: Sendable {
    package var plan: CoveragePlan
    package var workers: Workers

    package init(plan: CoveragePlan, workers: Workers) {
        self.plan = plan
        self.workers = workers
    }

    /// Features of one unit of work.
    private static let featuresPerUnit: Int64 = 8_192

    package func run() throws -> CoverageReport {
        let zones = try plan.districts.map { try DistrictZones.read($0, plane: plane($0)) }
        let patches = try read(plan.patches, zones)
        var faults = try self.faults(plan.patches, patches, zones)
        if let districts = plan.districts {
            // What no district covers may be another county's. Patches there are told as patches outside their
            // district; those without a code are not, so their ground is what districts have to cover.
            let required = plan.patches.codeColumn == nil ? patches.tally.balance.edges : []
            faults += try self.faults(districts, try read(districts, nil), nil, required: required)
            faults += (zones?.findings ?? []).map { FaultShape($0) }
        }
        return CoverageReport(
            faults: faults.sorted { $0.finding < $1.finding }, features: patches.report.delivered)
    }

    private func plane(_ layer: CoverageLayer) -> AreaPlane {
        AreaPlane(ellipsoid: layer.source.coordinates?.ellipsoid ?? .cgcs2000)
    }

    /// The first look at a layer.
    private func read(_ layer: CoverageLayer, _ zones: DistrictZones?) throws -> CoveragePart {
        let units = try scanUnits(of: layer.source, featuresPerUnit: Self.featuresPerUnit)
        let plane = plane(layer)
        let checksFully = plan.checksFully
        let parts = try workers.run(
            units,
            makeState: { try CoverageWorker(layer, zones, plane, checksFully: checksFully) },
            body: { worker, unit in try worker.read(unit) },
            finish: { $0.part })
        var whole = CoveragePart()
        for part in parts { whole.merge(part) }
        try verifyCount(layer.source, whole.report)
        return whole
    }

    private func faults(
        _ layer: CoverageLayer, _ part: CoveragePart, _ zones: DistrictZones?, required: [PlaneEdge]? = nil
    ) throws -> [FaultShape] {
        let search = CoverageSearch(
            layer: layer, zones: zones, required: required, plane: plane(layer), workers: workers)
        return part.findings.map { FaultShape($0) } + (try search.faults(part.tally))
    }
}

/// What one worker brings home.
private struct CoveragePart: Sendable {
    var tally = CoverageTally()
    var findings: [Finding] = []
    var report = ScanReport()

    mutating func merge(_ other: CoveragePart) {
        tally.merge(other.tally)
        findings += other.findings
        report.merge(other.report)
    }
}

/// Reads units of one layer for a coverage check.
private struct CoverageWorker {
    private let layer: CoverageLayer
    private var hands: SourceHands
    private var collector: CoverageCollector
    private let examiner: ShapeExaminer?
    private var findings: [Finding] = []
    private var report = ScanReport()

    init(_ layer: CoverageLayer, _ zones: DistrictZones?, _ plane: AreaPlane, checksFully: Bool) throws {
        self.layer = layer
        hands = try SourceHands(layer.source, request: layer.request, plane: plane, options: layer.options)
        collector = CoverageCollector(layer, zones: zones, plane: plane)
        examiner =
            checksFully ? try ShapeExaminer(layer.source, options: layer.options, plane: plane) : nil
    }

    var part: CoveragePart { CoveragePart(tally: collector.finish(), findings: findings, report: report) }

    mutating func read(_ unit: ScanUnit) throws {
        let (layer, examiner) = (layer, examiner)
        let collector = collector
        var found: [Finding] = []
        report.merge(
            try hands.readShapes(unit) { batch, measured, shapes in
                if let shapes { collector.add(batch, measured, shapes, of: unit) }
                try Self.tell(batch, measured, examiner, layer, into: &found)
            })
        findings += found
    }

    /// What is wrong with shapes by themselves; a patch of several parts is no fault of a coverage.
    private static func tell(
        _ batch: borrowing FeatureBatch, _ measured: [MeasuredPatch], _ examiner: ShapeExaminer?,
        _ layer: CoverageLayer, into found: inout [Finding]
    ) throws {
        func note(
            _ row: Int, _ rule: FindingRule, _ area: SquareMetres, _ facts: [Finding.Fact],
            _ place: Finding.Place?
        ) {
            found.append(
                Finding(
                    rule: rule, source: layer.source.name, feature: batch.featureIDs[row],
                    identifier: layer.identifierColumn.flatMap { batch.text[$0][row] }, area: area,
                    facts: facts,
                    place: place))
        }
        if let examined = try examiner?.examine(batch.geometry, measured) {
            for (row, patch) in examined.enumerated() {
                for fault in patch.faults where fault.rule != .multiPolygon {
                    note(row, fault.rule, fault.area ?? patch.area, fault.facts, fault.place)
                }
            }
            return
        }
        for (row, patch) in measured.enumerated() where !patch.isSound {
            for rule in patch.rules where rule != .multiPolygon {
                note(row, rule, patch.area, rule.standingFacts, nil)
            }
        }
    }
}
