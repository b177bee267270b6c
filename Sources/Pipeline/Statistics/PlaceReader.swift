import LandModel
import Measure
import Readers

/// Reads a layer of points or lines and tells how much of each feature lies in which district.
///
/// Such layers are small: one unit of work each.
struct PlaceReader {
    enum Kind {
        /// Amounts are points.
        case points
        /// Amounts are µm of line.
        case lines
    }

    /// What of a feature lies in one district.
    struct Piece {
        var feature: Int64
        /// `nil` outside all districts.
        var district: String?
        /// Points, or µm of line.
        var amount: Int64
    }

    let kind: Kind
    let districts: DistrictLocator
    let plane: AreaPlane

    /// - Parameter body: takes the pieces, in the order in which the features are read.
    /// - Returns: the features that were repaired or that could not be measured.
    func read(_ source: SourceLayer, _ body: (Piece) -> Void) throws -> [Finding] {
        guard let coordinates = source.coordinates else { return [] }
        switch kind {
        case .points:
            var measurer = PointMeasurer(coordinates: coordinates, plane: plane, districts: districts)
            var (points, pieces): ([MeasuredPoints], [PointPiece]) = ([], [])
            return try scan(source) { batch in
                measurer.measure(batch.geometry, into: &points, pieces: &pieces)
                for piece in pieces {
                    body(self.piece(batch, piece.row, piece.district, Int64(piece.count)))
                }
                return points.map(\.rules)
            }
        case .lines:
            var measurer = LineMeasurer(coordinates: coordinates, plane: plane, districts: districts)
            var (lines, pieces): ([MeasuredLine], [LinePiece]) = ([], [])
            return try scan(source) { batch in
                measurer.measure(batch.geometry, into: &lines, pieces: &pieces)
                for piece in pieces {
                    body(self.piece(batch, piece.row, piece.district, piece.length.micrometres))
                }
                return lines.map(\.rules)
            }
        }
    }

    private func piece(_ batch: FeatureBatch, _ row: Int, _ district: Int?, _ amount: Int64) -> Piece {
        Piece(
            feature: batch.featureIDs[row], district: district.map { districts.codes[$0] }, amount: amount)
    }

    /// - Parameter measure: returns the rules that each row of the batch breaks.
    private func scan(
        _ source: SourceLayer, _ measure: (FeatureBatch) -> [[FindingRule]]
    ) throws -> [Finding] {
        let scan = try openScan(source, ScanRequest(geometry: true))
        let transform = try SourceTransform(source)
        var findings: [Finding] = []
        var report = ScanReport()
        for unit in try scanUnits(of: source, featuresPerUnit: 65_536) {
            report.merge(
                try scan.read(unit) { batch in
                    transform.apply(&batch)
                    for (row, rules) in measure(batch).enumerated() {
                        findings += rules.map {
                            Finding(rule: $0, source: source.name, feature: batch.featureIDs[row])
                        }
                    }
                })
        }
        try verifyCount(source, report)
        return findings
    }
}
