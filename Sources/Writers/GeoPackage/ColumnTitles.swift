import GDALBridge

/// Names for people of a layer's fields, where GIS programs look for them: the GeoPackage schema extension
/// (OGC 12-128r19, annex F.9). GDAL 3.6 does not write it.
enum ColumnTitles {
    /// Statements that make the extension's tables where they are missing and enter the fields.
    static func statements(layer: String, fields: [GeoPackageField]) -> [String] {
        var seen: Set<String> = []
        let rows = fields.map { field in
            // The extension wants names to be unique in a table.
            let name = field.definition.name
            let title = seen.insert(field.title).inserted ? field.title : "\(field.title) \(name)"
            return "(" + [layer, name, title, title].map(quoted).joined(separator: ",") + ")"
        }
        return tables
            + rows.map {
                "INSERT OR REPLACE INTO gpkg_data_columns (table_name, column_name, name, title) VALUES \($0)"
            }
    }

    private static func quoted(_ text: String) -> String {
        var result = "'"
        for scalar in text.unicodeScalars {
            if scalar == "'" { result += "'" }
            result.unicodeScalars.append(scalar)
        }
        return result + "'"
    }

    private static let tables =
        [
            """
            CREATE TABLE IF NOT EXISTS gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, \
            name TEXT, title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT, \
            CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name))
            """,
            """
            CREATE TABLE IF NOT EXISTS gpkg_data_column_constraints (constraint_name TEXT NOT NULL, \
            constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, \
            max_is_inclusive BOOLEAN, description TEXT, \
            CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value))
            """,
        ] + ["gpkg_data_columns", "gpkg_data_column_constraints"].map(extensionRow)

    private static func extensionRow(_ table: String) -> String {
        """
        INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) \
        SELECT '\(table)', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', \
        'read-write' WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE table_name = '\(table)')
        """
    }
}
