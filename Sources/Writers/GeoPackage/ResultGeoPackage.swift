package import LandModel

/// `results.gpkg`: everything a GIS opens. One attribute table a form (`T01` …), and the layers `districts` and
/// `findings` in EPSG:4490.
///
/// Field names are ASCII (`district_code`, `a_0101_hm2`); a form's Chinese heads and title stand beside them as
/// other names and descriptions. Areas are numbers of two decimals, in hm² in forms and m² elsewhere. The same
/// results give the same bytes: GDAL's runtime pins the date, rows are sorted, ids count from 1.
package enum ResultGeoPackage {
    /// Writes `results.gpkg` into a folder that stands; gives the file's name.
    ///
    /// - Parameter totals: form whose areas stand beside the districts, joined by its first code column.
    @discardableResult
    package static func write(
        tables: [SummaryTable], districts: [DistrictShape], totals: SummaryTable? = nil, findings: [Finding],
        statistics: [StatisticTable] = [], grounds: [GroundLayer] = [], into folder: String
    ) throws(WriterError) -> String {
        var seen: Set<String> = []
        for table in tables where !seen.insert(table.id.lowercased()).inserted {
            throw .malformedTable(table: table.id, row: 0)
        }
        let name = "results.gpkg"
        let path = folder + "/" + name
        // GDAL overwrites and has one message for every reason; this tells them apart.
        try TextFile(creating: path).close()
        try SystemCall.removeTree(path)
        let file = try GeoPackageFile(creating: path)
        try file.add(DistrictMapLayer(districts, totals: totals))
        try file.add(FindingLayer(findings))
        for ground in grounds { try file.add(GroundMapLayer(ground)) }
        for table in tables { try file.add(FormLayer(table)) }
        for table in statistics { try file.add(StatisticLayer(table)) }
        try file.close()
        return name
    }
}
