package import LandModel

/// Reads runs of features of one layer into batches. Owns its handles and is not `Sendable`: one for each worker.
package protocol FeatureScan: AnyObject {
    /// Hands over all features of the unit in the source's order, in batches of at most `BatchLimits.features`.
    ///
    /// The batch is reused: what must outlive `body` is copied. `body` may change it. Errors are `ReadError`, or
    /// what `body` throws; after an error the scan is good for nothing.
    func read(_ unit: ScanUnit, _ body: (inout FeatureBatch) throws -> Void) throws -> ScanReport
}

/// When a batch is handed over: small enough to stay in a core's cache, large enough to pay for the call.
enum BatchLimits {
    static let features = 1_024
    /// Bounds memory where features are large; a single feature may exceed it.
    static let coordinates = 2 * 262_144
    static let textBytes = 1 << 20

    @inline(__always)
    static func isFull(_ batch: borrowing FeatureBatch) -> Bool {
        if batch.featureIDs.count >= features || batch.geometry.coordinates.count > coordinates {
            return true
        }
        for index in 0..<batch.text.count where batch.text[index].bytes.count > textBytes { return true }
        return false
    }
}

/// Opens a layer for one worker.
package func openScan(_ source: SourceLayer, _ request: ScanRequest) throws(ReadError) -> any FeatureScan {
    for field in request.text + request.decimals.map(\.field)
    where !source.fields.contains(where: { $0.name == field }) {
        throw .fieldMissing(
            path: source.path, layer: source.layer, field: field, available: source.fields.map(\.name))
    }
    switch source.format {
    case .geoPackage: return try GeoPackageFile(source).scan(request)
    case .shapefile: return try ShapefileScan(source, request)
    case .fileGeodatabase: return try GeodatabaseScan(source, request)
    }
}
