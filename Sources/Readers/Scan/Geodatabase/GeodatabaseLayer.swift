import GDALBridge
import LandModel

/// One layer of a file geodatabase, opened for reading through GDAL, and GDAL's errors as facts about it.
struct GeodatabaseLayer {
    let source: SourceLayer
    let layer: Layer
    /// Kept alive with the layer.
    private let dataset: Dataset

    init(_ source: SourceLayer) throws(ReadError) {
        self.source = source
        if let reason = OpenFault.check(source.path) {
            throw .cannotOpen(path: source.path, layer: source.layer, reason: reason)
        }
        let found: Layer?
        do {
            dataset = try Dataset.open(source.path, driver: .fileGeodatabase)
            found = try dataset.layer(named: source.layer)
        } catch {
            throw .cannotOpen(path: source.path, layer: source.layer, reason: .other(error.message))
        }
        guard let found else { throw .layerMissing(path: source.path, layer: source.layer) }
        layer = found
    }

    /// Runs calls of GDAL; `after` is the last feature that came through.
    func reading<Value>(after: Int64?, _ body: () throws(GDALError) -> Value) throws(ReadError) -> Value {
        do throws(GDALError) {
            return try body()
        } catch {
            throw failure(error.message, after: after)
        }
    }

    func failure(_ message: String, after: Int64?) -> ReadError {
        .readFailed(path: source.path, layer: source.layer, after: after, cause: message)
    }
}
