import LandModel
import Measure

/// Forest sub-compartments (小班): woods up to a share of the city's area, and some land beside them that is planted
/// thinly or not yet; straight borders. Stocks add up to a figure.
struct ForestPlan: Sendable {
    struct Compartment: Sendable {
        var county: Int
        var kind: Kind
        var isPublic: Bool
        var isNatural: Bool
        var rings: [[Double]]
        var area: SquareMetres
        /// Cubic metres.
        var stock: Int64 = 0
    }

    enum Kind: Int32, Sendable, CaseIterable {
        case trees, bamboo, specialShrubs
        /// Not counted as forest cover.
        case sparse, shrubs, young, suitable

        var name: String {
            ["乔木林", "竹林", "特灌林", "疏林", "灌木林", "未成林", "宜林地"][Int(rawValue)]
        }
        var isCover: Bool { rawValue <= Kind.specialShrubs.rawValue }
        /// Wood on equal ground, in proportion.
        var wood: Int64 {
            switch self {
            case .trees: 10
            case .sparse: 2
            default: 0
            }
        }
    }

    private(set) var compartments: [Compartment] = []
    /// Cells of the cover, the divided one included.
    private(set) var cells: Set<Int> = []

    /// Of the cells that are no woods but could be, one in so many is in the layer.
    private static let bareShare = 3
    private static let kindsOfBare: [Kind] = [.sparse, .shrubs, .young, .suitable]

    init(_ ground: ZoneGround, _ figure: SampleTargets.Forest) throws(SampleError) {
        guard let cover = figure.coverTarget, let stock = figure.stockTarget else { return }
        let city = ground.city
        let whole = city.areas.gross.reduce(SquareMetres.zero, +)
        func share(_ value: Int64) -> SquareMetres {
            SquareMetres(hundredths: Int64(Int128(whole.hundredths) * Int128(value) / 1_000_000))
        }
        let straight = StraightCells(ground)
        let noise = ValueNoise(seed: city.seed, stream: .resource, octaves: 3)
        let ranked = Self.ranked(ground, noise)
        let fill = CellFill(ranked, upTo: share(cover.value), plane: city.plane) { straight.ring($0) }
        try fill.check(figure.name, (share(cover.value), share(cover.tolerance)))
        cells = Set(fill.cells + (fill.cut.map { [$0.cell] } ?? []))
        var labels = Array(repeating: Int32(-1), count: ground.lattice.cells)
        for cell in fill.cells {
            labels[cell] = Self.label(cell, Self.wood(cell, ground, noise), ground, noise)
        }
        let hash = StableHash(seed: city.seed, stream: .resource)
        for cell in ranked where !cells.contains(cell) && hash.below(Self.bareShare, cell, 1) == 0 {
            let kind = Self.kindsOfBare[hash.below(Self.kindsOfBare.count, cell, 2)]
            labels[cell] = Self.label(cell, kind, ground, noise)
        }
        for (label, rings) in straight.areas(labels) { add(label, rings, ground) }
        if let cut = fill.cut {
            for rings in cut.polygons { add(Self.label(cut.cell, .trees, ground, noise), rings, ground) }
        }
        let parts = RandomParts.of(
            stock, weights: compartments.map { $0.kind.wood * ($0.area.hundredths / 10_000) }
        ) { hash.below(1_000, $0, 3) }
        for (index, part) in parts.enumerated() where compartments[index].kind.wood > 0 {
            compartments[index].stock = part
        }
        // What chance gave to land without trees goes to the first that has some.
        let given = compartments.reduce(Int64(0)) { $0 + $1.stock }
        if let first = compartments.firstIndex(where: { $0.kind == .trees }) {
            compartments[first].stock += stock - given
        }
    }

    private mutating func add(_ label: Int32, _ rings: [[Double]], _ ground: ZoneGround) {
        let (rest, flags) = (Int(label) / 4, Int(label) % 4)
        let kind = Kind(rawValue: Int32(rest % Kind.allCases.count)) ?? .trees
        compartments.append(
            Compartment(
                county: rest / Kind.allCases.count, kind: kind, isPublic: flags / 2 == 1,
                isNatural: flags % 2 == 1, rings: rings,
                area: ground.city.plane.twiceArea(ofRings: rings)?.squareMetres ?? .zero))
    }

    /// County, kind, whether for the public good, whether natural: equal ones that touch are one compartment.
    private static func label(_ cell: Int, _ kind: Kind, _ ground: ZoneGround, _ noise: ValueNoise) -> Int32 {
        let share = ground.share(cell)
        let isPublic = noise(share.x * 15 + 40, share.y * 15) > 0
        let isNatural = noise(share.x * 12, share.y * 12 + 40) > -0.1
        let base = Int32(ground.county(cell) * Kind.allCases.count) + kind.rawValue
        return base * 4 + (isPublic ? 2 : 0) + (isNatural ? 1 : 0)
    }

    private static func wood(_ cell: Int, _ ground: ZoneGround, _ noise: ValueNoise) -> Kind {
        let share = ground.share(cell)
        let code = ground.profile(ofCell: cell).code
        if code.hasPrefix("0302") { return .bamboo }
        if code.hasPrefix("0305") { return .specialShrubs }
        return noise(share.x * 20 + 80, share.y * 20) > 0.55 ? .bamboo : .trees
    }

    /// Woods first, then gardens and grass; no fields, no settlements, no water.
    private static func ranked(_ ground: ZoneGround, _ noise: ValueNoise) -> [Int] {
        ground.cells.filter { cell in
            let profile = ground.profile(ofCell: cell)
            return !profile.isCultivated && !profile.isBuilt && !profile.code.hasPrefix("11")
        }.map { cell in
            let share = ground.share(cell)
            let isWood = ground.profile(ofCell: cell).code.hasPrefix("03")
            return (noise(share.x * 9, share.y * 9) + (isWood ? 0 : 10), cell)
        }.sorted { $0 < $1 }.map(\.1)
    }
}
