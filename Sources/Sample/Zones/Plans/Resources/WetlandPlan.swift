import LandModel
import Measure

/// Wetlands (湿地): water and what lies wet beside it, outside woods and fields, up to a printed area.
struct WetlandPlan: Sendable {
    struct Zone: Sendable {
        var county: Int
        /// Number in `kinds`.
        var kind: Int
        var rings: [[Double]]
        var area: SquareMetres
    }

    static let kinds = ["河流湿地", "湖泊湿地", "沼泽湿地", "人工湿地"]
    private(set) var zones: [Zone] = []
    let reached: SquareMetres

    init(
        _ ground: ZoneGround, _ figure: SampleTargets.AreaFigure, forest: ForestPlan
    ) throws(SampleError) {
        guard let target = figure.target else {
            reached = .zero
            return
        }
        let straight = StraightCells(ground)
        let hash = StableHash(seed: ground.city.seed, stream: .resource)
        let ranked = ground.cells.filter { cell in
            let profile = ground.profile(ofCell: cell)
            return !forest.cells.contains(cell) && !profile.isCultivated && !profile.isBuilt
        }.map { (Self.rank(ground.profile(ofCell: $0).code), hash.bits($0, 4), $0) }
            .sorted { $0 < $1 }.map(\.2)
        let fill = CellFill(ranked, upTo: target.area, plane: ground.city.plane) { straight.ring($0) }
        try fill.check(figure.name, target)
        reached = fill.reached
        var labels = Array(repeating: Int32(-1), count: ground.lattice.cells)
        func label(_ cell: Int) -> Int32 {
            Int32(ground.county(cell) * Self.kinds.count + Self.kind(ground.profile(ofCell: cell).code))
        }
        for cell in fill.cells { labels[cell] = label(cell) }
        let parts = (fill.cut?.polygons ?? []).map { (label: label(fill.cut?.cell ?? 0), rings: $0) }
        zones = (straight.areas(labels) + parts).map { label, rings in
            Zone(
                county: Int(label) / Self.kinds.count, kind: Int(label) % Self.kinds.count, rings: rings,
                area: ground.city.plane.twiceArea(ofRings: rings)?.squareMetres ?? .zero)
        }
    }

    /// Marshes and shores, then rivers and lakes, then ponds, then the rest.
    private static func rank(_ code: String) -> Int {
        if ["0304", "0306", "0402", "1105", "1106", "1108"].contains(code) { return 0 }
        if ["1101", "1102", "1103"].contains(code) { return 1 }
        return code.hasPrefix("11") ? 2 : 3
    }

    private static func kind(_ code: String) -> Int {
        switch code {
        case "1101", "1106": 0
        case "1102": 1
        case "1103", "1104", "1104A", "1104K", "1107", "1107A": 3
        default: 2
        }
    }
}
