import Aggregate
package import LandModel
import Measure
import Readers

/// The answer of `overlay`.
package struct Overlay: Sendable {
    /// One line of the table; an empty zone stands for what lies in none.
    package struct Row: Sendable, Equatable {
        package var district: String
        package var zone: String
        package var landClass: String
        package var area: SquareMetres
    }

    package var rows: [Row]
    package var findings: FindingSummary
    package var features: Int64
    /// Patches left out of the table, as in a tabulation.
    package var rejected: Int64
    package var unknownClasses: Int64
    package var lostTexts: Int64
    package var zones: Int64
    /// Zones left out: without a kind or a usable shape.
    package var rejectedZones: Int64

    /// Whether the table is all it claims to be.
    package var isSound: Bool {
        rejected == 0 && unknownClasses == 0 && lostTexts == 0 && rejectedZones == 0
            && findings.count(of: [.patchNotPlaced]) == 0
    }
}

/// Runs a planned overlay: zones into memory, patches past them.
package struct OverlayJob: Sendable {
    package var plan: OverlayPlan
    package var workers: Workers

    package init(plan: OverlayPlan, workers: Workers) {
        self.plan = plan
        self.workers = workers
    }

    /// Fewer features a unit than a tabulation has: a patch among many zones takes its time.
    private static let featuresPerUnit: Int64 = 4_096

    package func run() throws -> Overlay {
        let plan = plan
        let source = plan.patches.source
        let plane = AreaPlane(ellipsoid: source.coordinates?.ellipsoid ?? .cgcs2000)
        let survey = try ZoneReader.read(plan.zones, plane: plane, workers: workers)
        let set = try ZoneSet(
            survey.zones, to: plan.withOutside ? .divideWithOutside : .divide, workers: workers)
        let (districts, told) = try plan.patches.readDistricts(plane, workers: workers)
        let units = try scanUnits(of: source, featuresPerUnit: Self.featuresPerUnit)
        let parts = try workers.run(
            units,
            makeState: { try OverlayWorker(plan, set: set, plane: plane, districts: districts) },
            body: { worker, unit in try worker.read(unit) },
            finish: { $0.part })
        var whole = TabulatePart(ZoneTally(keepsOutside: plan.withOutside))
        for part in parts { whole.merge(part) }
        try verifyCount(source, whole.report)
        for finding in survey.findings + told { whole.findings.add(finding) }
        for cover in set.doubleCovers {
            whole.findings.add(cover.finding(sources: [plan.zones.source.name], plane: plane))
        }
        return Overlay(
            rows: whole.tally.rows.map { row in
                Overlay.Row(
                    district: row.district, zone: row.kind.map { set.kinds[$0] } ?? "",
                    landClass: row.landClass, area: row.area)
            },
            findings: whole.findings, features: whole.report.delivered, rejected: whole.rejected,
            unknownClasses: whole.unknownClasses, lostTexts: whole.lostTexts, zones: survey.features,
            rejectedZones: survey.rejected)
    }
}
