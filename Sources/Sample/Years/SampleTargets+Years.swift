extension SampleTargets {
    /// A survey year after the first: who delivers, in which form. A county that does not deliver has no change in
    /// that year; its last delivery stands.
    package struct LaterYear: Sendable, Hashable, Codable {
        package var year: Int
        package var townshipMove: TownshipMove?
        package var deliveries: [YearDelivery]
    }

    /// A township that goes from one delivering county to another, by their codes.
    package struct TownshipMove: Sendable, Hashable, Codable {
        package var from: String
        package var to: String
    }

    package struct YearDelivery: Sendable, Hashable, Codable {
        /// Six digits.
        package var county: String
        package var format: Delivery.Format
        package var coordinates: Delivery.Coordinates
        /// Whether the year's changes (DLTBGXGC) come with it.
        package var changes: Bool?

        var form: Delivery { Delivery(format: format, coordinates: coordinates) }
    }

    /// Number of a county by its code.
    func county(_ code: String) -> Int? { counties.firstIndex { $0.code == code } }

    /// Numbers of the counties that deliver a year.
    func counties(delivering year: LaterYear) -> Set<Int> {
        Set(year.deliveries.compactMap { county($0.county) })
    }

    /// Numbers of the counties that deliver the changes of a year.
    func counties(tellingChangesOf year: LaterYear) -> Set<Int> {
        Set(year.deliveries.filter { $0.changes == true }.compactMap { county($0.county) })
    }

    /// Numbers of the counties whose first delivery or that of a year is a geodatabase in metres: its coordinates are
    /// whole tenths of a millimetre.
    func countiesOnMetricGrid(in year: LaterYear) -> Set<Int> {
        func isGridded(_ form: Delivery) -> Bool {
            form.format == .fileGeodatabase && form.coordinates != .geographic
        }
        let later = year.deliveries.filter { isGridded($0.form) }.compactMap { county($0.county) }
        return Set(later + counties.indices.filter { isGridded(counties[$0].delivery) })
    }

    /// Tells what of the later years cannot be used.
    ///
    /// - Parameter require: takes a condition, the place in the file, the value found, and what was expected.
    func checkYears(
        _ require: (Bool, _ place: String, _ value: String, _ expected: String) throws(SampleError) -> Void
    ) throws(SampleError) {
        var last = year
        for (index, later) in laterYears.enumerated() {
            let place = "laterYears.\(index)"
            try require(
                later.year > last && later.year <= 9999, place + ".year", "\(later.year)", "a later year")
            last = later.year
            var seen: Set<String> = []
            for (number, delivery) in later.deliveries.enumerated() {
                let place = place + ".deliveries.\(number).county"
                try require(county(delivery.county) != nil, place, delivery.county, "the code of a county")
                try require(
                    seen.insert(delivery.county).inserted, place, delivery.county, "a code of its own")
            }
            guard let move = later.townshipMove else { continue }
            for (key, code) in [("from", move.from), ("to", move.to)] {
                try require(
                    seen.contains(code), place + ".townshipMove.\(key)", code, "a county that delivers")
            }
            try require(move.from != move.to, place + ".townshipMove.to", move.to, "another county")
        }
    }
}
