/// `results.gpkg`: forms, districts and findings, for a GIS.
package struct GeoPackageWriter: ResultWriter {
    package static let name = "gpkg"
    package static let summary =
        "results.gpkg: every form as a table, districts and findings as layers in EPSG:4490"
    package static let options: [WriterOption] = []

    package init(_ options: [String: String]) throws(WriterError) { _ = try Self.resolve(options) }

    package func write(_ results: RunResults, into folder: String) throws(WriterError) -> [String] {
        [
            try ResultGeoPackage.write(
                tables: results.tables, districts: results.districts, totals: results.totals,
                findings: results.findings, statistics: results.statistics, grounds: results.grounds,
                into: folder)
        ]
    }
}
