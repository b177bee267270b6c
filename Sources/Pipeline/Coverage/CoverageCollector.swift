import LandModel
import Measure

/// Fills a tally from batches. One worker, one instance for each layer.
final class CoverageCollector {
    private let layer: CoverageLayer
    private let plane: AreaPlane
    private var tally = CoverageTally()
    /// Neighbours mostly stand near one another: what cancels within a batch never leaves the cache.
    private var balance = EdgeBalance()
    private var shape = PlaneShape()
    private var fit: DistrictFit?

    init(_ layer: CoverageLayer, zones: DistrictZones?, plane: AreaPlane) {
        self.layer = layer
        self.plane = plane
        fit = layer.codeColumn == nil ? nil : zones.map { DistrictFit($0) }
    }

    func add(
        _ batch: borrowing FeatureBatch, _ measured: [MeasuredPatch], _ shapes: BatchShapes, of unit: ScanUnit
    ) {
        var box = PlaneBox.empty
        // Asked in this order, as nearly every patch is sound and that is the cheaper question.
        for row in 0..<batch.count where measured[row].isSound || measured[row].isCountable {
            guard shapes.load(row, into: &shape), !shape.isEmpty else { continue }
            box.add(shape.box)
            balance.add(shape.edges)
            if layer.slivers.applies(to: shape, plane: plane) {
                let width = layer.slivers.meanWidth(shape, plane: plane)
                suspect(
                    batch.featureIDs[row],
                    CoverageSuspicion(
                        rule: .coverageSliver, share: shape.share,
                        facts: [Finding.Fact("width-m", CoverageFacts.metres(width))]))
            }
            if let column = layer.codeColumn,
                let misfit = fit?.misfit(shape, code: batch.text[column], row: row)
            {
                suspect(
                    batch.featureIDs[row],
                    CoverageSuspicion(
                        rule: misfit.rule, share: misfit.share, facts: misfit.facts, code: misfit.code))
            }
        }
        tally.balance.merge(balance)
        balance.removeAll()
        if !box.isEmpty { tally.units[unit, default: .empty].add(box) }
        if let column = layer.identifierColumn { mark(batch, column) }
    }

    /// Takes out what was collected.
    func finish() -> CoverageTally {
        var tally = tally
        if let fit { tally.boxes = fit.boxesByCode() }
        return tally
    }

    private func suspect(_ feature: Int64, _ suspicion: CoverageSuspicion) {
        tally.faults[feature, default: []].append(suspicion)
    }

    private func mark(_ batch: borrowing FeatureBatch, _ column: Int) {
        for row in 0..<batch.count {
            let feature = batch.featureIDs[row]
            batch.text[column].withTrimmed(row) { bytes in
                guard !bytes.isEmpty else { return }
                tally.identifiers.append(IdentifierMark(hash: IdentifierMark.hash(bytes), feature: feature))
            }
        }
    }
}

/// How figures stand in the facts of a coverage.
enum CoverageFacts {
    /// Millimetres are enough for widths.
    static func metres(_ value: Double) -> String {
        FixedPoint.string(Int64((value * 1_000).rounded()), decimals: 3)
    }

    static func area(_ share: Int64) -> SquareMetres { SquareMetres(hundredths: (share + 50) / 100) }
}
