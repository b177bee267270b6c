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

/// Compares the patches that two surveys put aside, whatever the format or the county they were delivered in
/// (`ChangeEngine`). Only patches that changed are looked at a second time.
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
        let recorder = StretchRecorder(sides: SurveyGround.joinSides(&older, &newer))
        let index = KeyIndex(older.patches)
        let (oldPatches, newPatches) = (older.patches, newer.twinned(with: index))
        var changing: (before: [Int32: ChangingPatch], after: [Int32: ChangingPatch]) = ([:], [:])
        let (book, found) = try ChangeEngine(workers: workers, sliverWidth: sliverWidth).compare(
            oldPatches, newPatches, index: index, in: before.zones.plane, empty: StretchBook()
        ) { partners in
            let changed = partners.pairs.filter { pair in
                !oldPatches[Int(pair.before)].whole(pair.before).counts(
                    like: newPatches[Int(pair.after)].whole(pair.after))
            }
            changing.before = try SurveySecondLook.read(
                partners.restBefore + changed.map(\.before), of: older, in: before, workers)
            changing.after = try SurveySecondLook.read(
                partners.restAfter + changed.map(\.after), of: newer, in: after, workers)
            return (
                YearRest(partners.restBefore, oldPatches, changing.before),
                YearRest(partners.restAfter, newPatches, changing.after)
            )
        }
        let ground = book.changed
        let stretches = try StretchMap(
            before: changing.before, after: changing.after, recorder: recorder, workers: workers
        ).stretches(ground)
        var change = YearChange(plane: before.zones.plane)
        change.records = ChangeRecord.summed(
            book.unchanged.flatMap(recorder.unchanged) + ground.flatMap(recorder.records))
        change.stretches = stretches
        change.slivers = ChangeSlivers(found.pieces)
        change.before.count(found.pairs.lazy.map { oldPatches[Int($0.before)] })
        change.after.count(found.pairs.lazy.map { newPatches[Int($0.after)] })
        change.findings =
            change.before.count(found.rest.before, found.before, tolerance, source: before.name(of:))
            + change.after.count(found.rest.after, found.after, tolerance, source: after.name(of:))
            + before.notPlaced(older) + after.notPlaced(newer)
        change.findings.sort()
        return change
    }
}

/// Keeps every stretch of ground that changed, and of all other the areas by side.
struct StretchBook: ChangeBook {
    /// Amounts by label, patches aside: ground that counts the same in both years.
    private var same: [Int32: ChangedGround.Side] = [:]
    private var ground: [ChangedGround] = []

    mutating func add(_ ground: ChangedGround) {
        if let before = ground.before, let after = ground.after, before.counts(like: after) {
            add(before)
        } else {
            self.ground.append(ground)
        }
    }

    private mutating func add(_ side: ChangedGround.Side) {
        var sum = same[side.label] ?? ChangedGround.Side(patch: 0, label: side.label, net: 0, ridges: 0)
        sum.net += side.net
        sum.ridges += side.ridges
        same[side.label] = sum
    }

    mutating func merge(_ other: StretchBook) {
        ground += other.ground
        for side in other.same.values { add(side) }
    }

    var unchanged: [ChangedGround.Side] { Array(same.values) }

    /// In the order of the patches, which is the same whoever booked them.
    var changed: [ChangedGround] {
        ground.sorted {
            ($0.before?.patch ?? -1, $0.after?.patch ?? -1) < ($1.before?.patch ?? -1, $1.after?.patch ?? -1)
        }
    }
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

extension YearRest {
    fileprivate init(_ numbers: [Int32], _ all: [GroundPatch], _ found: [Int32: ChangingPatch]) {
        self.init(
            numbers, numbers.map { all[Int($0)] }, numbers.map { PlaneShape(found[$0]?.polygons ?? []) })
    }
}
