import LandModel
import Measure

/// Ecological red line (生态保护红线): wild land in large areas of one county each, outside towns and fields, whose
/// borders follow the patches and here and there cut through one; the cuts fill the gap to the printed figure.
struct RedLinePlan: Sendable {
    struct Zone: Sendable {
        var county: Int
        var rings: [[Double]]
        var area: TwiceArea
    }

    private(set) var zones: [Zone] = []
    private(set) var isInside: [Bool]
    private(set) var reached = SquareMetres.zero

    /// Areas of fewer cells are not worth a name.
    private static let leastCells = 3
    /// So many cells' areas are left to the cuts, each of about a tenth.
    private static let leftToCuts = 3.0

    init(_ ground: ZoneGround, towns: TownPlan) throws(SampleError) {
        let figure = ground.city.targets.zones.redLine
        isInside = Array(repeating: false, count: ground.lattice.cells)
        guard let target = figure.target else { return }
        var candidates = Candidates(ground, towns: towns)
        let wanted = TwiceArea(units: Int128(target.area.hundredths) * 20_000_000_000)
        var area = candidates.choose(upTo: wanted, leaving: Self.leftToCuts, leastCells: Self.leastCells)
        isInside = candidates.isInside
        let cuts = candidates.cuts(filling: wanted - area, area: &area)
        trace(ground, cuts)
        reached = zones.reduce(TwiceArea.zero) { $0 + $1.area }.squareMetres ?? .zero
        guard (reached - target.area).magnitude < target.tolerance else {
            throw .totalNotMet(
                name: figure.name, wanted: "\(target.area)", reached: "\(reached)",
                tolerance: "\(target.tolerance)")
        }
    }

    /// One area for each connected group of cells of a county; fields and settlements inside are holes.
    private mutating func trace(_ ground: ZoneGround, _ cuts: SideCuts) {
        let labels = isInside.indices.map { isInside[$0] ? Int32(ground.county($0)) : -1 }
        let tracer = RingTracer(lattice: ground.lattice)
        for region in CellRegions.find(labels: labels, shape: ground.lattice.shape) {
            var rings = tracer.rings(of: region.cells, cuts: cuts.corners) { labels[$0] == region.label }
            for cell in region.cells {
                if let hole = Candidates.hole(cell, ground) { rings.append(hole) }
            }
            zones.append(
                Zone(
                    county: Int(region.label), rings: rings,
                    area: ground.city.plane.twiceArea(ofRings: rings) ?? .zero))
        }
    }
}

/// The cells that may belong to the red line, the wildest first, and those that do.
private struct Candidates {
    let ground: ZoneGround
    let ranked: [Int]
    let isEligible: [Bool]
    var isInside: [Bool]

    init(_ ground: ZoneGround, towns: TownPlan) {
        self.ground = ground
        let noise = ValueNoise(seed: ground.city.seed, stream: .redLine, octaves: 3)
        var isEligible = Array(repeating: false, count: ground.lattice.cells)
        for cell in ground.cells {
            let profile = ground.profile(ofCell: cell)
            isEligible[cell] = !profile.isCultivated && !profile.isBuilt && !towns.contains(cell)
        }
        self.isEligible = isEligible
        isInside = Array(repeating: false, count: ground.lattice.cells)
        ranked = ground.cells.filter { isEligible[$0] }.map { cell in
            let share = ground.share(cell)
            return (-noise(share.x * 9, share.y * 9), cell)
        }.sorted { $0 < $1 }.map(\.1)
    }

    /// The field or settlement inside a cell, clockwise.
    static func hole(_ cell: Int, _ ground: ZoneGround) -> [Double]? {
        guard let inner = ground.inner(cell) else { return nil }
        let profile = ground.profile(ofPatch: inner)
        guard profile.isCultivated || profile.isBuilt else { return nil }
        var ring: [Double] = []
        let shell = ground.city.outlines.rings(of: inner)[0]
        for index in stride(from: shell.count - 2, through: 0, by: -2) { ring += shell[index...index + 1] }
        return ring
    }

    private func area(_ cell: Int) -> TwiceArea {
        let plane = ground.city.plane
        let shell = RingTracer(lattice: ground.lattice).ring(ofCell: cell)
        let hole = Self.hole(cell, ground).flatMap { plane.twiceArea(ofRing: $0) } ?? .zero
        return (plane.twiceArea(ofRing: shell) ?? .zero) + hole
    }

    /// Takes the wildest cells, drops small groups, lets the others grow; gives their area.
    mutating func choose(upTo wanted: TwiceArea, leaving: Double, leastCells: Int) -> TwiceArea {
        let areas = Dictionary(uniqueKeysWithValues: ranked.map { ($0, area($0)) })
        guard !ranked.isEmpty else { return .zero }
        let mean = areas.values.reduce(TwiceArea.zero, +).units / Int128(ranked.count)
        let limit = wanted - TwiceArea(units: mean * Int128(leaving * 10) / 10)
        var sum = TwiceArea.zero
        for cell in ranked {
            guard sum + (areas[cell] ?? .zero) <= limit else { break }
            sum += areas[cell] ?? .zero
            isInside[cell] = true
        }
        let labels = isInside.indices.map { isInside[$0] ? Int32(ground.county($0)) : -1 }
        for region in CellRegions.find(labels: labels, shape: ground.lattice.shape)
        where region.cells.count < leastCells {
            for cell in region.cells {
                isInside[cell] = false
                sum = sum - (areas[cell] ?? .zero)
            }
        }
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for cell in ranked where !isInside[cell] && touchesOwnCounty(cell) {
                guard sum + (areas[cell] ?? .zero) <= limit else { continue }
                sum += areas[cell] ?? .zero
                (isInside[cell], hasGrown) = (true, true)
            }
        }
        return sum
    }

    private func touchesOwnCounty(_ cell: Int) -> Bool {
        var isTouching = false
        ground.lattice.shape.forNeighbours(of: cell) {
            if isInside[$0], ground.county($0) == ground.county(cell) { isTouching = true }
        }
        return isTouching
    }

    /// Cuts into wild cells beside the zones, until the gap is filled; the last one is as deep as needed.
    func cuts(filling gap: TwiceArea, area: inout TwiceArea) -> SideCuts {
        let (lattice, plane) = (ground.lattice, ground.city.plane)
        let hash = StableHash(seed: ground.city.seed, stream: .redLine)
        var (cuts, gap) = (SideCuts(), gap)
        var sides: [(UInt64, CellSide, Int)] = []
        ground.forSides(of: isInside.indices.filter { isInside[$0] }) { side, own, beyond in
            guard let beyond, isEligible[beyond], !isInside[beyond] else { return }
            sides.append((hash.bits(own, side.direction.rawValue), side, beyond))
        }
        sides.sort { $0.0 < $1.0 }
        for (_, side, beyond) in sides where !cuts.isCut(beyond) {
            func gain(_ depth: Double) -> TwiceArea {
                SideCuts.gain(side, into: beyond, depth: depth, lattice: lattice, plane: plane) ?? .zero
            }
            var depth = SideCuts.deepest
            let isLast = gain(depth) >= gap
            if isLast {
                var low = 0.0
                guard gain(low) < gap else { continue }
                for _ in 0..<50 {
                    let middle = (low + depth) / 2
                    if gain(middle) > gap { depth = middle } else { low = middle }
                }
            }
            guard gain(depth) > .zero else { continue }
            gap = gap - gain(depth)
            area += gain(depth)
            cuts.cut(side, into: beyond, depth: depth, lattice: lattice)
            if isLast { break }
        }
        return cuts
    }
}
