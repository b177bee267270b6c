import Aggregate
package import LandModel

/// Where the patches of one year of a comparison have gone: read = alike + overlaid + uncovered + rejected.
///
/// A patch that districts divide counts once for each of its parts, and `features` once.
package struct YearAccount: Sendable, Equatable {
    /// Features read.
    package var features: Int64
    /// Features without an area on the basis asked for.
    package var rejected: Int64
    package var unknownClasses: Int64
    package var lostTexts: Int64
    /// Districts left out: without a code or a usable shape.
    package var rejectedDistricts: Int64
    /// Whether the districts lie beside the patches as a whole.
    package var areDistrictsShifted: Bool
    package private(set) var lines = GroundLines()
    package private(set) var findings: FindingSummary

    init(_ part: TabulatePart<PatchBook>) {
        features = part.report.delivered
        rejected = part.rejected
        (unknownClasses, lostTexts) = (part.unknownClasses, part.lostTexts)
        rejectedDistricts = part.rejectedDistricts
        areDistrictsShifted = part.areDistrictsShifted
        findings = part.findings
    }

    /// What makes a table less than both years, or ground doubtful.
    private static let failing: Set<FindingRule> = [
        .changeNotPlaced, .changeUncovered, .changeCoveredTwice,
    ]

    /// Whether the year stands whole in the table, and on ground that the other year has too.
    package var isSound: Bool {
        rejected == 0 && unknownClasses == 0 && lostTexts == 0 && rejectedDistricts == 0
            && !areDistrictsShifted && findings.count(of: Self.failing) == 0
    }

    mutating func count(_ partners: some Sequence<GroundPatch>) { lines.count(partners) }

    /// Counts the patches without a partner and tells what of them stands on doubtful ground.
    mutating func count(_ rest: YearRest, _ split: GroundSplit, _ tolerance: SquareMetres, source: String) {
        for finding in lines.count(rest, split, tolerance, source: { _ in source }) { findings.add(finding) }
    }
}
