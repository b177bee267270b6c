import LandModel

/// What happens to the coordinates of a source before they are measured as degrees. One worker, one value.
struct AngleConversion: Sendable {
    private enum Kind: Sendable {
        /// They are degrees.
        case none
        case inverse
        /// The survey's own series.
        case regulation(RegulationInverse)
    }

    private let kind: Kind
    /// Rounds angles to 1e-6″ after all else.
    private let isRounding: Bool
    private var tiles: KrugerTiles?

    init(coordinates: CoordinateModel, options: MeasureOptions) {
        isRounding = options.roundAnglesToMicroArcSecond
        switch coordinates {
        case .geographic, .transformed: kind = .none
        case .gaussKruger(let projection):
            if isRounding, let inverse = RegulationInverse(projection) {
                kind = .regulation(inverse)
            } else {
                kind = .inverse
                tiles = KrugerTiles(GaussKrugerInverse(projection))
            }
        }
    }

    /// The coordinates are measured as they are.
    var isIdentity: Bool {
        if case .none = kind { return !isRounding }
        return false
    }

    /// Replaces `degrees` by longitude and latitude in turn; NaN where there is no place on the ellipsoid.
    mutating func convert(_ coordinates: [Double], into degrees: inout [Double]) {
        switch kind {
        case .none: degrees = coordinates
        case .inverse: tiles?.convert(coordinates, into: &degrees)
        case .regulation(let inverse):
            degrees.removeAll(keepingCapacity: true)
            for index in stride(from: 0, to: coordinates.count - 1, by: 2) {
                let place = inverse.degrees(easting: coordinates[index], northing: coordinates[index + 1])
                degrees.append(place.longitude)
                degrees.append(place.latitude)
            }
        }
        guard isRounding else { return }
        for index in degrees.indices { degrees[index] = Self.rounded(degrees[index]) }
    }

    /// Rounds degrees to 1e-6″, half up (the notice's procedure; halves go away from zero south and west).
    static func rounded(_ degrees: Double) -> Double {
        (degrees * 3.6e9).rounded(.toNearestOrAwayFromZero) / 3.6e9
    }
}
