import LandModel

extension SampleTargets {
    /// What the layers of natural resources must add up to.
    package struct Resources: Sendable, Hashable, Codable {
        package var forest: Forest
        package var wetlands: AreaFigure
        /// Mean grades of cultivated land in several years.
        package var quality: [GradeFigure]
        /// Area of the union of the built projects of high-standard farmland.
        package var highStandard: AreaFigure
        /// Codes of the counties whose development boundary the detailed plans cover.
        package var detailedPlans: [String]
        package var mineRestoration: [CountedFigure]
    }

    package struct Forest: Sendable, Hashable, Codable {
        package var name: String
        /// Percent of the city's area.
        package var cover: String
        /// In 10,000 m³.
        package var stock: String

        /// Cover in 0.0001 %, and half a unit of its last place.
        var coverTarget: (value: Int64, tolerance: Int64)? {
            SampleTargets.target(of: cover, in: 1...1_000_000)
        }

        /// Cubic metres.
        var stockTarget: Int64? {
            guard SampleTargets.decimals(of: stock) <= 4,
                let value = FixedPoint.parse(stock.utf8, decimals: 4), value > 0
            else { return nil }
            return value
        }
    }

    /// A printed mean of grades, weighted by area.
    package struct GradeFigure: Sendable, Hashable, Codable {
        package var year: Int
        package var name: String
        package var figure: String

        /// In 0.0001, and half a unit of the last printed place.
        var target: (value: Int64, tolerance: Int64)? {
            SampleTargets.target(of: figure, in: 10_000...150_000)
        }
    }

    /// A printed figure in 0.0001, if it is among those allowed, and half a unit of its last place.
    private static func target(
        of figure: String, in allowed: ClosedRange<Int64>
    ) -> (value: Int64, tolerance: Int64)? {
        let places = decimals(of: figure)
        guard places <= 4, let value = FixedPoint.parse(figure.utf8, decimals: 4), allowed.contains(value)
        else { return nil }
        return (value, 5_000 / (0..<places).reduce(1) { scale, _ in scale * 10 })
    }

    /// So many things in one state, and their area.
    package struct CountedFigure: Sendable, Hashable, Codable {
        package var state: String
        package var count: Int
        package var figure: String
        package var unit: Total.Unit

        var target: (area: SquareMetres, tolerance: SquareMetres)? { unit.target(figure) }
    }

    func checkResources(
        _ require: (Bool, _ place: String, _ value: String, _ expected: String) throws(SampleError) -> Void
    ) throws(SampleError) {
        guard let resources = zones.resources else { return }
        let place = "zones.resources"
        try require(
            resources.forest.coverTarget != nil, place + ".forest.cover", resources.forest.cover,
            "a plain decimal number of up to 4 places")
        try require(
            resources.forest.stockTarget != nil, place + ".forest.stock", resources.forest.stock,
            "a plain decimal number of up to 4 places")
        for (key, figure) in [("wetlands", resources.wetlands), ("highStandard", resources.highStandard)] {
            try require(
                figure.target != nil, place + ".\(key).figure", figure.figure,
                "a plain decimal number of up to 4 places")
        }
        for (index, grade) in resources.quality.enumerated() {
            try require(
                grade.target != nil, place + ".quality.\(index).figure", grade.figure, "a grade of 1 to 15")
        }
        for (index, code) in resources.detailedPlans.enumerated() {
            try require(
                county(code) != nil, place + ".detailedPlans.\(index)", code, "the code of a county")
        }
        for (index, figure) in resources.mineRestoration.enumerated() {
            try require(
                figure.target != nil && (1...10_000).contains(figure.count),
                place + ".mineRestoration.\(index)", figure.figure, "a plain decimal number of up to 4 places"
            )
        }
    }
}
