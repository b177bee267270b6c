import LandModel
import Measure

/// Two patches that have ground in common.
private struct OverlapPair: Sendable {
    var one: Int
    var other: Int
    var share: Int64
    var pieces: [PlaneFace]
}

extension CoverageSearch {
    /// Overlaps and duplicates among patches, which stand in their order.
    func overlaps(_ suspects: [CoveragePatch], _ border: CoverageBorder) throws -> [FaultShape] {
        guard suspects.count > 1 else { return [] }
        let tree = BoxTree(suspects.map(\.shape.box))
        let chunks = stride(from: 0, to: suspects.count, by: 64).map { $0..<min($0 + 64, suspects.count) }
        let parts = try workers.run(
            chunks,
            makeState: { (kernel: OverlapKernel(), faces: try PlaneFaces(), pairs: [OverlapPair]()) },
            body: { state, chunk in
                var found: [Int32] = []
                for one in chunk {
                    let grid = EdgeGrid(suspects[one].shape)
                    tree.find(grid.box, into: &found)
                    for other in found.map({ Int($0) }) where other > one {
                        let share = state.kernel.share(suspects[other].shape, in: grid)
                        guard share > 100 else { continue }
                        let (a, b) = (suspects[one].shape.share, suspects[other].shape.share)
                        if min(a, b) + 100 >= max(a, b), share + 100 >= max(a, b) {
                            state.pairs.append(OverlapPair(one: one, other: other, share: share, pieces: []))
                            continue
                        }
                        let pieces = try state.faces.pieces(
                            inside: [grid, EdgeGrid(suspects[other].shape)],
                            window: grid.box.intersection(suspects[other].shape.box)
                        ).filter { !border.isNothing($0.shape) }
                        if !pieces.isEmpty {
                            state.pairs.append(
                                OverlapPair(one: one, other: other, share: share, pieces: pieces))
                        }
                    }
                }
            },
            finish: { $0.pairs })
        let pairs = parts.joined().sorted { ($0.one, $0.other) < ($1.one, $1.other) }
        // A copy is told once, beside the first of its kind, and overlaps nothing by itself.
        var copies: [Int: Int] = [:]
        for pair in pairs where pair.pieces.isEmpty && copies[pair.one] == nil && copies[pair.other] == nil {
            copies[pair.other] = pair.one
        }
        let faces = try PlaneFaces()
        return try copies.map { copy, first in
            let patch = suspects[copy]
            let outline = try outline(patch.shape, faces)
            return FaultShape(
                finding(
                    .coverageDuplicate, patch, area: CoverageFacts.area(patch.shape.share),
                    facts: [Finding.Fact("other", suspects[first].name)], outline),
                polygons: degrees(outline))
        }
            + pairs.filter { !$0.pieces.isEmpty && copies[$0.one] == nil && copies[$0.other] == nil }.map {
                pair in
                let whole = PlaneShape(pair.pieces.map(\.rings))
                return FaultShape(
                    finding(
                        .coverageOverlap, suspects[pair.one], area: CoverageFacts.area(pair.share),
                        facts: [Finding.Fact("other", suspects[pair.other].name)] + sliverFacts(whole),
                        pair.pieces), polygons: degrees(pair.pieces))
            }
    }
}
