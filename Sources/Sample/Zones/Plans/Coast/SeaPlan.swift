import LandModel
import Measure

/// Sea-use parcels (宗海): each in a place of its own in a box of sea, with the area its register states.
struct SeaPlan: Sendable {
    struct Parcel: Sendable {
        /// Number of the figure in the targets.
        var figure: Int
        /// From 1, in its figure.
        var number: Int
        var ring: [Double]
        /// Whole square metres; the ring has it but for the rounding of its coordinates.
        var area: SquareMetres
    }

    private(set) var parcels: [Parcel] = []

    init(_ city: SampleCity, _ sea: SampleTargets.Sea?) {
        guard let sea else { return }
        let hash = StableHash(seed: city.seed, stream: .sea)
        let shape = SizedShape(plane: city.plane, hash: hash)
        var wanted: [(figure: Int, number: Int, area: SquareMetres)] = []
        for (index, figure) in sea.parcels.enumerated() {
            guard let target = figure.target else { continue }
            let parts = WholeMetres.parts(of: target.area, count: figure.count, hash: hash, salt: index)
            wanted += parts.enumerated().map { (index, $0.offset + 1, $0.element) }
        }
        let places = Self.places(wanted.count, in: sea.extent, hash)
        for (place, parcel) in zip(places, wanted) {
            parcels.append(
                Parcel(
                    figure: parcel.figure, number: parcel.number,
                    ring: shape.ring(around: place, area: parcel.area, salt: parcels.count),
                    area: parcel.area))
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
