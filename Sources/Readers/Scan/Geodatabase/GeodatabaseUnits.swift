import GDALBridge
import LandModel

/// Cuts a geodatabase table into units by OBJECTID.
enum GeodatabaseUnits {
    static func cut(_ source: SourceLayer, featuresPerUnit: Int64) throws(ReadError) -> [ScanUnit] {
        let file = try GeodatabaseLayer(source)
        let (count, isDense) = try file.reading(after: nil) { () throws(GDALError) in
            try file.layer.readOnly(fields: [], geometry: false)
            let count = try file.layer.declaredFeatureCount()
            // The last of `count` features has id `count` only where no id is missing before it.
            let last = count > 0 ? try file.layer.cursor(startingAt: count - 1).next() : nil
            return (count, last?.id == count)
        }
        guard count > 0 else { return [] }
        if isDense { return equalUnits(1..<count + 1, featuresPerUnit: featuresPerUnit) }
        return try quantiles(file, featuresPerUnit: featuresPerUnit)
    }

    /// Cuts at every `featuresPerUnit`th feature by walking the ids alone.
    private static func quantiles(
        _ file: GeodatabaseLayer, featuresPerUnit: Int64
    ) throws(ReadError) -> [ScanUnit] {
        var units: [ScanUnit] = []
        var start: Int64?
        var last: Int64?
        var inUnit: Int64 = 0
        let cursor = try file.reading(after: nil) { () throws(GDALError) in try file.layer.cursor() }
        while let feature = try file.reading(after: last, { () throws(GDALError) in try cursor.next() }) {
            let id = feature.id
            if let first = start, inUnit == featuresPerUnit {
                units.append(ScanUnit(features: first..<id))
                (start, inUnit) = (id, 0)
            }
            if start == nil { start = id }
            inUnit += 1
            last = id
        }
        if let start, let last { units.append(ScanUnit(features: start..<last + 1)) }
        return units
    }
}
