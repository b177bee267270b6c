package import LandModel

/// What measuring one feature gave.
package struct MeasuredPatch: Sendable, Equatable {
    /// Ellipsoidal area, rounded once, half away from zero: Σ over polygons of |shell| − Σ |holes|, whatever the
    /// direction of the rings. Zero when there is nothing to measure or a coordinate is unusable; negative only
    /// with `holesLargerThanShell`.
    package var area: SquareMetres
    package var flags: PatchFlags
    /// As the reader left it.
    package var state: GeometryState

    package init(area: SquareMetres, flags: PatchFlags, state: GeometryState) {
        self.area = area
        self.flags = flags
        self.state = state
    }
}

/// The faults that show while a feature is measured, without looking for crossings.
package struct PatchFlags: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    @inline(__always) package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// NaN or an infinity among the coordinates: the feature has no area.
    package static let coordinateNotFinite = PatchFlags(rawValue: 1 << 0)
    /// A coordinate where the coordinate model has no place on the ellipsoid: the feature has no area.
    package static let coordinateOutOfRange = PatchFlags(rawValue: 1 << 1)
    /// A ring whose ends are different points of the 1 µm grid; measured with its ends joined.
    package static let ringNotClosed = PatchFlags(rawValue: 1 << 2)
    /// A ring of fewer than four vertices, the closing one included.
    package static let ringTooShort = PatchFlags(rawValue: 1 << 3)
    /// A hole that runs in the direction of its shell: the writer's roles are doubtful, the area is not.
    package static let ringOrientation = PatchFlags(rawValue: 1 << 4)
    /// A polygon whose holes are together at least as large as its shell.
    package static let holesLargerThanShell = PatchFlags(rawValue: 1 << 5)
    /// The exact area of the feature is zero.
    package static let zeroArea = PatchFlags(rawValue: 1 << 6)

    /// The rules of the findings these faults become, in the order of the flags.
    package var rules: [FindingRule] {
        let all: [(PatchFlags, FindingRule)] = [
            (.coordinateNotFinite, .coordinateNotFinite), (.coordinateOutOfRange, .coordinateOutOfRange),
            (.ringNotClosed, .ringNotClosed), (.ringTooShort, .ringTooShort),
            (.ringOrientation, .ringOrientation), (.holesLargerThanShell, .holesLargerThanShell),
            (.zeroArea, .areaNotPositive),
        ]
        return all.filter { contains($0.0) }.map(\.1)
    }
}
