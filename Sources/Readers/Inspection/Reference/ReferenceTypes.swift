package import LandModel

/// A reference system given by the user, in place of a missing one or against a declared one.
package struct StatedReference: Sendable, Hashable {
    /// `EPSG:4490`, `4490`, or WKT.
    package var text: String
    /// Whether it holds against a system the source declares.
    package var isForced: Bool

    package init(_ text: String, isForced: Bool = false) {
        self.text = text
        self.isForced = isForced
    }
}

/// Datums of older surveys, whose ellipsoid differs from CGCS2000's.
package enum OlderDatum: String, Sendable, Hashable, CaseIterable, Codable {
    case xian80 = "xian-1980"
    case beijing54 = "beijing-1954"
}

/// A reference system the coordinates would fit.
package struct ReferenceCandidate: Sendable, Hashable {
    /// EPSG codes: one, or a family when the coordinates do not tell the zone.
    package var codes: ClosedRange<Int>
    package init(_ codes: ClosedRange<Int>) { self.codes = codes }
    package init(_ code: Int) { codes = code...code }
}

/// How coordinates deny the system their source declares.
package enum ReferenceContradiction: String, Sendable, Hashable {
    /// Longitudes beyond ±180° or latitudes beyond ±90°.
    case notDegrees = "not-degrees"
    /// Projected, but the numbers lie within ±180 and ±90.
    case degreesNotMetres = "degrees-not-metres"
    /// Eastings carry a zone prefix the system does not have.
    case prefixUnexpected = "prefix-unexpected"
    /// The system has a zone prefix the eastings do not carry.
    case prefixMissing = "prefix-missing"
    /// Eastings carry another zone's prefix.
    case prefixOfOtherZone = "prefix-of-other-zone"
    /// Further from the central meridian than half the zone and a margin.
    case outsideZone = "outside-zone"
    /// x and y are exchanged.
    case axesSwapped = "axes-swapped"
    /// Outside the extent of the districts they should lie in.
    case outsideDistrict = "outside-district"
    /// The projection gives no finite position for them.
    case notTransformable = "not-transformable"
}

/// The coordinate model of a layer, with what it was decided by.
package struct ReferenceDecision: Sendable, Hashable {
    package var model: CoordinateModel
    /// Name of the system, as declared or stated.
    package var name: String
    /// `EPSG:4490`; empty where the definition carries none.
    package var authority: String
    /// The layer's extent in degrees; `nil` for an empty layer.
    package var extentInDegrees: GeographicBox?
    package var evidence: [Evidence]
}
