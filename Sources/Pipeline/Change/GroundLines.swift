import Aggregate
package import LandModel

/// Where the counted patches of one year of a comparison have gone: all = alike + overlaid + uncovered.
///
/// A patch that districts divide counts once for each of its parts.
package struct GroundLines: Sendable, Equatable {
    /// Patches and their gross area on the basis of the comparison.
    package struct Line: Sendable, Equatable {
        package var patches: Int64 = 0
        package var area: SquareMetres = .zero

        fileprivate static func += (line: inout Self, patch: GroundPatch) {
            line.patches += 1
            line.area += patch.gross
        }
    }

    /// Patches with a partner of the same shape.
    package private(set) var alike = Line()
    /// Patches that share ground with others of the other year.
    package private(set) var overlaid = Line()
    /// Patches that share no ground with any.
    package private(set) var uncovered = Line()

    mutating func count(_ partners: some Sequence<GroundPatch>) {
        for patch in partners { alike += patch }
    }

    /// Counts the patches without a partner; gives what is to be told of those on doubtful ground.
    ///
    /// - Parameter source: name of a patch's source.
    mutating func count(
        _ rest: YearRest, _ split: GroundSplit, _ tolerance: SquareMetres, source: (GroundPatch) -> String
    ) -> [Finding] {
        var findings: [Finding] = []
        for (place, patch) in rest.patches.enumerated() {
            if split.isCovered[place] { overlaid += patch } else { uncovered += patch }
            func tell(_ rule: FindingRule, _ area: SquareMetres) {
                // One without a shape is told as such.
                guard patch.isPlaced, area.magnitude > tolerance else { return }
                findings.append(
                    Finding(rule: rule, source: source(patch), feature: patch.feature, area: area))
            }
            tell(
                .changeUncovered, SquareMetres(hundredths: split.restNet[place] + split.restRidges[place]))
            tell(.changeCoveredTwice, SquareMetres(hundredths: split.coveredTwice[place] / 100))
        }
        return findings
    }
}
