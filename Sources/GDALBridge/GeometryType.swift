import CGDAL

/// Declared geometry type of a layer.
package struct GeometryType: Sendable, Hashable {
    /// `OGRwkbGeometryType`, dimension flags included.
    let code: UInt32

    package static let none = GeometryType(code: wkbNone.rawValue)
    package static let unknown = GeometryType(code: wkbUnknown.rawValue)
    package static let point = GeometryType(code: wkbPoint.rawValue)
    package static let multiPoint = GeometryType(code: wkbMultiPoint.rawValue)
    package static let lineString = GeometryType(code: wkbLineString.rawValue)
    package static let multiLineString = GeometryType(code: wkbMultiLineString.rawValue)
    package static let multiCurve = GeometryType(code: wkbMultiCurve.rawValue)
    package static let polygon = GeometryType(code: wkbPolygon.rawValue)
    package static let multiPolygon = GeometryType(code: wkbMultiPolygon.rawValue)
    package static let curvePolygon = GeometryType(code: wkbCurvePolygon.rawValue)
    package static let multiSurface = GeometryType(code: wkbMultiSurface.rawValue)

    var ogr: OGRwkbGeometryType { OGRwkbGeometryType(rawValue: code) }
    private var flat: OGRwkbGeometryType { OGR_GT_Flatten(ogr) }

    /// Whether the features may be of any kind, none being declared.
    package var isOpen: Bool { flat == wkbUnknown || flat == wkbGeometryCollection }
    /// Lines, curved or not.
    package var isLinear: Bool {
        [wkbLineString, wkbMultiLineString, wkbCircularString, wkbCompoundCurve, wkbCurve, wkbMultiCurve]
            .contains(flat)
    }
    package var isPuntal: Bool { flat == wkbPoint || flat == wkbMultiPoint }
    package var isPolygonal: Bool {
        [
            wkbPolygon, wkbMultiPolygon, wkbCurvePolygon, wkbMultiSurface, wkbSurface, wkbTIN,
            wkbPolyhedralSurface,
        ]
        .contains(flat)
    }
    package var hasZ: Bool { OGR_GT_HasZ(ogr) != 0 }
    package var hasM: Bool { OGR_GT_HasM(ogr) != 0 }
    /// OGR's own name (`3D Multi Polygon`).
    package var name: String { string(OGRGeometryTypeToName(ogr)) }
}
