/// How the coordinates of a source are to be understood: decided from parameters, never from names.
package enum CoordinateModel: Sendable, Hashable {
    /// Longitude and latitude in degrees on the ellipsoid.
    case geographic(Ellipsoid)
    /// Transverse Mercator eastings and northings in metres (Gauss-Krüger).
    case gaussKruger(GaussKruger)
    /// Anything else: the reader's transformation turns it into degrees on this ellipsoid first.
    case transformed(wkt: String, Ellipsoid)

    package var ellipsoid: Ellipsoid {
        switch self {
        case .geographic(let ellipsoid), .transformed(_, let ellipsoid): ellipsoid
        case .gaussKruger(let projection): projection.ellipsoid
        }
    }
}

/// An ellipsoid by its two defining parameters.
package struct Ellipsoid: Sendable, Hashable {
    /// Semi-major axis in metres.
    package var semiMajorAxis: Double
    /// 0 for a sphere, as WKT writes it.
    package var inverseFlattening: Double
    /// (a − b)/a.
    package var flattening: Double { inverseFlattening == 0 ? 0 : 1 / inverseFlattening }

    package init(semiMajorAxis: Double, inverseFlattening: Double) {
        self.semiMajorAxis = semiMajorAxis
        self.inverseFlattening = inverseFlattening
    }

    /// China Geodetic Coordinate System 2000 (GB 22021-2008).
    package static let cgcs2000 = Ellipsoid(semiMajorAxis: 6_378_137, inverseFlattening: 298.257_222_101)
    /// Xi'an 1980 (IAG 75).
    package static let xian80 = Ellipsoid(semiMajorAxis: 6_378_140, inverseFlattening: 298.257)
    /// Beijing 1954 (Krassovsky).
    package static let krassovsky = Ellipsoid(semiMajorAxis: 6_378_245, inverseFlattening: 298.3)
}

/// Parameters of a Gauss-Krüger projection.
package struct GaussKruger: Sendable, Hashable {
    package var ellipsoid: Ellipsoid
    /// Degrees east.
    package var centralMeridian: Double
    /// Metres; carries the zone prefix where there is one (38 500 000).
    package var falseEasting: Double
    package var falseNorthing: Double
    /// 1 for Gauss-Krüger proper, 0.9996 for UTM.
    package var scale: Double

    package init(
        ellipsoid: Ellipsoid, centralMeridian: Double, falseEasting: Double = 500_000,
        falseNorthing: Double = 0,
        scale: Double = 1
    ) {
        self.ellipsoid = ellipsoid
        self.centralMeridian = centralMeridian
        self.falseEasting = falseEasting
        self.falseNorthing = falseNorthing
        self.scale = scale
    }
}
