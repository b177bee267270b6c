import Aggregate
import LandModel
import Measure
import Readers

/// One worker's part of an overlay: shapes into shares, shares into the tally.
struct OverlayWorker {
    private(set) var part: TabulatePart<ZoneTally>
    /// Whether any patch meets any zone, whatever area it has.
    private(set) var meetsZones = false
    private var hands: SourceHands
    private var booking: TabulateBooking
    private let examiner: ShapeExaminer?
    private let placer: PatchPlacer
    private let look: ShapeLook
    private let assigner: DistrictAssigner?
    private let locations: LocationCheck?
    private let source: String
    private let countsWithoutShape: Bool

    init(_ plan: OverlayPlan, set: ZoneSet, plane: AreaPlane, districts: ReadDistricts?) throws {
        let options = MeasureOptions()
        let layer = plan.patches.source
        part = TabulatePart(ZoneTally(keepsOutside: plan.withOutside))
        hands = try SourceHands(layer, request: plan.patches.request, plane: plane, options: options)
        examiner =
            plan.patches.checksFully ? try ShapeExaminer(layer, options: options, plane: plane) : nil
        booking = TabulateBooking(plan.patches)
        placer = PatchPlacer(layer, zones: set, plane: plane)
        look = try ShapeLook(layer, plane: plane)
        assigner = try districts.map { try DistrictAssigner(plan.patches, districts: $0.set, plane: plane) }
        locations = try districts.flatMap { try LocationCheck(plan.patches, $0.zones, plane: plane) }
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
        let (examiner, placer, look) = (examiner, placer, look)
        let (assigner, locations, source) = (assigner, locations, source)
        let countsWithoutShape = countsWithoutShape
        var meetsZones = false
        let report = try hands.readShapes(unit) { batch, measured, shapes in
            let examined = try examiner?.examine(batch.geometry, measured)
            if let shapes {
                look.begin(examined)
                try placer.place(batch, measured, look, shapes, into: &part.tally.shares)
                if !part.tally.shares.parts.isEmpty { meetsZones = true }
                // A computed area that has no shape is no area, and told as that.
                for row in part.tally.shares.wholes.indices
                where countsWithoutShape && part.tally.shares.wholes[row] == 0 {
                    part.findings.add(
                        Finding(rule: .patchNotPlaced, source: source, feature: batch.featureIDs[row]))
                }
                if let assigner {
                    let placed = try assigner.assign(batch, measured, look, shapes, cuts: true)
                    for row in placed.keys.sorted() {
                        for piece in placed[row]?.pieces ?? [] {
                            if let shape = piece.shape { placer.place(shape, into: &part.tally.shares) }
                        }
                    }
                    booking.place(placed, batch, &part)
                }
                try locations?.check(batch, measured, look, shapes, into: &part.standing)
                for finding in look.findings(batch) { part.findings.add(finding) }
            }
            booking.book(batch, measured, examined, into: &part)
        }
        part.report.merge(report)
        if meetsZones { self.meetsZones = true }
    }
}
