import LandModel

/// What happens to the coordinates of a source before they are measured as degrees.
enum AngleConversion: Sendable {
    /// They are degrees.
    case none
    /// They are degrees, to be rounded.
    case rounding
    case inverse(GaussKrugerInverse)
    case inverseRounding(GaussKrugerInverse)
    /// The survey's own series, then rounding.
    case regulation(RegulationInverse)

    init(coordinates: CoordinateModel, options: MeasureOptions) {
        switch (coordinates, options.roundAnglesToMicroArcSecond) {
        case (.geographic, false), (.transformed, false): self = .none
        case (.geographic, true), (.transformed, true): self = .rounding
        case (.gaussKruger(let projection), false): self = .inverse(GaussKrugerInverse(projection))
        case (.gaussKruger(let projection), true):
            if let inverse = RegulationInverse(projection) {
                self = .regulation(inverse)
            } else {
                self = .inverseRounding(GaussKrugerInverse(projection))
            }
        }
    }

    /// Replaces `degrees` by longitude and latitude in turn; NaN where there is no place on the ellipsoid.
    func convert(_ coordinates: [Double], into degrees: inout [Double]) {
        degrees.removeAll(keepingCapacity: true)
        degrees.reserveCapacity(coordinates.count)
        let pairs = stride(from: 0, to: coordinates.count - 1, by: 2)
        switch self {
        case .none:
            degrees.append(contentsOf: coordinates)
        case .rounding:
            for value in coordinates { degrees.append(Self.rounded(value)) }
        case .inverse(let inverse):
            for index in pairs {
                let place = inverse.degrees(easting: coordinates[index], northing: coordinates[index + 1])
                degrees.append(place.longitude)
                degrees.append(place.latitude)
            }
        case .inverseRounding(let inverse):
            for index in pairs {
                let place = inverse.degrees(easting: coordinates[index], northing: coordinates[index + 1])
                degrees.append(Self.rounded(place.longitude))
                degrees.append(Self.rounded(place.latitude))
            }
        case .regulation(let inverse):
            for index in pairs {
                let place = inverse.degrees(easting: coordinates[index], northing: coordinates[index + 1])
                degrees.append(Self.rounded(place.longitude))
                degrees.append(Self.rounded(place.latitude))
            }
        }
    }

    /// Rounds degrees to 1e-6″, half up (the notice's procedure; halves go away from zero south and west).
    static func rounded(_ degrees: Double) -> Double {
        (degrees * 3.6e9).rounded(.toNearestOrAwayFromZero) / 3.6e9
    }
}
