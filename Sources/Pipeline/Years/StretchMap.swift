import Aggregate
import GEOSBridge
import LandModel
import Measure

/// Shows the ground that changed: its patches by name, and its shape, which GEOS cuts out where two patches share it.
struct StretchMap: Sendable {
    /// The patches that changed, by number.
    let before: [Int32: ChangingPatch]
    let after: [Int32: ChangingPatch]
    let recorder: StretchRecorder
    let workers: Workers

    /// - Parameter ground: in the order in which it is told; what comes to nothing but equal sides is left out.
    func stretches(_ ground: [ChangedGround]) throws -> [ChangedStretch] {
        let covers = covers(ground)
        let size = 256
        let runs = stride(from: 0, to: ground.count, by: size).map { $0..<min($0 + size, ground.count) }
        let parts = try workers.run(
            runs,
            makeState: {
                (cutter: try StretchCutter(), found: [(place: Int, stretch: ChangedStretch)]())
            },
            body: { state, run in
                for place in run {
                    let records = recorder.records(ground[place]).filter { !$0.isUnchanged }
                    guard !records.isEmpty else { continue }
                    let (one, other) = (
                        ground[place].before.flatMap { before[$0.patch] },
                        ground[place].after.flatMap { after[$0.patch] }
                    )
                    let stretch = ChangedStretch(
                        pieces: records.map { record in
                            ChangePiece(
                                record: record, before: record.before == nil ? nil : one?.patch,
                                after: record.after == nil ? nil : other?.patch)
                        },
                        polygons: try state.cutter.polygons(
                            one, other, except: covers.others(of: ground[place])),
                        isSliver: ground[place].isSliver)
                    state.found.append((place, stretch))
                }
            },
            finish: { $0.found })
        return parts.flatMap { $0 }.sorted { $0.place < $1.place }.map(\.stretch)
    }

    /// Which patches of the other year lie on those that have ground of one year alone.
    private func covers(_ ground: [ChangedGround]) -> StretchCovers {
        var covers = StretchCovers()
        for piece in ground {
            guard let older = piece.before, let newer = piece.after else { continue }
            if let patch = after[newer.patch] { covers.after[older.patch, default: []].append(patch) }
            if let patch = before[older.patch] { covers.before[newer.patch, default: []].append(patch) }
        }
        return covers
    }
}

/// What covers patches of which only a part has ground in both years.
private struct StretchCovers: Sendable {
    /// By number of the older patch, and of the newer one.
    var after: [Int32: [ChangingPatch]] = [:]
    var before: [Int32: [ChangingPatch]] = [:]

    func others(of ground: ChangedGround) -> [ChangingPatch] {
        switch (ground.before, ground.after) {
        case (let older?, nil): after[older.patch] ?? []
        case (nil, let newer?): before[newer.patch] ?? []
        default: []
        }
    }
}

/// Cuts out the ground of a stretch. One worker, one instance.
private struct StretchCutter {
    private let context: GEOSContext
    private let faces: PlaneFaces

    init() throws {
        context = try GEOSContext()
        faces = try PlaneFaces()
    }

    /// - Parameter covers: what the other year has on a patch that stands alone.
    func polygons(
        _ one: ChangingPatch?, _ other: ChangingPatch?, except covers: [ChangingPatch]
    ) throws -> [[[GridPoint]]] {
        guard let one, let other else {
            let alone = one ?? other
            guard let alone, !covers.isEmpty else { return alone?.polygons ?? [] }
            let shape = PlaneShape(alone.polygons)
            guard !shape.isEmpty else { return [] }
            let outside = covers.map { PlaneShape($0.polygons) }.filter { !$0.isEmpty }
            return try faces.pieces(
                inside: [EdgeGrid(shape)], outside: outside.map { EdgeGrid($0) }, window: shape.box
            ).map(\.rings)
        }
        if one.polygons == other.polygons { return other.polygons }
        let (first, second) = (Self.zones(one), Self.zones(other))
        return try ZoneIntersection.pieces(first, second, context: context).flatMap(\.polygons)
    }

    private static func zones(_ patch: ChangingPatch) -> [GriddedZone] {
        patch.polygons.compactMap { GriddedZone(ZonePolygon(feature: 0, kind: "", rings: $0)) }
    }
}
