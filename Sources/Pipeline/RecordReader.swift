import LandModel
import Measure
import Readers

/// A layer whose records alone count, without their shapes.
protocol RecordLayer: Sendable {
    associatedtype Accountant: RecordAccountant
    var source: SourceLayer { get }
    var request: ScanRequest { get }
    /// Somebody who books its records; each worker has one.
    func accountant() -> Accountant
}

/// Books the records of one layer.
protocol RecordAccountant {
    associatedtype Tally: RecordTally
    mutating func book(_ batch: FeatureBatch, into tally: inout Tally)
}

/// What records amount to, in whole or in part.
protocol RecordTally: Sendable {
    init()
    var findings: [Finding] { get set }
    /// What the scans of each source amounted to, by its name.
    var reports: [String: ScanReport] { get set }
    /// Told the number of each unit of work before its records; units of one worker need not follow one another.
    mutating func begin(unit: Int)
    mutating func merge(_ other: Self)
}

extension RecordTally {
    /// Sums do not ask where they come from.
    mutating func begin(unit: Int) {}

    /// The end of reading: every source has delivered what it declared, records marked as deleted are told, findings
    /// are in order.
    mutating func verifyCounts(_ sources: [SourceLayer]) throws {
        for source in sources {
            let report = reports[source.name] ?? ScanReport()
            try verifyCount(source, report)
            guard report.deleted > 0 else { continue }
            findings.append(
                Finding(
                    rule: .deletedRecords, source: source.name,
                    facts: [Finding.Fact("records", "\(report.deleted)")]))
        }
        findings.sort()
    }
}

/// Reads layers without geometry: what counts is what their records say.
enum RecordReader<Layer: RecordLayer> {
    private struct Work: Sendable {
        var layer: Int
        var unit: ScanUnit
    }

    /// What a worker has counted, and its hands on the layer it reads at the moment.
    private struct Worker {
        private(set) var tally = Layer.Accountant.Tally()
        private var open: (layer: Int, hands: SourceHands, accountant: Layer.Accountant)?

        mutating func read(_ unit: ScanUnit, work: Int, of layer: Layer, number: Int) throws {
            tally.begin(unit: work)
            var (_, hands, accountant) =
                try open.take().flatMap { $0.layer == number ? $0 : nil } ?? Self.hands(on: layer, number)
            let report = try hands.read(unit) { batch, _ in accountant.book(batch, into: &tally) }
            tally.reports[layer.source.name, default: ScanReport()].merge(report)
            open = (number, hands, accountant)
        }

        private static func hands(
            on layer: Layer, _ number: Int
        ) throws -> (layer: Int, hands: SourceHands, accountant: Layer.Accountant) {
            let hands = try SourceHands(
                layer.source, request: layer.request, plane: nil, options: MeasureOptions())
            return (number, hands, layer.accountant())
        }
    }

    static func read(
        _ layers: [Layer], recordsPerUnit: Int64 = 16_384, workers: Workers
    ) throws -> Layer.Accountant.Tally {
        var work: [Work] = []
        for (number, layer) in layers.enumerated() {
            work += try scanUnits(of: layer.source, featuresPerUnit: recordsPerUnit).map {
                Work(layer: number, unit: $0)
            }
        }
        let parts = try workers.run(
            Array(work.enumerated()), makeState: { Worker() },
            body: { worker, item in
                let (number, work) = item
                try worker.read(work.unit, work: number, of: layers[work.layer], number: work.layer)
            },
            finish: { $0.tally })
        var whole = Layer.Accountant.Tally()
        for part in parts { whole.merge(part) }
        try whole.verifyCounts(layers.map(\.source))
        return whole
    }
}
