import Aggregate
package import LandModel
import Measure
import Readers

/// The answer of `tabulate`.
package struct Tabulation: Sendable {
    package var rows: [ClassAreaRow]
    package var findings: FindingSummary
    /// Features read, and those left out of the table.
    package var features: Int64
    package var rejected: Int64
}

/// Runs a planned tabulation.
package struct TabulateJob: Sendable {
    package var plan: TabulatePlan
    package var workers: Workers

    package init(plan: TabulatePlan, workers: Workers) {
        self.plan = plan
        self.workers = workers
    }

    /// Features of one unit of work: enough units to keep many workers busy, few enough to cost nothing.
    private static let featuresPerUnit: Int64 = 16_384

    package func run() throws -> Tabulation {
        let plan = plan
        let units = try scanUnits(of: plan.source, featuresPerUnit: Self.featuresPerUnit)
        let plane =
            plan.request.geometry ? plan.source.coordinates.map { AreaPlane(ellipsoid: $0.ellipsoid) } : nil
        let parts = try workers.run(
            units,
            makeState: { try TabulateWorker(plan, plane: plane) },
            body: { worker, unit in try worker.read(unit) },
            finish: { $0.part })
        var whole = TabulatePart()
        for part in parts { whole.merge(part) }
        try verifyCount(plan.source, whole.report)
        return Tabulation(
            rows: whole.tally.rows, findings: whole.findings, features: whole.report.delivered,
            rejected: whole.rejected)
    }
}

/// What one worker brings home.
struct TabulatePart: Sendable {
    var tally = ClassTally()
    var findings = FindingSummary()
    var rejected: Int64 = 0
    var report = ScanReport()

    mutating func merge(_ other: TabulatePart) {
        tally.merge(other.tally)
        findings.merge(other.findings)
        rejected += other.rejected
        report.merge(other.report)
    }
}

/// One worker's part of a tabulation.
struct TabulateWorker {
    private(set) var part = TabulatePart()
    private var hands: SourceHands
    private let plan: TabulatePlan

    init(_ plan: TabulatePlan, plane: AreaPlane?) throws {
        self.plan = plan
        hands = try SourceHands(plan.source, request: plan.request, plane: plane, options: MeasureOptions())
    }

    mutating func read(_ unit: ScanUnit) throws {
        var part = TabulatePart()
        swap(&part, &self.part)
        defer { swap(&part, &self.part) }
        let plan = plan
        let report = try hands.read(unit) { batch, measured in
            switch plan.area {
            case .computed: part.addComputed(batch, measured, plan)
            case .gross: part.addRecorded(batch, plan, ridge: .none)
            case .net(_, let ridge): part.addRecorded(batch, plan, ridge: ridge)
            }
        }
        part.report.merge(report)
    }
}

extension TabulatePart {
    private static let ridgeClass = "1203"

    fileprivate mutating func addComputed(
        _ batch: FeatureBatch, _ measured: [MeasuredPatch], _ plan: TabulatePlan
    ) {
        for row in 0..<batch.count {
            let patch = measured[row]
            if !patch.isSound, !admit(patch, feature: batch.featureIDs[row], source: plan.source.name) {
                rejected += 1
                continue
            }
            tally.add(
                district: tally.district(batch.text[0], row: row, digits: plan.digits),
                landClass: tally.landClass(batch.text[1], row: row), area: patch.area)
        }
    }

    fileprivate mutating func addRecorded(
        _ batch: FeatureBatch, _ plan: TabulatePlan, ridge: TabulatePlan.Area.Ridge
    ) {
        let ridgeNumber = ridge == .none ? nil : tally.landClass(Self.ridgeClass)
        for row in 0..<batch.count {
            guard let net = batch.decimals[0][row] else {
                note(
                    batch.decimals[0].states[row] == .null ? .areaMissing : .areaNotANumber, batch, row, plan,
                    field: 0)
                rejected += 1
                continue
            }
            let district = tally.district(batch.text[0], row: row, digits: plan.digits)
            tally.add(
                district: district, landClass: tally.landClass(batch.text[1], row: row),
                area: SquareMetres(hundredths: net))
            guard let ridgeNumber else { continue }
            var deducted: Int64
            switch (ridge, batch.decimals[1][row]) {
            case (.difference, let gross?): deducted = gross - net
            case (_, let value?): deducted = value
            case (_, nil):
                // An empty KCMJ is no deduction; anything that is no number is told.
                if batch.decimals[1].states[row] == .notANumber {
                    note(.areaNotANumber, batch, row, plan, field: 1)
                }
                deducted = 0
            }
            if deducted != 0 {
                tally.add(
                    district: district, landClass: ridgeNumber, area: SquareMetres(hundredths: deducted))
            }
        }
    }

    private mutating func note(
        _ rule: FindingRule, _ batch: FeatureBatch, _ row: Int, _ plan: TabulatePlan, field: Int
    ) {
        findings.add(
            Finding(
                rule: rule, source: plan.source.name, feature: batch.featureIDs[row],
                facts: [Finding.Fact("field", plan.request.decimals[field].field)]))
    }

    /// Tells the faults of a patch that is not sound; whether it still stands in the table.
    private mutating func admit(_ patch: MeasuredPatch, feature: Int64, source: String) -> Bool {
        for rule in patch.rules {
            findings.add(Finding(rule: rule, source: source, feature: feature, area: patch.area))
        }
        return patch.isCountable
    }
}
