package import LandModel

/// What measuring one feature of lines gave.
package struct MeasuredLine: Sendable, Equatable {
    /// Σ over its segments of the geodesic's length, each rounded once to 1 µm: the same whatever the direction of
    /// the line, the order of its parts, batch or worker. Zero when there is nothing to measure.
    package var length: Metres
    package var flags: PlaceFlags
    /// As the reader left it.
    package var state: GeometryState
}

/// The part of one line, or of one feature of points, in one district.
package struct LinePiece: Sendable, Equatable {
    /// The feature's row in its batch.
    package var row: Int
    /// Position in `DistrictLocator.codes`; `nil` outside all districts.
    package var district: Int?
    package var length: Metres
}

/// What placing one feature of points gave.
package struct MeasuredPoints: Sendable, Equatable {
    /// Points of the feature; zero when there is nothing to place.
    package var count: Int
    package var flags: PlaceFlags
    /// As the reader left it.
    package var state: GeometryState
}

/// How many points of one feature lie in one district.
package struct PointPiece: Sendable, Equatable {
    /// The feature's row in its batch.
    package var row: Int
    /// Position in `DistrictLocator.codes`; `nil` outside all districts.
    package var district: Int?
    package var count: Int
}

/// The faults that show while lines and points are measured.
package struct PlaceFlags: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// NaN or an infinity among the coordinates: the feature is not measured.
    package static let coordinateNotFinite = PlaceFlags(rawValue: 1 << 0)
    /// A coordinate where the coordinate model has no place on the ellipsoid: the feature is not measured.
    package static let coordinateOutOfRange = PlaceFlags(rawValue: 1 << 1)
    /// A feature of lines whose length is zero.
    package static let zeroLength = PlaceFlags(rawValue: 1 << 2)

    /// The feature has no place.
    package static let unusable: PlaceFlags = [.coordinateNotFinite, .coordinateOutOfRange]

    package var rules: [FindingRule] {
        let all: [(PlaceFlags, FindingRule)] = [
            (.coordinateNotFinite, .coordinateNotFinite), (.coordinateOutOfRange, .coordinateOutOfRange),
            (.zeroLength, .lengthNotPositive),
        ]
        return all.filter { contains($0.0) }.map(\.1)
    }
}

extension MeasuredLine {
    /// Rules of the findings to tell, the reader's first.
    package var rules: [FindingRule] { state.rules(.lines) + flags.rules }
    /// Whether the feature has a length to stand in a table with.
    package var isCountable: Bool { state.isOf(.lines) && flags.isDisjoint(with: .unusable) }
}

extension MeasuredPoints {
    /// Rules of the findings to tell, the reader's first.
    package var rules: [FindingRule] { state.rules(.points) + flags.rules }
    /// Whether the feature has points to stand in a table with.
    package var isCountable: Bool { state.isOf(.points) && flags.isDisjoint(with: .unusable) }
}

extension GeometryState {
    func isOf(_ kind: GeometryKind) -> Bool {
        switch self {
        case .polygon, .multiPolygon, .linearisedCurve: kind == .polygons
        case .lines, .linearisedLines: kind == .lines
        case .points: kind == .points
        case .null, .empty, .notPolygonal, .corrupt, .otherKind: false
        }
    }

    fileprivate func rules(_ kind: GeometryKind) -> [FindingRule] {
        switch self {
        case .null: [.geometryNull]
        case .empty: [.geometryEmpty]
        case .corrupt: [.geometryCorrupt]
        case .notPolygonal, .otherKind: [.geometryOtherKind]
        case .linearisedLines where kind == .lines: [.curveLinearised]
        default: isOf(kind) ? [] : [.geometryOtherKind]
        }
    }
}
