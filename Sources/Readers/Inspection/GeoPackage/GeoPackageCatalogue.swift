import GDALBridge
import LandModel
import SQLiteBridge

/// The layers of a plain GeoPackage by its own tables of contents: the same that GDAL says of it, without GDAL.
///
/// Loading GDAL takes longer than reading a county. Nearly every delivery is plain: tables of features with everything
/// declared, in degrees on China's own datum. Whatever is rare, doubtful or damaged is left to GDAL, which knows
/// what to make of it.
struct GeoPackageCatalogue {
    struct Layer {
        var name: String
        var geometry: String
        var kinds: Set<GeometryKind>
        var fields: [SourceLayer.Field]
        var featureIDColumn: String
        var geometryColumn: String
        var declaredCount: Int64
        /// As it stands in the table of contents; an empty layer may have none.
        var extent: Extent?
    }

    let layers: [Layer]

    /// `nil` for a file that is to be described by GDAL.
    ///
    /// - Parameter path: of a file that is not in log mode.
    init?(_ path: String) {
        do {
            let database = try Database(readOnly: path, immutable: false)
            guard database.isWhole, try Self.isPlain(database), let layers = try Self.layers(database) else {
                return nil
            }
            self.layers = layers
        } catch {
            return nil
        }
    }

    /// What a file must be as a whole: complete, of a known version, without extensions but the index of places, and
    /// without tables or views beside those of features.
    ///
    /// Tables of features are the same in versions 1.2, 1.3 and 1.4. GDAL before 3.7 remarks on 1.4 that it does not know it
    /// whole; that says nothing of the file.
    private static func isPlain(_ database: Database) throws(SQLiteError) -> Bool {
        guard let pages = try database.integer("PRAGMA page_count"),
            let pageBytes = try database.integer("PRAGMA page_size"),
            try database.fileBytes() == pages * pageBytes,
            try database.integer("PRAGMA application_id") == 0x4750_4B47,
            let version = try database.integer("PRAGMA user_version"),
            [10_200, 10_300, 10_400].contains(version)
        else { return false }
        let hasExtensions = "SELECT 1 FROM sqlite_master WHERE name = 'gpkg_extensions'"
        if try database.integer(hasExtensions) != nil {
            let others = "SELECT count(*) FROM gpkg_extensions WHERE extension_name <> 'gpkg_rtree_index'"
            guard try database.integer(others) == 0 else { return false }
        }
        let strangers = """
            SELECT count(*) FROM sqlite_master WHERE type IN ('table', 'view') AND NOT (
                type = 'table' AND (substr(name, 1, 5) = 'gpkg_' OR substr(name, 1, 6) = 'rtree_'
                    OR substr(name, 1, 7) = 'sqlite_'
                    OR name IN (SELECT table_name FROM gpkg_contents WHERE data_type = 'features')))
            """
        guard try database.integer(strangers) == 0 else { return false }
        return try database.integer("SELECT count(*) FROM gpkg_contents WHERE data_type <> 'features'") == 0
    }

    /// In the order in which GDAL lists them; `nil` where one of them is not plain.
    private static func layers(_ database: Database) throws(SQLiteError) -> [Layer]? {
        let contents = try database.prepare(
            """
            SELECT c.table_name, g.column_name, upper(g.geometry_type_name), n.feature_count,
                c.min_x, c.min_y, c.max_x, c.max_y,
                g.z = 0 AND g.m = 0 AND g.srs_id = c.srs_id AND s.srs_id = s.organization_coordsys_id
                    AND upper(s.organization) = 'EPSG' AND s.srs_id = 4490
                    AND instr(s.definition, 'GEOG') = 1 AND instr(s.definition, '"\(ReferenceParameters.cgcs2000.name)"') > 0
            FROM gpkg_geometry_columns g JOIN gpkg_contents c ON g.table_name = c.table_name
                LEFT JOIN gpkg_ogr_contents n ON n.table_name = c.table_name
                LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
            ORDER BY c.rowid
            """)
        var layers: [Layer] = []
        while try contents.step() {
            guard contents.integer(8) == 1, let name = contents.text(0), let column = contents.text(1),
                let geometry = contents.text(2).flatMap({ geometries[$0] }),
                let table = try columns(database, table: name, geometry: column)
            else { return nil }
            // A layer into which nothing was written has neither.
            let count = try contents.value(3).kind == .integer ? contents.integer(3) : count(database, name)
            let extent = extent(contents, from: 4)
            guard count >= 0, count == 0 || extent != nil else { return nil }
            layers.append(
                Layer(
                    name: name, geometry: geometry.name, kinds: [geometry.kind], fields: table.fields,
                    featureIDColumn: table.featureID, geometryColumn: column, declaredCount: count,
                    extent: extent))
        }
        let declared = try database.integer("SELECT count(*) FROM gpkg_contents")
        return Int64(layers.count) == declared && !layers.isEmpty ? layers : nil
    }

