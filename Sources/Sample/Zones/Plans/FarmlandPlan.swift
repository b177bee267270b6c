import LandModel
import Measure
import Normalise

/// Permanent basic farmland (永久基本农田): cultivated patches outside the towns, most of them whole, some cut by a line,
/// until the net areas add up to the printed figure; the last one is cut to meet it.
struct FarmlandPlan: Sendable {
    struct Piece: Sendable {
        var patch: Int
        /// The line that cuts the patch; `nil` for the whole patch.
        var cut: LineCut?
        /// YJJBNTTBMJ: TBMJ of a whole patch, the computed area of a part.
        var gross: SquareMetres
    }

    private(set) var pieces: [Piece] = []
    private(set) var isChosen: [Bool]
    let reached: SquareMetres

    init(_ ground: ZoneGround, towns: TownPlan) throws(SampleError) {
        let (city, figure) = (ground.city, ground.city.targets.zones.farmland)
        isChosen = Array(repeating: false, count: city.plan.patches.count)
        guard let target = figure.target else {
            reached = .zero
            return
        }
        let hash = StableHash(seed: city.seed, stream: .farmland)
        let patches = ground.shuffled(
            city.plan.patches.indices.filter { number in
                ground.profile(ofPatch: number).isCultivated
                    && !city.plan.cells(of: city.plan.patches[number]).contains(where: towns.contains)
            }, hash)
        var choice = Self.choose(patches, target, ground)
        if choice.left.magnitude >= target.tolerance {
            // A patch of several cells came last, when it did not fit and could not be cut: those first, then.
            func isCell(_ number: Int) -> Bool { city.plan.patches[number].kind == .cell }
            choice = Self.choose(patches.filter { !isCell($0) } + patches.filter(isCell), target, ground)
        }
        reached = target.area - choice.left
        guard choice.left.magnitude < target.tolerance else {
            throw .totalNotMet(
                name: figure.name, wanted: "\(target.area)", reached: "\(reached)",
                tolerance: "\(target.tolerance)")
        }
        pieces = choice.pieces.sorted { $0.patch < $1.patch }
        for piece in pieces { isChosen[piece.patch] = true }
    }

    /// Patches in their order, most of them whole, while something is left of the figure.
    private static func choose(
        _ patches: [Int], _ target: (area: SquareMetres, tolerance: SquareMetres), _ ground: ZoneGround
    ) -> (pieces: [Piece], left: SquareMetres) {
        let city = ground.city
        let hash = StableHash(seed: city.seed, stream: .farmland)
        var pieces: [Piece] = []
        var slack = patches.reduce(SquareMetres.zero) { $0 + ground.netArea(ofPatch: $1) } - target.area
        var left = target.area
        for number in patches where left > .zero {
            var piece = Piece(patch: number, cut: nil, gross: city.areas.gross[number])
            let isCell = city.plan.patches[number].kind == .cell
            if isCell, hash.below(5, number, 1) == 0 {
                let part = part(of: number, share: 0.5 + 0.35 * hash.unit(number, 2), ground)
                if let part, (piece.gross - part.gross).hundredths < slack.hundredths / 2 {
                    slack = slack - (piece.gross - part.gross)
                    piece = part
                }
            }
            if net(piece, ground) > left {
                guard isCell, let part = part(of: number, net: left, ground),
                    (net(part, ground) - left).magnitude < target.tolerance
                else { continue }
                piece = part
            }
            left = left - net(piece, ground)
            pieces.append(piece)
            if left.magnitude.hundredths < target.tolerance.hundredths / 8 { break }
        }
        return (pieces, left)
    }

    /// YJJBNTMJ of a piece.
    static func net(_ piece: Piece, _ ground: ZoneGround) -> SquareMetres {
        let ratio = Int64(ground.city.attributes[piece.patch].ridgeRatio)
        return piece.gross - DeductionRule.deducted(gross: piece.gross, ratio: ratio)
    }

    /// The polygons of a piece, in degrees.
    static func polygons(_ piece: Piece, _ ground: ZoneGround) -> [[[Double]]] {
        let rings = ground.city.outlines.rings(of: piece.patch)
        return piece.cut?.keeping(rings, plane: ground.city.plane) ?? [rings]
    }

    /// The patch cut at a share of its width.
    private static func part(of patch: Int, share: Double, _ ground: ZoneGround) -> Piece? {
        let (rings, direction, range) = line(of: patch, ground)
        let offset = range.upperBound - share * (range.upperBound - range.lowerBound)
        return piece(patch, rings, direction, offset, ground)
    }

    /// The patch cut so that the part has a net area.
    private static func part(of patch: Int, net wanted: SquareMetres, _ ground: ZoneGround) -> Piece? {
        let (rings, direction, range) = line(of: patch, ground)
        var (low, high) = (range.lowerBound, range.upperBound)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            let part = piece(patch, rings, direction, middle, ground)
            if part.map({ net($0, ground) }) ?? .zero > wanted { low = middle } else { high = middle }
        }
        return piece(patch, rings, direction, high, ground)
    }

    private static func line(
        of patch: Int, _ ground: ZoneGround
    ) -> (rings: [[Double]], direction: (Double, Double), range: ClosedRange<Double>) {
        let rings = ground.city.outlines.rings(of: patch)
        let direction = LineCut.directions[patch % LineCut.directions.count]
        return (
            rings, direction, LineCut.range(of: rings[0], east: direction.0, north: direction.1)
        )
    }

    private static func piece(
        _ patch: Int, _ rings: [[Double]], _ direction: (Double, Double), _ offset: Double,
        _ ground: ZoneGround
    ) -> Piece? {
        let cut = LineCut(east: direction.0, north: direction.1, offset: offset)
        var area = TwiceArea.zero
        for polygon in cut.keeping(rings, plane: ground.city.plane) {
            area += ground.city.plane.twiceArea(ofRings: polygon) ?? .zero
        }
        guard let gross = area.squareMetres, gross > .zero else { return nil }
        return Piece(patch: patch, cut: cut, gross: gross)
    }
}
