/// One layer of a delivery, fully decided: what `Readers.inspect` gives and every scan starts from.
///
/// A plain value: each worker opens its own handles from it.
package struct SourceLayer: Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case shapefile = "ESRI Shapefile"
        case geoPackage = "GPKG"
        case fileGeodatabase = "OpenFileGDB"
    }

    package struct Field: Sendable, Hashable {
        package enum Kind: String, Sendable { case text, integer, real, date, other }
        /// Name as the source spells it.
        package var name: String
        package var kind: Kind
        package var width: Int
        package var decimals: Int

        package init(name: String, kind: Kind, width: Int = 0, decimals: Int = 0) {
            self.name = name
            self.kind = kind
            self.width = width
            self.decimals = decimals
        }
    }

    /// Name in messages, ledger and findings (`440203/DLTB`, or the path given on the command line).
    package var name: String
    package var path: String
    package var layer: String
    package var format: Format
    package var fields: [Field]
    /// Name of the feature id column (GeoPackage, geodatabase); empty for shapefiles.
    package var featureIDColumn: String
    /// Name of the geometry column; empty where the format has none to name.
    package var geometryColumn: String
    /// What its features are read as.
    package var kind: GeometryKind
    /// Features the source says it holds.
    package var declaredCount: Int64
    /// Decided coordinate model; `nil` for a layer whose geometry is not asked for.
    package var coordinates: CoordinateModel?
    package var encoding: TextEncoding

    package init(
        name: String, path: String, layer: String, format: Format, fields: [Field],
        featureIDColumn: String = "",
        geometryColumn: String = "", kind: GeometryKind = .polygons, declaredCount: Int64,
        coordinates: CoordinateModel?,
        encoding: TextEncoding = .utf8
    ) {
        self.name = name
        self.path = path
        self.layer = layer
        self.format = format
        self.fields = fields
        self.featureIDColumn = featureIDColumn
        self.geometryColumn = geometryColumn
        self.kind = kind
        self.declaredCount = declaredCount
        self.coordinates = coordinates
        self.encoding = encoding
    }
}

/// Encoding of a shapefile's attribute table. GeoPackage and geodatabases are UTF-8 by definition.
package enum TextEncoding: Sendable, Hashable {
    case utf8
    case gb18030
    /// Any other, by the name iconv knows it by.
    case other(String)
}

/// Which columns a scan delivers. Only these are read.
package struct ScanRequest: Sendable, Hashable {
    package struct Decimal: Sendable, Hashable {
        package var field: String
        /// Decimals kept: 2 for areas, 4 for ratios.
        package var decimals: Int
        package init(field: String, decimals: Int) {
            self.field = field
            self.decimals = decimals
        }
    }

    /// Source field names (as the source spells them) delivered as text. A numeric field is delivered as plain
    /// decimal text (`101`).
    package var text: [String]
    package var decimals: [Decimal]
    package var geometry: Bool

    package init(text: [String] = [], decimals: [Decimal] = [], geometry: Bool) {
        self.text = text
        self.decimals = decimals
        self.geometry = geometry
    }
}

/// A run of features of one layer: the unit of work. Cut by size, never by the number of workers.
package struct ScanUnit: Sendable, Hashable {
    /// Feature ids from…to in the source's own numbering (record numbers for shapefiles), half open.
    package var features: Range<Int64>
    package init(features: Range<Int64>) { self.features = features }
}

/// What a scan of one unit amounted to; the sums over all units must meet the declared count.
package struct ScanReport: Sendable, Equatable {
    /// Features handed over.
    package var delivered: Int64 = 0
    /// Records marked as deleted in a .dbf: in the declared count, but no features.
    package var deleted: Int64 = 0
    package init(delivered: Int64 = 0, deleted: Int64 = 0) {
        self.delivered = delivered
        self.deleted = deleted
    }
    package mutating func merge(_ other: ScanReport) {
        delivered += other.delivered
        deleted += other.deleted
    }
}
