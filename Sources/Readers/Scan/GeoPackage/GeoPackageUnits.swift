import LandModel
import SQLiteBridge

/// Cuts a GeoPackage table into units by feature id, without reading features.
enum GeoPackageUnits {
    static func cut(_ source: SourceLayer, featuresPerUnit: Int64) throws(ReadError) -> [ScanUnit] {
        let file = try GeoPackageFile(source)
        do throws(SQLiteError) {
            // One query for each end: SQLite finds a lone minimum or maximum by one descent of the tree.
            let id = file.featureID
            guard let first = try file.database.integer("SELECT min(\(id)) FROM \(file.table)"),
                let last = try file.database.integer("SELECT max(\(id)) FROM \(file.table)")
            else { return [] }
            let (end, overflow) = last.addingReportingOverflow(1)
            let (span, overflow2) = end.subtractingReportingOverflow(first)
            guard !overflow, !overflow2 else {
                return try quantiles(file, first: first, last: last, featuresPerUnit: featuresPerUnit)
            }
            // Few gaps, the usual case: equal runs of ids hold about as many features as asked for.
            if span / 2 <= max(source.declaredCount, 1) {
                return equalUnits(first..<end, featuresPerUnit: featuresPerUnit)
            }
            return try quantiles(file, first: first, last: last, featuresPerUnit: featuresPerUnit)
        } catch {
            throw file.failure(error, after: nil)
        }
    }

    /// Cuts at every `featuresPerUnit`th feature by walking the ids alone.
    private static func quantiles(
        _ file: GeoPackageFile, first: Int64, last: Int64, featuresPerUnit: Int64
    ) throws(SQLiteError) -> [ScanUnit] {
        let id = file.featureID
        let next = try file.database.prepare(
            "SELECT \(id) FROM \(file.table) WHERE \(id) >= ? ORDER BY \(id) LIMIT 1 OFFSET ?")
        var units: [ScanUnit] = []
        var start = first
        while true {
            next.reset()
            try next.bind(start, at: 1)
            try next.bind(featuresPerUnit, at: 2)
            guard try next.step() else { break }
            let end = next.integer(0)
            // That bound belongs to the last unit, which includes it.
            if end == .max { break }
            units.append(ScanUnit(features: start..<end))
            start = end
        }
        // A half-open range cannot hold the greatest of all ids: a unit up to that bound includes it.
        let end = last == .max ? last : last + 1
        units.append(ScanUnit(features: start..<max(end, start)))
        return units
    }
}