    private static func count(_ database: Database, _ table: String) throws(SQLiteError) -> Int64 {
        try database.integer("SELECT count(*) FROM \(Database.quoted(table))") ?? 0
    }

    /// Declared types with GDAL's names for them.
    private static let geometries: [String: (name: String, kind: GeometryKind)] = [
        "POINT": ("Point", .points), "MULTIPOINT": ("Multi Point", .points),
        "LINESTRING": ("Line String", .lines), "MULTILINESTRING": ("Multi Line String", .lines),
        "POLYGON": ("Polygon", .polygons), "MULTIPOLYGON": ("Multi Polygon", .polygons),
    ]

    /// By way of their text of 15 digits, as GDAL reads them.
    private static func extent(_ row: Statement, from column: Int32) -> Extent? {
        let bounds = (column..<column + 4).compactMap { row.text($0).flatMap(Double.init) }
        // A box the wrong way round is none: GDAL looks at the features then.
        guard bounds.count == 4, bounds[0] <= bounds[2], bounds[1] <= bounds[3] else { return nil }
        return Extent(minimumX: bounds[0], minimumY: bounds[1], maximumX: bounds[2], maximumY: bounds[3])
    }

    /// The fields and the feature id of a table; `nil` where it is not an ordinary table of features.
    private static func columns(
        _ database: Database, table: String, geometry: String
    ) throws(SQLiteError) -> (fields: [SourceLayer.Field], featureID: String)? {
        let statement = try database.prepare("PRAGMA table_xinfo(\(Database.quoted(table)))")
        var fields: [SourceLayer.Field] = []
        var (keys, geometries): ([String], Int) = ([], 0)
        while try statement.step() {
            guard let name = statement.text(1), let type = statement.text(2)?.uppercased(),
                statement.integer(6) == 0
            else { return nil }
            if statement.integer(5) > 0 {
                guard type == "INTEGER" else { return nil }
                keys.append(name)
            } else if name == geometry {
                geometries += 1
            } else {
                guard let field = field(name, type) else { return nil }
                fields.append(field)
            }
        }
        guard keys.count == 1, geometries == 1 else { return nil }
        return (fields, keys[0])
    }

    /// `nil` for a type that is none of the standard's (OGC 12-128r18, table 1).
    private static func field(_ name: String, _ type: String) -> SourceLayer.Field? {
        func field(_ kind: SourceLayer.Field.Kind, width: Int = 0) -> SourceLayer.Field {
            SourceLayer.Field(name: name, kind: kind, width: width, decimals: 0)
        }
        switch type {
        case "TEXT": return field(.text)
        case "BOOLEAN", "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER": return field(.integer)
        case "FLOAT", "DOUBLE", "REAL": return field(.real)
        case "DATE", "DATETIME": return field(.date)
        case "BLOB": return field(.other)
        default:
            guard type.hasPrefix("TEXT("), type.hasSuffix(")"),
                let width = Int(type.dropFirst(5).dropLast()), width > 0
            else { return nil }
            return field(.text, width: width)
        }
    }
}
