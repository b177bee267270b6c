import LandModel
import Measure
import Readers

/// One worker of a run: reads units of any delivery, examines shapes, books patches.
struct SurveyWorker {
    private var tally = SurveyTally()
    private let plan: RunPlan
    private let planes: AreaPlanes
    private let zones: RunZones
    private let coverage: RunCoverage?
    /// One for each delivery that was read of.
    private var collectors: [Int: CoverageCollector] = [:]
    private var open: OpenDelivery?

    /// What a worker holds of the delivery it reads at the moment.
    private struct OpenDelivery {
        var number: Int
        var name: String
        var hands: SourceHands
        var examiner: ShapeExaminer
        var accountant: PatchAccountant
        var placer: BatchPlacer
    }

    init(plan: RunPlan, planes: AreaPlanes, zones: RunZones, coverage: RunCoverage?) {
        self.plan = plan
        self.planes = planes
        self.zones = zones
        self.coverage = coverage
    }

    /// Everything that was counted and collected.
    func finish() -> SurveyTally {
        var tally = tally
        tally.coverage = collectors.mapValues { $0.finish() }
        return tally
    }

    /// - Parameter work: number of the unit among the run's.
    mutating func read(_ unit: ScanUnit, of number: Int, work: Int) throws {
        var delivery = try open.take().flatMap { $0.number == number ? $0 : nil } ?? openDelivery(number)
        var tally = SurveyTally()
        swap(&tally, &self.tally)
        defer { swap(&tally, &self.tally) }
        let collector = collector(number)
        let report = try delivery.hands.readShapes(unit) { batch, measured, shapes in
            if let collector, let shapes { collector.add(batch, measured, shapes, of: unit) }
            let examined = try delivery.examiner.examine(batch.geometry, measured)
            if let shapes { delivery.placer.place(measured, examined, shapes) }
            defer { delivery.placer.finish() }
            try delivery.accountant.book(batch, examined, delivery.placer, of: work, into: &tally)
        }
        tally.reports[delivery.name, default: ScanReport()].merge(report)
        open = delivery
    }

    private mutating func collector(_ number: Int) -> CoverageCollector? {
        if let known = collectors[number] { return known }
        guard let coverage, let plane = planes[plan.deliveries[number].patches.source] else { return nil }
        let collector = coverage.collector(number, plane)
        collectors[number] = collector
        return collector
    }

    private func openDelivery(_ number: Int) throws -> OpenDelivery {
        let layer = plan.deliveries[number].patches
        return OpenDelivery(
            number: number, name: layer.source.name,
            hands: try SourceHands(
                layer.source, request: layer.request, plane: planes[layer.source],
                options: plan.measureOptions),
            examiner: try ShapeExaminer(
                layer.source, options: plan.measureOptions, plane: planes[layer.source]),
            accountant: PatchAccountant(
                layer, number: number, tolerance: plan.tolerance, tracts: TractCollector(plan),
                keepsGround: plan.keepsGround),
            placer: try BatchPlacer(
                layer.source, delivery: number, zones,
                keepsShapes: !plan.definition.statistics.tracts.isEmpty))
    }
}
