import LandModel
import Measure

/// Fills a tally from batches. One worker, one instance for each layer.
final class CoverageCollector {
    private let layer: CoverageLayer
    private let plane: AreaPlane
    private var tally = CoverageTally()
    private var batchBalance = BatchBalance()
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
        // Asked in this order, as nearly every patch is sound and that is the cheaper question.
        func isIncluded(_ row: Int) -> Bool { measured[row].isSound || measured[row].isCountable }
        var box = PlaneBox.empty
        if batchBalance.cancel(shapes, into: &tally.balance, where: isIncluded) {
            for (row, outline) in batchBalance.outlines.enumerated() where !outline.box.isEmpty {
                box.add(outline.box)
                guard fit != nil || layer.slivers.mayApply(to: outline), shapes.load(row, into: &shape) else {
                    continue
                }
                look(at: row, of: batch)
            }
        } else {
            for row in 0..<batch.count where isIncluded(row) {
                guard shapes.load(row, into: &shape), !shape.isEmpty else { continue }
                box.add(shape.box)
                tally.balance.add(shape.edges)
                look(at: row, of: batch)
            }
        }
        if !box.isEmpty { tally.units[unit, default: .empty].add(box) }
        if let column = layer.identifierColumn { mark(batch.featureIDs, batch.text[column]) }
    }

    /// What is wrong with the shape in hand by itself.
    private func look(at row: Int, of batch: borrowing FeatureBatch) {
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

    /// Takes out what was collected.
    func finish() -> CoverageTally {
        var tally = tally
        if let fit { tally.boxes = fit.boxesByCode() }
        return tally
    }

    private func suspect(_ feature: Int64, _ suspicion: CoverageSuspicion) {
        tally.faults[feature, default: []].append(suspicion)
    }

    private func mark(_ features: [Int64], _ texts: TextColumn) {
        // Moved out and back, so that adding to it copies nothing.
        var marks: [IdentifierMark] = []
        swap(&marks, &tally.identifiers)
        defer { swap(&marks, &tally.identifiers) }
        for (row, feature) in features.enumerated() {
            let hash = texts.withTrimmed(row) { $0.isEmpty ? nil : IdentifierMark.hash($0) }
            if let hash { marks.append(IdentifierMark(hash: hash, feature: feature)) }
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
