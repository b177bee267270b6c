import GDALBridge
import LandModel

/// Which coordinate model the parameters of a system amount to. Names play no part.
enum ReferenceClassification {
    case model(CoordinateModel)
    case older(OlderDatum, CoordinateModel)
    /// The file says that it says nothing (an undefined or local system).
    case none
    case unsupported(String)

    /// Seconds of 1e-4 in the flattening's inverse: GRS 80, CGCS2000 and WGS 84 are one ellipsoid for areas (their
    /// semi-minor axes differ by 0.1 mm).
    static let flatteningTolerance = 1e-4

    static func of(_ reference: SpatialReference) throws(GDALError) -> ReferenceClassification {
        let parameters = reference.parameters()
        switch parameters.kind {
        case .geocentric: return .unsupported("geocentric")
        case .local, .other: return .none
        case .geographic, .projected: break
        }
        // What a GeoPackage writes for "undefined geographic" has a datum called unknown and no code.
        if parameters.kind == .geographic, parameters.authority.isEmpty,
            parameters.name.lowercased().hasPrefix("undefined")
        {
            return .none
        }
        if abs(parameters.primeMeridian) > 1e-12 {
            return .unsupported("prime meridian \(parameters.primeMeridian)°")
        }
        if abs(parameters.angularUnit - 1) > 1e-9 {
            return .unsupported("angular unit \(parameters.angularUnit)°")
        }
        let ellipsoid = ellipsoid(parameters)
        let model: CoordinateModel =
            if parameters.kind == .geographic { .geographic(ellipsoid) } else if isGaussKruger(parameters) {
                .gaussKruger(
                    GaussKruger(
                        ellipsoid: ellipsoid, centralMeridian: parameters.centralMeridian,
                        falseEasting: parameters.falseEasting, falseNorthing: parameters.falseNorthing,
                        scale: parameters.scale))
            } else { .transformed(wkt: try reference.wkt(), ellipsoid) }
        if ellipsoid == .xian80 { return .older(.xian80, model) }
        if ellipsoid == .krassovsky { return .older(.beijing54, model) }
        return .model(model)
    }

    /// Transverse Mercator in metres from the equator with scale 1.
    private static func isGaussKruger(_ parameters: ReferenceParameters) -> Bool {
        ["Transverse_Mercator", "Gauss_Kruger"].contains(parameters.method) && parameters.linearUnit == 1
            && parameters.latitudeOfOrigin == 0 && parameters.scale == 1
    }

    /// The known ellipsoid of these parameters, or the parameters themselves.
    private static func ellipsoid(_ parameters: ReferenceParameters) -> Ellipsoid {
        for known in [Ellipsoid.cgcs2000, .xian80, .krassovsky]
        where abs(parameters.semiMajorAxis - known.semiMajorAxis) < 1e-3
            && abs(parameters.inverseFlattening - known.inverseFlattening) < flatteningTolerance
        {
            return known
        }
        return Ellipsoid(
            semiMajorAxis: parameters.semiMajorAxis, inverseFlattening: parameters.inverseFlattening)
    }
}
