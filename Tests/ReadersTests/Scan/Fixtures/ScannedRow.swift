import LandModel
import Readers

/// One feature of a scan, copied out of its batch.
struct ScannedRow: Equatable {
    var id: Int64
    var text: [String?] = []
    /// Index of the text columns whose bytes were no text.
    var undecodable: [Int] = []
    var decimals: [Int64?] = []
    var notNumbers: [Int] = []
    var state: GeometryState?
    /// Polygons, rings, then x and y in turn.
    var polygons: [[[Double]]] = []
}

/// Everything a scan of a whole layer gave.
struct Scanned: Equatable {
    var rows: [ScannedRow] = []
    var report = ScanReport()
    var units: [ScanUnit] = []
    var largestBatch = 0

    /// Scans all units with one scan, as a worker does.
    init(_ source: SourceLayer, _ request: ScanRequest, featuresPerUnit: Int64 = 1_000) throws {
        let units = try scanUnits(of: source, featuresPerUnit: featuresPerUnit)
        try self.init(try openScan(source, request), units, hasGeometry: request.geometry)
    }

    init(_ scan: any FeatureScan, _ units: [ScanUnit], hasGeometry: Bool) throws {
        self.units = units
        for unit in units {
            report.merge(
                try scan.read(unit) { batch in
                    largestBatch = max(largestBatch, batch.count)
                    for row in 0..<batch.count {
                        rows.append(ScannedRow(batch, row, hasGeometry: hasGeometry))
                    }
                })
        }
    }
}

extension ScannedRow {
    init(_ batch: FeatureBatch, _ row: Int, hasGeometry: Bool) {
        id = batch.featureIDs[row]
        text = batch.text.map { $0[row] }
        undecodable = batch.text.indices.filter { batch.text[$0].undecodable.contains(Int32(row)) }
        decimals = batch.decimals.map { $0[row] }
        notNumbers = batch.decimals.indices.filter { batch.decimals[$0].states[row] == .notANumber }
        guard hasGeometry else { return }
        let geometry = batch.geometry
        state = geometry.states[row]
        polygons = geometry.polygons(of: row).map { polygon in
            geometry.rings(ofPolygon: polygon).map { ring in
                let vertices = geometry.vertices(ofRing: ring)
                return Array(geometry.coordinates[2 * vertices.lowerBound..<2 * vertices.upperBound])
            }
        }
    }
}
