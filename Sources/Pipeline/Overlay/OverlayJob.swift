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
    /// Districts left out, likewise.
    package var rejectedDistricts: Int64
    /// Whether the districts lie beside the patches as a whole, so that those without a code count in wrong ones.
    package var areDistrictsShifted: Bool
    /// Patches that count as in no zone because they have no shape.
    package var unplaced: Int64 { findings.count(of: [.patchNotPlaced]) }

    /// Whether the table is all it claims to be.
    package var isSound: Bool {
        rejected == 0 && unknownClasses == 0 && lostTexts == 0 && rejectedZones == 0
            && rejectedDistricts == 0 && !areDistrictsShifted && unplaced == 0
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
        let districts = try plan.patches.readDistricts(plane, workers: workers)
        let units = try scanUnits(of: source, featuresPerUnit: Self.featuresPerUnit)
        let parts = try workers.run(
            units,
            makeState: { try OverlayWorker(plan, set: set, plane: plane, districts: districts) },
            body: { worker, unit in try worker.read(unit) },
            finish: { ($0.part, $0.meetsZones) })
        var whole = TabulatePart(ZoneTally(keepsOutside: plan.withOutside))
        for (part, _) in parts { whole.merge(part) }
        try verifyCount(source, whole.report)
        if let districts { whole.conclude(districts, plane, of: source.name) }
        for finding in survey.findings { whole.findings.add(finding) }
        for cover in set.doubleCovers {
            whole.findings.add(cover.finding(sources: [plan.zones.source.name], plane: plane))
        }
        let rows = whole.tally.rows
        if whole.report.delivered > 0, !parts.contains(where: \.1) {
            whole.findings.add(Finding(rule: .zonesApart, source: plan.zones.source.name))
        }
        return Overlay(
            rows: rows.map { row in
                Overlay.Row(
                    district: row.district, zone: row.kind.map { set.kinds[$0] } ?? "",
                    landClass: row.landClass, area: row.area)
            },
            findings: whole.findings, features: whole.report.delivered, rejected: whole.rejected,
            unknownClasses: whole.unknownClasses, lostTexts: whole.lostTexts, zones: survey.features,
            rejectedZones: survey.rejected, rejectedDistricts: whole.rejectedDistricts,
            areDistrictsShifted: whole.areDistrictsShifted)
    }
}
