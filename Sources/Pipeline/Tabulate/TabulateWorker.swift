import Aggregate
import LandModel
import Measure
import Normalise
import Readers

/// One worker's part of a tabulation.
struct TabulateWorker {
    private(set) var part = TabulatePart(ClassTally())
    private var hands: SourceHands
    private var booking: TabulateBooking
    private let examiner: ShapeExaminer?
    private let placing: Placing?

    /// For patches without a usable location code, and for what the others say of theirs.
    private struct Placing {
        let look: ShapeLook
        let assigner: DistrictAssigner
        let locations: LocationCheck?
    }

    init(_ plan: TabulatePlan, plane: AreaPlane?, districts: ReadDistricts?) throws {
        let options = MeasureOptions()
        hands = try SourceHands(plan.source, request: plan.request, plane: plane, options: options)
        examiner = plan.checksFully ? try ShapeExaminer(plan.source, options: options, plane: plane) : nil
        booking = TabulateBooking(plan)
        placing =
            if let districts, let plane {
                Placing(
                    look: try ShapeLook(plan.source, plane: plane),
                    assigner: try DistrictAssigner(plan, districts: districts.set, plane: plane),
                    locations: try LocationCheck(plan, districts.zones, plane: plane))
            } else { nil }
    }

    mutating func read(_ unit: ScanUnit) throws {
        // The part is moved out and back, so that adding to it copies nothing.
        var part = TabulatePart(ClassTally())
        swap(&part, &self.part)
        defer { swap(&part, &self.part) }
        var booking = self.booking
        defer { self.booking = booking }
        let (examiner, placing) = (examiner, placing)
        let report = try hands.readShapes(unit) { batch, measured, shapes in
            let examined = try examiner?.examine(batch.geometry, measured)
            if let placing, let shapes {
                placing.look.begin(examined)
                booking.place(
                    try placing.assigner.assign(batch, measured, placing.look, shapes, cuts: false), batch,
                    &part)
                try placing.locations?.check(batch, measured, placing.look, shapes, into: &part.standing)
                for finding in placing.look.findings(batch) { part.findings.add(finding) }
            }
            booking.book(batch, measured, examined, into: &part)
        }
        part.report.merge(report)
    }
}
