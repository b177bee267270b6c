package import GEOSBridge
package import LandModel

/// One polygon of a zone as it was read: rings of the plane, shell first.
package struct ZonePolygon: Sendable, Equatable {
    /// Number of its layer among those that make one set of zones.
    package var layer: Int32
    /// The layer's id of the zone it belongs to.
    package var feature: Int64
    package var kind: String
    package var rings: [[GridPoint]]

    package init(layer: Int32 = 0, feature: Int64, kind: String, rings: [[GridPoint]]) {
        self.layer = layer
        self.feature = feature
        self.kind = kind
        self.rings = rings
    }
}

/// Ground that two zones of one kind both claim; it counts once.
package struct DoubleCover: Sendable, Hashable {
    package struct Zone: Sendable, Hashable, Comparable {
        package var layer: Int32
        package var feature: Int64

        package static func < (one: Self, other: Self) -> Bool {
            (one.layer, one.feature) < (other.layer, other.feature)
        }
    }

    package var kind: String
    /// The lower one first.
    package var first: Zone
    package var second: Zone
    /// In 0.01 m².
    package var area: SquareMetres
    /// On the ground that both claim.
    package var place: GridPoint
}

/// The zones of one layer, ready to be laid over patches: one grid a polygon and a tree over all.
///
/// Zones of one kind that overlap are joined beforehand, so that what they share counts once; zones of different kinds know
/// nothing of each other. Equal zones give an equal set whatever their order. Immutable, shared between workers.
package struct ZoneSet: Sendable {
    /// Kinds in ascending order; a kind's number is its place here.
    package let kinds: [String]
    /// Zones of one kind that overlapped, in order.
    package let doubleCovers: [DoubleCover]
    /// Area of each kind, every ground counted once.
    package let areas: [TwiceArea]

    /// The zones with overlapping ones of a kind joined, in an order of their own.
    package let zones: [GriddedZone]

    let grids: [EdgeGrid]
    let kindOfGrid: [Int32]
    let tree: BoxTree
    /// Zones of different kinds that share ground, by their places in `zones`, in order; empty where nobody asks.
    package let overlapsBetweenKinds: [ZoneSearch.Overlap]
    /// For each zone those of other kinds that share ground with it; empty where no two kinds overlap, or nobody asks.
    private let neighbours: [[Int32]]
    /// All kinds as one; `nil` where no two kinds overlap, or nobody asks.
    let together: Box?

    /// A set within a set.
    final class Box: Sendable {
        let set: ZoneSet
        init(_ set: ZoneSet) { self.set = set }
    }

    /// What a set is made for: the more it will be asked, the more is made ready.
    package enum Use: Sendable {
        /// To find where ground lies.
        case place
        /// To divide amounts among kinds.
        case divide
        /// The same, with what lies in no zone at all.
        case divideWithOutside
    }

    package init<Work: ZoneWork>(_ given: [GriddedZone], to use: Use, work: Work) throws(Work.Failure) {
        let given = given.sorted { $0.polygon.precedes($1.polygon) }
        let overlaps = try work.overlaps(ZoneSearch(given, .ofOneKind)).inOrder
        let zones = try ZoneUnion.joined(given, overlaps, work)
        let kinds = Set(zones.map(\.polygon.kind)).sorted()
        var between: [ZoneSearch.Overlap] = []
        if use != .place, kinds.count > 1 {
            between = try work.overlaps(ZoneSearch(zones, .ofDifferentKinds)).inOrder
        }
        var together: Box?
        if use == .divideWithOutside, !between.isEmpty {
            let all = try ZoneUnion.joined(zones.map { $0.asKind("") }, between, work)
            together = Box(ZoneSet(all, kinds: [""], covers: [], between: [], together: nil))
        }
        self.init(
            zones, kinds: kinds, covers: ZoneUnion.covers(given, overlaps), between: between,
            together: together)
    }

    private init(
        _ zones: [GriddedZone], kinds: [String], covers: [DoubleCover], between: [ZoneSearch.Overlap],
        together: Box?
    ) {
        let numbers = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, Int32($0)) })
        var areas = Array(repeating: TwiceArea.zero, count: kinds.count)
        kindOfGrid = zones.map { zone in
            let kind = numbers[zone.polygon.kind] ?? 0
            areas[Int(kind)] = areas[Int(kind)] + zone.shape.twiceArea
            return kind
        }
        var neighbours = between.isEmpty ? [] : Array(repeating: [Int32](), count: zones.count)
        for pair in between {
            neighbours[pair.first].append(Int32(pair.second))
            neighbours[pair.second].append(Int32(pair.first))
        }
        self.kinds = kinds
        self.zones = zones
        self.areas = areas
        self.neighbours = neighbours
        overlapsBetweenKinds = between
        self.together = together
        doubleCovers = covers
        grids = zones.map(\.grid)
        tree = BoxTree(grids.map(\.box))
    }

    package init(_ given: [GriddedZone], to use: Use, context: GEOSContext) throws(GEOSError) {
        try self.init(given, to: use, work: LoneZoneWork(context: context))
    }

    /// Whether two of some zones are of different kinds and share ground, wherever that lies.
    ///
    /// - Parameter numbers: ascending.
    func kindsOverlap(among numbers: [Int32]) -> Bool {
        guard !neighbours.isEmpty else { return false }
        return numbers.contains { number in neighbours[Int(number)].contains { numbers.holds($0) } }
    }

    /// Ground that zones of different kinds both claim. What zones of one kind share is not among it: it counts once.
    package func coversBetweenKinds(context: GEOSContext) throws(GEOSError) -> [DoubleCover] {
        neighbours.isEmpty ? [] : try asOne(context: context).doubleCovers
    }

    package var isEmpty: Bool { grids.isEmpty }

    /// All kinds as one, so that what several kinds claim counts once.
    package func asOne(context: GEOSContext) throws(GEOSError) -> ZoneSet {
        if kinds.count <= 1 { return self }
        return try ZoneSet(zones.map { $0.asKind("") }, to: .place, context: context)
    }
}

extension [Int32] {
    /// Whether a number is among these, which are ascending.
    fileprivate func holds(_ number: Int32) -> Bool {
        var range = indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if self[middle] == number { return true }
            range = self[middle] < number ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return false
    }
}
