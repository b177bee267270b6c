import GDALBridge
import LandModel

/// How a delivery is written: format, coordinates, encoding.
struct DeliveryForm: Sendable {
    var driver: VectorDriver
    var epsg: Int
    /// `nil` for degrees.
    var projection: GaussKruger?
    var hasSpatialIndex = true

    init(_ delivery: SampleTargets.Delivery) {
        switch delivery.format {
        case .geoPackage: driver = .geoPackage
        case .shapefileWithCodePage, .shapefileWithoutCodePage: driver = .shapefile
        case .fileGeodatabase: driver = .fileGeodatabase
        }
        epsg = 4490
        locate(delivery.coordinates)
    }

    /// Sets the reference system and the projection into it.
    mutating func locate(_ coordinates: SampleTargets.Delivery.Coordinates) {
        switch coordinates {
        case .geographic: (epsg, projection) = (4490, nil)
        case .gaussKrugerZone38:
            epsg = 4526
            projection = GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114, falseEasting: 38_500_000)
        case .gaussKruger114:
            (epsg, projection) = (4547, GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114))
        case .gaussKrugerZone37:
            epsg = 4525
            projection = GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 111, falseEasting: 37_500_000)
        case .gaussKruger111:
            (epsg, projection) = (4546, GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 111))
        }
    }

    /// A single layer in degrees, without a spatial index: nothing that reads it all needs one.
    init(single format: SampleOptions.Format) {
        switch format {
        case .geoPackage: driver = .geoPackage
        case .shapefile: driver = .shapefile
        case .fileGeodatabase: driver = .fileGeodatabase
        }
        epsg = 4490
        hasSpatialIndex = false
    }

    /// Layer creation options of the driver.
    var options: [String: String] {
        switch driver {
        // A .dbf tells when it was written, and the same sample shall have the same bytes: always the same day.
        case .shapefile: ["ENCODING": "GBK", "DBF_DATE_LAST_UPDATE": "2000-01-01"]
        case .geoPackage: ["SPATIAL_INDEX": hasSpatialIndex ? "YES" : "NO"]
        case .fileGeodatabase: [:]
        }
    }
}
