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
    private let assigner: DistrictAssigner?

    /// - Parameter districts: for patches without a usable location code.
    init(_ plan: TabulatePlan, plane: AreaPlane?, districts: ZoneSet?) throws {
        let options = MeasureOptions()
        hands = try SourceHands(plan.source, request: plan.request, plane: plane, options: options)
        examiner = plan.checksFully ? try ShapeExaminer(plan.source, options: options, plane: plane) : nil
        booking = TabulateBooking(plan)
        assigner =
            if let districts, let plane {
                try DistrictAssigner(plan, districts: districts, plane: plane)
            } else { nil }
    }

    mutating func read(_ unit: ScanUnit) throws {
        // The part is moved out and back, so that adding to it copies nothing.
        var part = TabulatePart(ClassTally())
        swap(&part, &self.part)
        defer { swap(&part, &self.part) }
        var booking = self.booking
        defer { self.booking = booking }
        let (examiner, assigner) = (examiner, assigner)
        let report = try hands.readShapes(unit) { batch, measured, shapes in
            let examined = try examiner?.examine(batch.geometry, measured)
            if let assigner, let shapes {
                booking.place(
                    try assigner.assign(batch, measured, examined, shapes, cuts: false), batch, &part)
            }
            booking.book(batch, measured, examined, into: &part)
        }
        part.report.merge(report)
    }
}
