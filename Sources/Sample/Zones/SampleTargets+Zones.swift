package import LandModel

extension SampleTargets {
    /// What the city's zone layers must add up to.
    package struct Zones: Sendable, Hashable, Codable {
        /// Σ YJJBNTMJ of the permanent basic farmland.
        package var farmland: AreaFigure
        /// Area of the ecological red line.
        package var redLine: AreaFigure
        /// Area of the union of all protected areas, which overlap.
        package var protectedAreas: AreaFigure
        /// Length of the post roads on the ellipsoid.
        package var postRoads: LengthFigure
        /// Number of points of geological hazard.
        package var hazardPoints: Int
        /// Built-up area of the city in several years, in their order; none smaller than the one before.
        package var builtUp: [DatedFigure]
        /// Year of the second red line, which holds all of the first and some more.
        package var redLineRevision: Int
    }

    /// A printed area of one year.
    package struct DatedFigure: Sendable, Hashable, Codable {
        package var year: Int
        package var name: String
        package var figure: String
        package var unit: Total.Unit

        /// The figure in 0.01 m², rounded, and half a unit of its last printed place.
        package var target: (area: SquareMetres, tolerance: SquareMetres)? { unit.target(figure) }
    }

    /// A printed area that a layer must meet to half a unit of its last place.
    package struct AreaFigure: Sendable, Hashable, Codable {
        package var name: String
        package var figure: String
        package var unit: Total.Unit

        /// The figure in 0.01 m², rounded, and half a unit of its last printed place.
        package var target: (area: SquareMetres, tolerance: SquareMetres)? { unit.target(figure) }
    }

    /// A printed length that a layer must meet to half a unit of its last place.
    package struct LengthFigure: Sendable, Hashable, Codable {
        package enum Unit: String, Sendable, Codable {
            case kilometres = "km"
        }
        package var name: String
        package var figure: String
        package var unit: Unit

        /// The figure in metres and half a unit of its last printed place.
        package var target: (metres: Double, tolerance: Double)? {
            let decimals = SampleTargets.decimals(of: figure)
            guard decimals <= 4, let value = FixedPoint.parse(figure.utf8, decimals: decimals), value > 0
            else { return nil }
            var scale = 1.0
            for _ in 0..<decimals { scale *= 10 }
            return (Double(value) * 1000 / scale, 500 / scale)
        }
    }
}
