import Aggregate
package import LandModel

/// Where the patches of one year of a comparison have gone: read = alike + overlaid + uncovered + rejected.
///
/// A patch that districts divide counts once for each of its parts, and `features` once.
package struct YearAccount: Sendable, Equatable {
    /// Patches and their gross area on the basis of the comparison.
    package struct Line: Sendable, Equatable {
        package var patches: Int64 = 0
        package var area: SquareMetres = .zero
    }

    /// Features read.
    package var features: Int64
    /// Features without an area on the basis asked for.
    package var rejected: Int64
    package var unknownClasses: Int64
    package var lostTexts: Int64
    /// Patches with a partner of the same shape.
    package private(set) var alike = Line()
    /// Patches that share ground with others of the other year.
    package private(set) var overlaid = Line()
    /// Patches that share no ground with any.
    package private(set) var uncovered = Line()
    package private(set) var findings: FindingSummary

    init(_ part: TabulatePart<PatchBook>) {
        features = part.report.delivered
        rejected = part.rejected
        (unknownClasses, lostTexts) = (part.unknownClasses, part.lostTexts)
        findings = part.findings
    }

    /// What makes a table less than both years, or ground doubtful.
    private static let failing: Set<FindingRule> = [
        .patchNotPlaced, .changeUncovered, .changeCoveredTwice,
    ]

    /// Whether the year stands whole in the table, and on ground that the other year has too.
    package var isSound: Bool {
        rejected == 0 && unknownClasses == 0 && lostTexts == 0 && findings.count(of: Self.failing) == 0
    }

    mutating func count(_ partners: some Sequence<GroundPatch>) {
        for patch in partners { alike += patch }
    }

    /// Counts the patches without a partner and tells what of them stands on doubtful ground.
    mutating func count(_ rest: YearRest, _ split: GroundSplit, _ tolerance: SquareMetres, source: String) {
        for (place, patch) in rest.patches.enumerated() {
            if split.isCovered[place] { overlaid += patch } else { uncovered += patch }
            func tell(_ rule: FindingRule, _ area: SquareMetres) {
                guard area.magnitude > tolerance else { return }
                findings.add(
                    Finding(rule: rule, source: source, feature: patch.feature, area: area))
            }
            tell(
                .changeUncovered,
                SquareMetres(hundredths: split.restNet[place] + split.restRidges[place]))
            tell(.changeCoveredTwice, SquareMetres(hundredths: split.coveredTwice[place] / 100))
        }
    }
}

extension YearAccount.Line {
    static func += (line: inout Self, patch: GroundPatch) {
        line.patches += 1
        line.area += patch.gross
    }
}
