import LandModel

extension SampleTargets {
    /// Sea-use parcels and sites for wind farms, in a box of sea that lies outside the city's own.
    package struct Sea: Sendable, Hashable, Codable {
        package var extent: Extent
        package var parcels: [SeaFigure]
        package var windSites: [SeaFigure]
    }

    /// So many places of one kind and state, and their area.
    package struct SeaFigure: Sendable, Hashable, Codable {
        package var kind: String
        package var state: String
        package var count: Int
        package var figure: String
        package var unit: Total.Unit
        /// Names of the first ones; the others are numbered.
        package var names: [String]?
        /// Of wind farms, all together, in 10,000 kW.
        package var capacity: String?

        /// In 0.01 · 10,000 kW.
        var capacityTarget: Int64? {
            guard let capacity, SampleTargets.decimals(of: capacity) <= 2 else { return nil }
            return FixedPoint.parse(capacity.utf8, decimals: 2)
        }

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
        for (key, figures) in [("parcels", sea.parcels), ("windSites", sea.windSites)] {
            for (index, figure) in figures.enumerated() {
                let place = "zones.sea.\(key).\(index)"
                try require(
                    figure.target != nil && (1...10_000).contains(figure.count), place, figure.figure,
                    "a plain decimal number of up to 4 places")
                try require(
                    figure.capacity == nil || figure.capacityTarget ?? -1 >= 0, place + ".capacity",
                    figure.capacity ?? "", "a plain decimal number of up to 2 places")
            }
        }
    }
}
