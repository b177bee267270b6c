package import LandModel

/// Cuts a layer into units of about `featuresPerUnit` features, by the source's own numbering and never by the
/// number of workers. Every feature of the layer lies in exactly one unit; an empty layer has none.
package func scanUnits(of source: SourceLayer, featuresPerUnit: Int64) throws(ReadError) -> [ScanUnit] {
    precondition(featuresPerUnit > 0, "a unit holds at least one feature")
    switch source.format {
    case .geoPackage: return try GeoPackageUnits.cut(source, featuresPerUnit: featuresPerUnit)
    case .shapefile:
        // Records are numbered without gaps; the headers say how many there are.
        let files = try ShapefileFiles(source)
        return equalUnits(0..<files.recordCount, featuresPerUnit: featuresPerUnit)
    case .fileGeodatabase: return try GeodatabaseUnits.cut(source, featuresPerUnit: featuresPerUnit)
    }
}

/// Runs of `featuresPerUnit` ids from the lower bound on.
func equalUnits(_ ids: Range<Int64>, featuresPerUnit: Int64) -> [ScanUnit] {
    stride(from: ids.lowerBound, to: ids.upperBound, by: Int64.Stride(featuresPerUnit)).map { start in
        // Ids may lie near the end of the range of Int64.
        let (end, overflow) = start.addingReportingOverflow(featuresPerUnit)
        return ScanUnit(features: start..<(overflow ? ids.upperBound : min(end, ids.upperBound)))
    }
}

/// Declared, delivered and deleted must agree for a source, once all its units have been read.
package func verifyCount(_ source: SourceLayer, _ report: ScanReport) throws(ReadError) {
    guard report.delivered + report.deleted == source.declaredCount else {
        throw .countMismatch(
            path: source.path, layer: source.layer, declared: source.declaredCount,
            delivered: report.delivered,
            deleted: report.deleted)
    }
}
