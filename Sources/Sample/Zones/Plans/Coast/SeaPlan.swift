import LandModel
import Measure

/// Sea-use parcels (宗海) and sites for wind farms: each in a place of its own in a box of sea, with the area its register
/// states.
struct SeaPlan: Sendable {
    struct Place: Sendable {
        var figure: SampleTargets.SeaFigure
        /// From 1, in its figure.
        var number: Int
        var ring: [Double]
        /// Whole square metres; the ring has it but for the rounding of its coordinates.
        var area: SquareMetres
        /// In 0.01 · 10,000 kW, where the figure tells one.
        var capacity: Int64?
    }

    private(set) var parcels: [Place] = []
    private(set) var windSites: [Place] = []

    init(_ city: SampleCity, _ sea: SampleTargets.Sea?) {
        guard let sea else { return }
        let hash = StableHash(seed: city.seed, stream: .sea)
        let shape = SizedShape(plane: city.plane, hash: hash)
        let figures = sea.parcels + sea.windSites
        var centres = Self.places(figures.reduce(0) { $0 + $1.count }, in: sea.extent, hash)[...]
        var salt = 0
        for (index, figure) in figures.enumerated() {
            guard let target = figure.target else { continue }
            let areas = WholeMetres.parts(of: target.area, count: figure.count, hash: hash, salt: index)
            let capacities = figure.capacityTarget.map { capacity in
                RandomParts.of(capacity, weights: areas.map { _ in 1 }, spread: 400) {
                    hash.below(1_000, index * 100_000 + $0, 8)
                }
            }
            for (number, area) in areas.enumerated() {
                guard let centre = centres.popFirst() else { return }
                let place = Place(
                    figure: figure, number: number + 1,
                    ring: shape.ring(around: centre, area: area, salt: salt), area: area,
                    capacity: capacities?[number])
                salt += 1
                if index < sea.parcels.count { parcels.append(place) } else { windSites.append(place) }
            }
        }
    }

    /// The middles of a net of squares, in an order of chance.
    private static func places(_ count: Int, in box: Extent, _ hash: StableHash) -> [Point] {
        let across = (Double(count) * box.widthInMetres / box.heightInMetres).squareRoot()
        let columns = max(1, Int(across.rounded(.up)))
        let rows = max(1, (count + columns - 1) / columns)
        let order = (0..<columns * rows).map { (hash.bits($0, 1), $0) }.sorted { $0 < $1 }.map(\.1)
        return order.prefix(count).map { slot in
            Point(
                x: box.west + (Double(slot % columns) + 0.5) / Double(columns) * (box.east - box.west),
                y: box.south + (Double(slot / columns) + 0.5) / Double(rows) * (box.north - box.south))
        }
    }
}
