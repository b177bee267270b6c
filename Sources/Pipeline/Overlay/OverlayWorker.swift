import Aggregate
import LandModel
import Measure
import Readers

/// One worker's part of an overlay: shapes into shares, shares into the tally.
struct OverlayWorker {
    private(set) var part: TabulatePart<ZoneTally>
    private var hands: SourceHands
    private var booking: TabulateBooking
    private let examiner: ShapeExaminer?
    private let placer: PatchPlacer
    private let assigner: DistrictAssigner?
    private let source: String
    private let countsWithoutShape: Bool

    init(_ plan: OverlayPlan, set: ZoneSet, plane: AreaPlane, districts: ZoneSet?) throws {
        let options = MeasureOptions()
        let layer = plan.patches.source
        part = TabulatePart(ZoneTally(keepsOutside: plan.withOutside))
        hands = try SourceHands(layer, request: plan.patches.request, plane: plane, options: options)
        examiner =
            plan.patches.checksFully ? try ShapeExaminer(layer, options: options, plane: plane) : nil
        booking = TabulateBooking(plan.patches)
        placer = PatchPlacer(layer, zones: set, plane: plane)
        assigner = try districts.map { try DistrictAssigner(plan.patches, districts: $0, plane: plane) }
        source = layer.name
        countsWithoutShape = plan.patches.basis == .recorded
    }

    mutating func read(_ unit: ScanUnit) throws {
        // The part is moved out and back, so that adding to it copies nothing.
        var part = TabulatePart(ZoneTally(keepsOutside: false))
        swap(&part, &self.part)
        defer { swap(&part, &self.part) }
        var booking = self.booking
        defer { self.booking = booking }
        let (examiner, placer, assigner, source) = (examiner, placer, assigner, source)
        let countsWithoutShape = countsWithoutShape
        let report = try hands.readShapes(unit) { batch, measured, shapes in
            let examined = try examiner?.examine(batch.geometry, measured)
            if let shapes {
                placer.place(measured, examined, shapes, into: &part.tally.shares)
                // A computed area that has no shape is no area, and told as that.
                for row in part.tally.shares.wholes.indices
                where countsWithoutShape && part.tally.shares.wholes[row] == 0 {
                    part.findings.add(
                        Finding(rule: .patchNotPlaced, source: source, feature: batch.featureIDs[row]))
                }
                if let assigner {
                    let pieces = try assigner.assign(batch, measured, examined, shapes, cuts: true)
                    for row in pieces.keys.sorted() {
                        for piece in pieces[row] ?? [] {
                            if let shape = piece.shape { placer.place(shape, into: &part.tally.shares) }
                        }
                    }
                    booking.place(pieces, batch, &part)
                }
            }
            booking.book(batch, measured, examined, into: &part)
        }
        part.report.merge(report)
    }
}
