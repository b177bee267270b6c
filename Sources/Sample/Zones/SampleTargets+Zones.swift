package import LandModel

extension SampleTargets {
    /// What the city's zone layers must add up to.
    package struct Zones: Sendable, Hashable, Codable {
        /// Σ YJJBNTMJ of the permanent basic farmland.
        package var farmland: AreaFigure
        /// Area of the ecological red line.
        package var redLine: AreaFigure
        /// Area of the union of all protected areas, which overlap.
        package var protectedAreas: AreaFigure?
        /// Length of the post roads on the ellipsoid.
        package var postRoads: LengthFigure?
        /// Number of points of geological hazard.
        package var hazardPoints: Int
        /// Built-up area of the city in several years, in their order; none smaller than the one before.
        package var builtUp: [DatedFigure]
        /// Year of the second red line, which holds all of the first and some more.
        package var redLineRevision: Int?
        /// Keys among the five above that are left out on purpose, with their layers.
        package var omits: [String]?
        /// Coordinates of the layers that are delivered in metres; zone 38 without it.
        package var coordinates: Delivery.Coordinates?
        /// Area of the urban development boundary; without it, a fiftieth of each county's cells.
        package var towns: AreaFigure?
        /// What of the development boundary lies outside the urban land of a base year.
        package var baseUrban: DatedFigure?
        /// Zones in which fields are brought together (耕地集中整治区).
        package var consolidation: [CountedState]?
        package var sea: Sea?
        package var resources: Resources?
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

extension SampleTargets.Zones {
    /// Reads the figures; one that is not among `omits` must be there, so that no misspelt key is passed over.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let omits = try values.decodeIfPresent([String].self, forKey: .omits)
        func value<Value: Decodable>(_ key: CodingKeys) throws -> Value? {
            guard omits?.contains(key.stringValue) != true else { return nil }
            return try values.decode(Value.self, forKey: key)
        }
        self.omits = omits
        farmland = try values.decode(SampleTargets.AreaFigure.self, forKey: .farmland)
        redLine = try values.decode(SampleTargets.AreaFigure.self, forKey: .redLine)
        protectedAreas = try value(.protectedAreas)
        postRoads = try value(.postRoads)
        hazardPoints = try value(.hazardPoints) ?? 0
        builtUp = try value(.builtUp) ?? []
        redLineRevision = try value(.redLineRevision)
        coordinates = try values.decodeIfPresent(
            SampleTargets.Delivery.Coordinates.self, forKey: .coordinates)
        towns = try values.decodeIfPresent(SampleTargets.AreaFigure.self, forKey: .towns)
        baseUrban = try values.decodeIfPresent(SampleTargets.DatedFigure.self, forKey: .baseUrban)
        consolidation = try values.decodeIfPresent(
            [SampleTargets.CountedState].self, forKey: .consolidation)
        sea = try values.decodeIfPresent(SampleTargets.Sea.self, forKey: .sea)
        resources = try values.decodeIfPresent(SampleTargets.Resources.self, forKey: .resources)
    }
}
