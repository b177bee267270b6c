package import LandModel

extension SampleTargets {
    /// What the net area (TBDLMJ) of some classes gains from one survey to a later one.
    package struct NetChange: Sendable, Hashable, Codable {
        package var name: String
        /// Years of surveys; the first of the city's or a later one.
        package var from: Int
        package var to: Int
        package var figure: String
        package var unit: Total.Unit
        package var classes: [String]

        /// The figure in 0.01 m², rounded, and half a unit of its last printed place.
        package var target: (area: SquareMetres, tolerance: SquareMetres)? { unit.target(figure) }
    }

    func checkNetChange(
        _ require: (Bool, _ place: String, _ value: String, _ expected: String) throws(SampleError) -> Void
    ) throws(SampleError) {
        guard let change = netChange else { return }
        let years = [year] + laterYears.map(\.year)
        try require(years.contains(change.from), "netChange.from", "\(change.from)", "the year of a survey")
        try require(
            change.to > change.from && years.contains(change.to), "netChange.to", "\(change.to)",
            "a later year")
        try require(
            change.target != nil, "netChange.figure", change.figure,
            "a plain decimal number of up to 4 places")
        try require(!change.classes.isEmpty, "netChange.classes", "[]", "a class of the sample")
        for code in change.classes {
            let isCultivated = ClassProfile.index[code].map { ClassProfile.all[$0].isCultivated } ?? false
            try require(isCultivated, "netChange.classes", code, "a class of cultivated land")
        }
    }
}
