import CGDAL

/// The numbers a coordinate reference system consists of: what decides, whatever it is called.
package struct ReferenceParameters: Sendable, Hashable {
    package enum Kind: String, Sendable { case geographic, projected, geocentric, local, other }

    package var kind: Kind
    package var name: String
    package var datum: String
    /// `EPSG:4490`; empty where the definition carries none.
    package var authority: String
    /// Metres.
    package var semiMajorAxis: Double
    package var inverseFlattening: Double
    /// Degrees east of Greenwich.
    package var primeMeridian: Double
    /// OGR's name of the method (`Transverse_Mercator`); empty for an unprojected system.
    package var method: String
    /// Degrees.
    package var centralMeridian: Double
    /// Degrees.
    package var latitudeOfOrigin: Double
    /// Metres, whatever the linear unit is.
    package var falseEasting: Double
    /// Metres, whatever the linear unit is.
    package var falseNorthing: Double
    package var scale: Double
    /// Metres in one unit of the coordinates; 1 for an unprojected system.
    package var linearUnit: Double
    /// Degrees in one unit of an unprojected system's coordinates; 1 where they are degrees.
    package var angularUnit: Double
}

extension ReferenceParameters {
    static let cgcs2000Code = 4490

    /// EPSG:4490 as GDAL reads it from the register of EPSG.
    package static let cgcs2000 = ReferenceParameters(
        kind: .geographic, name: "China Geodetic Coordinate System 2000", datum: "China_2000",
        authority: "EPSG:\(cgcs2000Code)", semiMajorAxis: 6_378_137, inverseFlattening: 298.257_222_101,
        primeMeridian: 0, method: "", centralMeridian: 0, latitudeOfOrigin: 0, falseEasting: 0,
        falseNorthing: 0, scale: 1, linearUnit: 1, angularUnit: 1)
}

extension SpatialReference {
    static func parameters(of owned: UnsafeMutableRawPointer) -> ReferenceParameters {
        let kind: ReferenceParameters.Kind =
            if OSRIsProjected(owned) != 0 { .projected } else if OSRIsGeographic(owned) != 0 {
                .geographic
            } else if OSRIsGeocentric(owned) != 0 { .geocentric } else if OSRIsLocal(owned) != 0 {
                .local
            } else { .other }
        var status = OGRERR_NONE
        let authority = string(OSRGetAuthorityName(owned, nil))
        let code = string(OSRGetAuthorityCode(owned, nil))
        func parameter(_ name: String, _ absent: Double) -> Double {
            kind == .projected ? OSRGetNormProjParm(owned, name, absent, nil) : absent
        }
        return ReferenceParameters(
            kind: kind,
            name: string(OSRGetName(owned)),
            datum: string(OSRGetAttrValue(owned, "DATUM", 0)),
            authority: authority.isEmpty || code.isEmpty ? "" : "\(authority):\(code)",
            semiMajorAxis: OSRGetSemiMajor(owned, &status),
            inverseFlattening: OSRGetInvFlattening(owned, &status),
            primeMeridian: OSRGetPrimeMeridian(owned, nil),
            method: kind == .projected ? string(OSRGetAttrValue(owned, "PROJECTION", 0)) : "",
            centralMeridian: parameter("central_meridian", 0),
            latitudeOfOrigin: parameter("latitude_of_origin", 0),
            falseEasting: parameter("false_easting", 0),
            falseNorthing: parameter("false_northing", 0),
            scale: parameter("scale_factor", 1),
            linearUnit: kind == .projected ? OSRGetLinearUnits(owned, nil) : 1,
            angularUnit: kind == .geographic ? OSRGetAngularUnits(owned, nil) * 180 / .pi : 1)
    }
}
