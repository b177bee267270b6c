import Aggregate
import LandModel
import Measure
import Readers

extension PatchBook: AmountTally {
    mutating func add(districts: [Int32], classes: [Int32], areas: [Int64]) {
        for row in areas.indices {
            add(
                row: row, district: districts[row], landClass: classes[row],
                area: SquareMetres(hundredths: areas[row]))
        }
    }
}

/// The patches of one year, or what one worker read of them.
struct YearPatches: Sendable {
    /// The shape of a patch, by the patch's number.
    struct Shape: Sendable {
        var patch: Int32
        var shape: PlaneShape
    }

    var part: TabulatePart<PatchBook>
    /// Of patches that no patch of the other year is like; only of the year that is read second.
    var shapes: [Shape] = []

    /// - Parameter capacity: patches that there will be at most.
    init(capacity: Int = 0) { part = TabulatePart(PatchBook(capacity: capacity)) }

    mutating func merge(_ other: Self) {
        let offset = Int32(truncatingIfNeeded: part.tally.patches.count)
        part.merge(other.part)
        shapes.append(contentsOf: other.shapes.map { Shape(patch: $0.patch + offset, shape: $0.shape) })
    }
}

/// One worker's reading of a year: each patch into its amounts and the key of its shape.
struct YearReader {
    private(set) var patches: YearPatches
    private var hands: SourceHands
    private var booking: TabulateBooking
    private let shaper: PatchShaper
    private let locations: LocationCheck?
    private let year: YearSource
    private let known: KeyIndex?

    /// - Parameter known: the year read before, where there is one: what it does not know keeps its shape.
    init(_ year: YearSource, known: KeyIndex?) throws {
        // What a source says of itself may be anything.
        patches = YearPatches(capacity: Int(max(0, min(year.plan.source.declaredCount, 1 << 20))))
        hands = try SourceHands(
            year.plan.source, request: year.plan.request, plane: year.plane, options: MeasureOptions())
        booking = TabulateBooking(year.plan)
        shaper = try PatchShaper(year)
        locations = try year.districts.flatMap { try LocationCheck(year.plan, $0.zones, plane: year.plane) }
        self.year = year
        self.known = known
    }

    /// - Parameter number: of the unit among the year's.
    mutating func read(_ number: Int) throws {
        // The patches are moved out and back, so that adding to them copies nothing.
        var patches = YearPatches()
        swap(&patches, &self.patches)
        defer { swap(&patches, &self.patches) }
        var booking = self.booking
        defer { self.booking = booking }
        let (shaper, locations, plane) = (shaper, locations, year.plane)
        let (known, source) = (known, year.plan.source.name)
        let report = try hands.readShapes(year.units[number]) { batch, measured, shapes in
            guard let shapes = shapes?.inPlane(plane) else { return }
            let found = try shaper.patches(of: batch, measured, shapes)
            patches.part.tally.begin(rows: batch.count + found.parts.count)
            if let placed = found.placed { booking.place(placed, batch, &patches.part) }
            try locations?.check(batch, measured, shaper.look, shapes, into: &patches.part.standing)
            for finding in shaper.look.findings(batch) { patches.part.findings.add(finding) }
            booking.book(batch, measured, found.examined, into: &patches.part)
            let (ids, keys) = (batch.featureIDs, shaper.keys(measured, found, shapes))
            var kept: [YearPatches.Shape] = []
            var unplaced: [GroundPatch] = []
            patches.part.tally.settle { place, row, patch in
                patch.unit = Int32(truncatingIfNeeded: number)
                if row < ids.count {
                    patch.feature = ids[row]
                    if let key = keys[row] { (patch.key, patch.isPlaced) = (key, true) }
                } else {
                    let part = found.parts[row - ids.count]
                    (patch.feature, patch.part) = (ids[part.row], part.number)
                    (patch.key, patch.isPlaced) = (part.shape.key, !part.shape.isEmpty)
                }
                guard patch.isPlaced else { return unplaced.append(patch) }
                guard let known else { return }
                patch.twin = known.first(patch.key)
                guard patch.twin < 0 else { return }
                kept.append(
                    YearPatches.Shape(
                        patch: Int32(truncatingIfNeeded: place),
                        shape: row < ids.count
                            ? shaper.shape(row, measured, found, shapes)
                            : found.parts[row - ids.count].shape))
            }
            patches.shapes.append(contentsOf: kept)
            for patch in unplaced {
                patches.part.findings.add(
                    Finding(
                        rule: .changeNotPlaced, source: source, feature: patch.feature, area: patch.gross))
            }
        }
        patches.part.report.merge(report)
    }
}
