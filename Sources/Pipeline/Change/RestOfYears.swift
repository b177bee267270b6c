import Aggregate
import LandModel
import Measure

/// The patches of one year without a partner, with their shapes.
struct YearRest: Sendable {
    /// Numbers in the year.
    let numbers: [Int32]
    let patches: [GroundPatch]
    /// Empty for a patch without a usable shape.
    let shapes: [PlaneShape]

    /// - Parameters:
    ///   - numbers: of the patches in the year.
    ///   - known: shapes that were kept; the others are read again.
    init(
        _ numbers: [Int32], of all: [GroundPatch], known: [YearPatches.Shape], in year: YearSource,
        _ workers: Workers
    ) throws {
        var places = [Int32](repeating: -1, count: all.count)
        for (place, number) in numbers.enumerated() { places[Int(number)] = Int32(truncatingIfNeeded: place) }
        var shapes = [PlaneShape](repeating: PlaneShape(), count: numbers.count)
        for kept in known where places[Int(kept.patch)] >= 0 {
            shapes[Int(places[Int(kept.patch)])] = kept.shape
            places[Int(kept.patch)] = -1
        }
        let missing = numbers.filter { places[Int($0)] >= 0 }
        for read in try ShapeReader.shapes(missing, of: all, in: year, workers) {
            shapes[Int(places[Int(read.patch)])] = read.shape
        }
        self.init(numbers, numbers.map { all[Int($0)] }, shapes)
    }

    init(_ numbers: [Int32], _ patches: [GroundPatch], _ shapes: [PlaneShape]) {
        (self.numbers, self.patches, self.shapes) = (numbers, patches, shapes)
    }

    /// The same without the patches at some places.
    func without(_ places: Set<Int32>) -> YearRest {
        let left = numbers.indices.filter { !places.contains(Int32(truncatingIfNeeded: $0)) }
        return YearRest(left.map { numbers[$0] }, left.map { patches[$0] }, left.map { shapes[$0] })
    }

    func split(
        _ pieces: [GroundPiece], owner: (GroundPiece) -> Int32, other: (GroundPiece) -> Int32
    ) -> GroundSplit {
        GroundSplit(
            pieces, owner: owner, other: other, wholes: shapes.map(\.share),
            amounts: patches.map { ($0.net, $0.ridges) })
    }

    func side(_ place: Int, net: Int64, ridges: Int64) -> ChangedGround.Side {
        ChangedGround.Side(patch: numbers[place], label: patches[place].label, net: net, ridges: ridges)
    }
}

/// What two years have beyond partners: laid over one another, and divided.
struct RestOfYears: Sendable {
    let before: YearRest
    let after: YearRest
    /// Patches that are partners at the second look: the same but for noise.
    let alike: [Partners.Pair]

    init(before: YearRest, after: YearRest) {
        let twins = NearTwins.pairs(before: before.shapes, after: after.shapes)
        alike = twins.map {
            Partners.Pair(before: before.numbers[Int($0.before)], after: after.numbers[Int($0.after)])
        }
        self.before = twins.isEmpty ? before : before.without(Set(twins.map(\.before)))
        self.after = twins.isEmpty ? after : after.without(Set(twins.map(\.after)))
    }

    /// Every piece that a patch of each year share, older patch by older patch.
    func pieces(_ slivers: PieceSlivers, _ workers: Workers) throws -> [GroundPiece] {
        let search = GroundSearch(before: before.shapes, after: after.shapes)
        let found = try workers.run(
            search.runs, makeState: { GroundWorker(search, slivers) },
            body: { worker, run in worker.find(run, of: self) },
            finish: { $0.found })
        return found.flatMap { $0 }.map {
            GroundPiece(before: $0.before, after: $0.after, share: $0.share, isSliver: $0.isSliver)
        }.sorted { ($0.before, $0.after) < ($1.before, $1.after) }
    }

    /// Books every piece and what no piece covers.
    func book<Book: ChangeBook>(
        _ pieces: [GroundPiece], into book: inout Book
    ) -> (before: GroundSplit, after: GroundSplit) {
        let older = before.split(pieces, owner: \.before, other: \.after)
        let newer = after.split(pieces, owner: \.after, other: \.before)
        for (number, piece) in pieces.enumerated() {
            book.add(
                ChangedGround(
                    before: before.side(
                        Int(piece.before), net: older.net[number], ridges: older.ridges[number]),
                    after: after.side(
                        Int(piece.after), net: newer.net[number], ridges: newer.ridges[number]),
                    isSliver: piece.isSliver))
        }
        for place in before.numbers.indices where older.leaves(place) {
            book.add(
                ChangedGround(
                    before: before.side(place, net: older.restNet[place], ridges: older.restRidges[place]),
                    after: nil))
        }
        for place in after.numbers.indices where newer.leaves(place) {
            book.add(
                ChangedGround(
                    before: nil,
                    after: after.side(place, net: newer.restNet[place], ridges: newer.restRidges[place])))
        }
        return (older, newer)
    }
}

/// One worker's pieces.
private struct GroundWorker {
    private let search: GroundSearch
    private let slivers: PieceSlivers
    private let kernel = OverlapKernel()
    private(set) var found: [GroundSearch.Common] = []

    init(_ search: GroundSearch, _ slivers: PieceSlivers) { (self.search, self.slivers) = (search, slivers) }

    /// A sliver is noise where something changes, and nothing to tell where nothing does.
    mutating func find(_ run: GroundSearch.Run, of years: RestOfYears) {
        let (before, after) = (years.before.patches, years.after.patches)
        search.find(
            run, kernel: kernel, slivers: slivers,
            asksForSliver: { before[Int($0)].label != after[Int($1)].label }, into: &found)
    }
}
