/// What the ground is like at a patch: smooth, so that neighbours agree, with a little chance.
struct Terrain {
    private let lattice: Lattice
    private let lowness: ValueNoise
    private let scatter: StableHash
    private let steepness: ValueNoise
    private let chance: StableHash

    init(lattice: Lattice, seed: UInt64) {
        self.lattice = lattice
        lowness = ValueNoise(seed: seed, stream: .terrain, octaves: 6)
        scatter = StableHash(seed: seed, stream: .terrainScatter)
        steepness = ValueNoise(seed: seed, stream: .slope, octaves: 3)
        chance = StableHash(seed: seed, stream: .slope)
    }

    /// Small in the mountains, large in the valleys and towns.
    ///
    /// - Parameter remoteness: 0 at the county's centre, 1 in its farthest village.
    func lowness(_ patch: Patch, remoteness: Double) -> Double {
        let (x, y) = share(patch)
        return lowness(x * 15, y * 15) - 0.12 * remoteness
            + 0.3 * scatter.signed(Int(patch.cell), Int(patch.kind.rawValue))
    }

    /// GDPDJB 1…5 and whether the slope is terraced.
    func slope(_ patch: Patch) -> (level: Int, isTerrace: Bool) {
        let (x, y) = share(patch)
        let salt = Int(patch.kind.rawValue)
        let steep = steepness(x * 14, y * 14) + 0.9 * chance.signed(Int(patch.cell), salt)
        let level = steep < -0.3 ? 1 : steep < 0.1 ? 2 : steep < 0.5 ? 3 : steep < 0.85 ? 4 : 5
        return (level, chance.unit(Int(patch.cell), salt + 10) < 0.55)
    }

    /// The place as shares of the box.
    private func share(_ patch: Patch) -> (Double, Double) {
        let place = lattice.middle(ofCell: Int(patch.cell))
        return (place.x / Double(lattice.columns), place.y / Double(lattice.rows))
    }
}
