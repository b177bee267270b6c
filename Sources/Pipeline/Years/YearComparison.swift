import Aggregate
package import LandModel
package import Measure

/// What changed between two surveys of the same ground.
package struct YearChange: Sendable {
    /// All ground of both years by side before and after, unchanged ground included, sorted.
    package var records: [ChangeRecord] = []
    /// Every stretch of ground that changed, in the order of its patches.
    package var stretches: [ChangedStretch] = []
    /// Where the patches of both years have gone.
    package var before = GroundLines()
    package var after = GroundLines()
    package var slivers = ChangeSlivers([])
    package var findings: [Finding] = []
    /// Of the stretches' polygons.
    package var plane: AreaPlane
}

/// A stretch of ground that does not count the same in both years.
package struct ChangedStretch: Sendable {
    /// One a flow: land and ridges, and what only one year gives the ground.
    package var pieces: [ChangePiece]
    /// In the plane, shells first; empty where neither year has a shape.
    package var polygons: [[[GridPoint]]]
    /// Too thin to be meant.
    package var isSliver: Bool
}

/// Compares the patches that two surveys put aside.
///
/// Patches of one shape are partners, whatever the format or the county they were delivered in; what is left is laid over
/// one another (`RestOfYears`). Only patches that changed are looked at a second time.
struct YearComparison: Sendable {
    let before: SurveySource
    let after: SurveySource
    let workers: Workers
    /// Mean width in metres below which a piece that changes is told as noise.
    let sliverWidth: Double
    /// Ground of one patch up to which no finding speaks of it.
    let tolerance: SquareMetres

    func run(_ older: SurveyGround, _ newer: SurveyGround) throws -> YearChange {
        var (older, newer) = (older, newer)
        let sides = SurveyGround.joinSides(&older, &newer)
        let index = KeyIndex(older.patches)
        let partners = Partners(before: older.patches, index: index, after: newer.twinned(with: index))
        let changed = partners.pairs.filter {
            !older.patches[Int($0.before)].countsLike(newer.patches[Int($0.after)])
        }
        let oldPatches = try SurveySecondLook.read(
            partners.restBefore + changed.map(\.before), of: older, in: before, workers)
        let newPatches = try SurveySecondLook.read(
            partners.restAfter + changed.map(\.after), of: newer, in: after, workers)
        let rest = RestOfYears(
            before: YearRest(partners.restBefore, older.patches, oldPatches),
            after: YearRest(partners.restAfter, newer.patches, newPatches))
        let pieces = try rest.pieces(
            PieceSlivers(width: sliverWidth, plane: before.zones.plane), workers)

        var book = StretchBook()
        var unchanged: [Int32: (net: Int64, ridges: Int64)] = [:]
        for pair in partners.pairs + rest.alike {
            let (one, other) = (older.patches[Int(pair.before)], newer.patches[Int(pair.after)])
            if one.countsLike(other) {
                let known = unchanged[one.label] ?? (0, 0)
                unchanged[one.label] = (known.net + one.net, known.ridges + one.ridges)
            } else {
                book.add(ChangedGround(before: one.whole(pair.before), after: other.whole(pair.after)))
            }
        }
        let start = book.ground.count
        let splits = rest.book(pieces, into: &book)

        var lines = (GroundLines(), GroundLines())
        let pairs = partners.pairs + rest.alike
        lines.0.count(pairs.lazy.map { older.patches[Int($0.before)] })
        lines.1.count(pairs.lazy.map { newer.patches[Int($0.after)] })
        var findings =
            lines.0.count(rest.before, splits.before, tolerance, source: before.name(of:))
            + lines.1.count(rest.after, splits.after, tolerance, source: after.name(of:))

        findings += before.notPlaced(older) + after.notPlaced(newer)

        let recorder = StretchRecorder(sides: sides)
        let same = unchanged.flatMap {
            recorder.unchanged($0.key, net: $0.value.net, ridges: $0.value.ridges)
        }
        let records = ChangeRecord.summed(same + book.ground.flatMap { recorder.records($0) })
        let stretches = try StretchMap(
            before: oldPatches, after: newPatches, recorder: recorder, workers: workers
        ).stretches(book.ground, slivers: slivers(pieces, from: start))
        return YearChange(
            records: records, stretches: stretches, before: lines.0, after: lines.1,
            slivers: ChangeSlivers(pieces), findings: findings.sorted(), plane: before.zones.plane)
    }

    /// Places in the book of pieces that are slivers.
    private func slivers(_ pieces: [GroundPiece], from start: Int) -> Set<Int> {
        Set(pieces.indices.filter { pieces[$0].isSliver }.map { start + $0 })
    }
}

/// Keeps every stretch of ground, in order.
struct StretchBook: ChangeBook {
    private(set) var ground: [ChangedGround] = []

    mutating func add(_ ground: ChangedGround) { self.ground.append(ground) }
    mutating func merge(_ other: StretchBook) { ground += other.ground }
}

extension SurveySource {
    /// Patches without a usable shape: nothing says which ground of the other year is theirs.
    fileprivate func notPlaced(_ ground: SurveyGround) -> [Finding] {
        ground.patches.filter { !$0.isPlaced }.map { patch in
            Finding(
                rule: .changeNotPlaced, source: name(of: patch), feature: patch.feature, area: patch.gross)
        }
    }
}

extension SurveyGround {
    /// The patches, each with the first one of the other year that has its key.
    fileprivate func twinned(with index: KeyIndex) -> [GroundPatch] {
        patches.map { patch in
            var patch = patch
            patch.twin = patch.isPlaced ? index.first(patch.key) : -1
            return patch
        }
    }
}

extension GroundPatch {
    /// Whether two patches of one shape count the same in both years.
    fileprivate func countsLike(_ other: GroundPatch) -> Bool {
        label == other.label && net == other.net && ridges == other.ridges
    }

    fileprivate func whole(_ number: Int32) -> ChangedGround.Side {
        ChangedGround.Side(patch: number, label: label, net: net, ridges: ridges)
    }
}

extension YearRest {
    fileprivate init(_ numbers: [Int32], _ all: [GroundPatch], _ found: [Int32: ChangingPatch]) {
        self.init(
            numbers, numbers.map { all[Int($0)] }, numbers.map { PlaneShape(found[$0]?.polygons ?? []) })
    }
}
