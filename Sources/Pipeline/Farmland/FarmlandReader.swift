import LandModel
import Measure
import Readers

/// Reads the farmland layers of a run, without geometry: what counts is what their records say.
enum FarmlandReader {
    private struct Work: Sendable {
        var layer: Int
        var unit: ScanUnit
    }

    /// What a worker has counted, and its hands on the layer it reads at the moment.
    private struct Worker {
        private(set) var tally = SurveyTally()
        private var open: (layer: Int, hands: SourceHands, accountant: FarmlandAccountant)?

        mutating func read(_ unit: ScanUnit, of layer: FarmlandLayer, number: Int) throws {
            var (_, hands, accountant) =
                try open.take().flatMap { $0.layer == number ? $0 : nil } ?? Self.hands(on: layer, number)
            let report = try hands.read(unit) { batch, _ in accountant.book(batch, into: &tally) }
            tally.reports[layer.source.name, default: ScanReport()].merge(report)
            open = (number, hands, accountant)
        }

        private static func hands(
            on layer: FarmlandLayer, _ number: Int
        ) throws -> (layer: Int, hands: SourceHands, accountant: FarmlandAccountant) {
            let hands = try SourceHands(
                layer.source, request: layer.request, plane: nil, options: MeasureOptions())
            return (number, hands, FarmlandAccountant(layer))
        }
    }

    private static let recordsPerUnit: Int64 = 16_384

    static func read(_ layers: [FarmlandLayer], workers: Workers) throws -> SurveyTally {
        var work: [Work] = []
        for (number, layer) in layers.enumerated() {
            work += try scanUnits(of: layer.source, featuresPerUnit: recordsPerUnit).map {
                Work(layer: number, unit: $0)
            }
        }
        let parts = try workers.run(
            work, makeState: { Worker() },
            body: { worker, item in
                try worker.read(item.unit, of: layers[item.layer], number: item.layer)
            },
            finish: { $0.tally })
        var whole = SurveyTally()
        for part in parts { whole.merge(part) }
        try whole.verifyCounts(layers.map(\.source))
        return whole
    }
}
