import LandModel

extension SampleTargets {
    /// Sea-use parcels, in a box of sea that lies outside the city's own.
    package struct Sea: Sendable, Hashable, Codable {
        package var extent: Extent
        package var parcels: [SeaFigure]
    }

    /// So many parcels of one kind and state, and their area.
    package struct SeaFigure: Sendable, Hashable, Codable {
        package var kind: String
        package var state: String
        package var count: Int
        package var figure: String
        package var unit: Total.Unit
        /// Names of the first ones; the others are numbered.
        package var names: [String]?

        var target: (area: SquareMetres, tolerance: SquareMetres)? { unit.target(figure) }
    }

    package struct CountedState: Sendable, Hashable, Codable {
        package var state: String
        package var count: Int
    }

    func checkSea(
        _ require: (Bool, _ place: String, _ value: String, _ expected: String) throws(SampleError) -> Void
    ) throws(SampleError) {
        for (index, state) in (zones.consolidation ?? []).enumerated() {
            try require(
                (0...10_000).contains(state.count), "zones.consolidation.\(index).count", "\(state.count)",
                "0…10000")
        }
        guard let sea = zones.sea else { return }
        let box = sea.extent
        try require(
            box.west < box.east && box.south < box.north, "zones.sea.extent", "\(box)",
            "west < east, south < north")
        try require(
            box.east <= extent.west || box.west >= extent.east || box.north <= extent.south
                || box.south >= extent.north,
            "zones.sea.extent", "\(box)", "a box beside the city's")
        for (index, parcel) in sea.parcels.enumerated() {
            try require(
                parcel.target != nil && (1...10_000).contains(parcel.count), "zones.sea.parcels.\(index)",
                parcel.figure, "a plain decimal number of up to 4 places")
        }
    }
}
