/// The slope map (坡度图): levels 1 to 5 over the whole city, without gaps and overlaps.
///
/// On cultivated land it says what the patches say (GDPDJB), but for three of them; wild land takes the level of
/// fields nearby, or of a smooth relief.
struct SlopePlan: Sendable {
    struct Zone: Sendable {
        /// PDJB.
        var level: Int
        var rings: [[Double]]
    }

    private(set) var zones: [Zone] = []
    /// Cultivated patches that the map contradicts.
    private(set) var contradicted: [Int] = []

    private static let contradictions = 3
    /// A field's level holds for wild cells so many steps away.
    private static let spread = 2

    init(_ ground: ZoneGround) {
        let (city, lattice) = (ground.city, ground.lattice)
        var labels = Self.levels(ground)
        let hash = StableHash(seed: city.seed, stream: .slopeMap)
        let candidates = ground.cells.filter {
            ground.profile(ofCell: $0).isCultivated && city.plan.patches[ground.patch($0)].kind == .cell
        }
        for cell in ground.shuffled(candidates, hash).prefix(Self.contradictions) {
            labels[cell] = labels[cell] % 5 + 1
            contradicted.append(ground.patch(cell))
        }
        let tracer = RingTracer(lattice: lattice)
        var islands: [Zone] = []
        for region in CellRegions.find(labels: labels, shape: lattice.shape) {
            var rings = tracer.rings(of: region.cells) { labels[$0] == region.label }
            for cell in region.cells {
                guard let inner = ground.inner(cell), ground.profile(ofPatch: inner).isCultivated else {
                    continue
                }
                let level = Int(city.attributes[inner].slope)
                guard level != Int(region.label) else { continue }
                let shell = city.outlines.rings(of: inner)[0]
                islands.append(Zone(level: level, rings: [shell]))
                var hole: [Double] = []
                for index in stride(from: shell.count - 2, through: 0, by: -2) {
                    hole += shell[index...index + 1]
                }
                rings.append(hole)
            }
            zones.append(Zone(level: Int(region.label), rings: rings))
        }
        zones += islands
    }

    /// Level of each cell; −1 outside the city.
    private static func levels(_ ground: ZoneGround) -> [Int32] {
        let city = ground.city
        var levels = Array(repeating: Int32(-1), count: ground.lattice.cells)
        for cell in ground.cells {
            let number = ground.patch(cell)
            if ground.profile(ofPatch: number).isCultivated {
                levels[cell] = Int32(city.attributes[number].slope)
            }
        }
        for _ in 0..<spread {
            let before = levels
            for cell in ground.cells where before[cell] < 0 {
                ground.lattice.shape.forNeighbours(of: cell) {
                    if before[$0] >= 0, levels[cell] < 0 { levels[cell] = before[$0] }
                }
            }
        }
        let relief = ValueNoise(seed: city.seed, stream: .slopeMap, octaves: 2)
        for cell in ground.cells where levels[cell] < 0 {
            let share = ground.share(cell)
            let height = relief(share.x * 12, share.y * 12)
            levels[cell] = height < -0.15 ? 3 : height < 0.25 ? 4 : 5
        }
        return levels
    }
}
