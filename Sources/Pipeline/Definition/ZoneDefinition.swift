package import LandModel

/// A layer that patches are laid over, or several that together are one.
package struct ZoneDefinition: Sendable, Equatable {
    package var name: String
    package var title: String
    /// File or folder, as written.
    package var path: String
    /// Names of the layers; empty for the only one of the path.
    package var layers: [String]
    /// Field that tells the kinds apart; `nil`: all zones are of one kind.
    package var field: String?
    package var reading: LayerReading
}

/// What a pipeline states about a layer instead of letting evidence decide.
package struct LayerReading: Sendable, Equatable {
    package var crs: String?
    package var crsIsForced: Bool
    package var olderDatum: SourceDefinition.OlderDatum
    package var encoding: String?
}

/// What is told of the zones. Names are those of `ZoneDefinition`.
package struct StatisticsDefinition: Sendable, Equatable {
    package struct Ratio: Sendable, Equatable {
        package var part: String
        package var whole: String
    }

    package struct Occupation: Sendable, Equatable {
        package var zones: String
        package var lines: [String]
    }

    package var level: DistrictLevel
    package var composition: [String]
    package var exclusive: [String]
    package var ratios: [Ratio]
    package var occupation: [Occupation]
    package var slope: String?
    package var tracts: [TractDefinition]
    package var points: [PlaceDefinition]
    package var lines: [PlaceDefinition]
    package var approved: String?
    package var farmland: String?
    /// Zones that statistics of the pipeline take rows from.
    package var asked: Set<String> = []

    /// Zones that patches are laid over for some table.
    var overlaid: Set<String> {
        Set(composition + exclusive + ratios.flatMap { [$0.part, $0.whole] })
            .union(occupation.flatMap { [$0.zones] + $0.lines })
            .union([slope, approved].compactMap { $0 }).union(asked)
    }

    /// Number of the zones that are approved land.
    func approved(among zones: [ZoneDefinition]) -> Int? {
        approved.flatMap { name in zones.firstIndex { $0.name == name } }
    }

    /// Whether patches are laid over zones of this name. Farmland that is asked for by its records alone is not.
    func laysOver(_ zones: String) -> Bool { zones != farmland || overlaid.contains(zones) }
}

/// A layer of points or lines that a table is made of.
package struct PlaceDefinition: Sendable, Equatable {
    package var name: String
    package var title: String
    /// File or folder, as written.
    package var path: String
    package var layer: String?
    package var reading: LayerReading
}

/// Adjacent patches of some classes, joined (集中连片).
package struct TractDefinition: Sendable, Equatable {
    package var name: String
    package var title: String
    /// Name of a set of the results' standard.
    package var classes: String
    /// In mu (亩), as written.
    package var thresholds: [Int]
    /// Metres; `nil`: across shared borders only.
    package var gap: Double?
}
