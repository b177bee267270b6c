import Aggregate
import LandModel
import Measure
import Normalise
import Readers

/// One worker's part of a tabulation.
struct TabulateWorker {
    private(set) var part = TabulatePart()
    private var hands: SourceHands
    private var booking: TabulateBooking
    private let examiner: ShapeExaminer?

    init(_ plan: TabulatePlan, plane: AreaPlane?) throws {
        let options = MeasureOptions()
        hands = try SourceHands(plan.source, request: plan.request, plane: plane, options: options)
        examiner = plan.checksFully ? try ShapeExaminer(plan.source, options: options, plane: plane) : nil
        booking = TabulateBooking(plan)
    }

    mutating func read(_ unit: ScanUnit) throws {
        // The part is moved out and back, so that adding to it copies nothing.
        var part = TabulatePart()
        swap(&part, &self.part)
        defer { swap(&part, &self.part) }
        var booking = self.booking
        defer { self.booking = booking }
        let examiner = examiner
        let report = try hands.read(unit) { batch, measured in
            try booking.book(batch, measured, examiner, into: &part)
        }
        part.report.merge(report)
    }
}

/// Books the features of one batch after the other.
struct TabulateBooking {
    private let plan: TabulatePlan
    private let mode: Mode
    private let digits: Int?
    private var classes: ClassMemo?
    private var classRows: [Int32] = []
    /// Numbers in the tally of the classes that the memo gave out.
    private var classNumbers: [Int32] = []

    /// What the plan says of areas, without its texts: asked for every row, so that nothing may be counted up and down
    /// for it.
    private enum Mode {
        case computed
        case recorded(Ridge)
    }

    private enum Ridge { case none, field, difference }

    init(_ plan: TabulatePlan) {
        self.plan = plan
        digits = plan.digits
        classes = plan.classes.map { ClassMemo($0, code: 1) }
        mode =
            switch plan.area {
            case .computed: .computed
            case .gross, .net(_, .none): .recorded(.none)
            case .net(_, .field): .recorded(.field)
            case .net(_, .difference): .recorded(.difference)
            }
    }

    /// When a recorded area counts as different from the computed one in a full check.
    private static let tolerance = AreaTolerance(absolute: SquareMetres(hundredths: 100), relative: 0.0001)

    mutating func book(
        _ batch: FeatureBatch, _ measured: [MeasuredPatch], _ examiner: ShapeExaminer?,
        into part: inout TabulatePart
    ) throws {
        classes?.fill(&classRows, batch.text, count: batch.count)
        let examined = try examiner?.examine(batch.geometry, measured)
        if let examined {
            for row in 0..<batch.count { tell(examined[row], batch, row, &part) }
        }
        switch (mode, examined) {
        case (.computed, let examined?):
            for row in 0..<batch.count { bookComputed(examined[row], batch, row, &part) }
        case (.computed, nil):
            for row in 0..<batch.count { bookComputed(measured[row], batch, row, &part) }
        case (.recorded(let ridge), _):
            for row in 0..<batch.count { bookRecorded(batch, row, ridge, &part) }
        }
    }

    // MARK: Computed areas

    @inline(__always)
    private mutating func bookComputed(
        _ patch: MeasuredPatch, _ batch: FeatureBatch, _ row: Int, _ part: inout TabulatePart
    ) {
        if !patch.isSound {
            for rule in patch.rules { note(rule, batch, row, area: patch.area, &part) }
            guard patch.isCountable else {
                part.rejected += 1
                return
            }
        }
        add(patch.area, batch, row, &part)
    }

    private mutating func bookComputed(
        _ patch: ExaminedPatch, _ batch: FeatureBatch, _ row: Int, _ part: inout TabulatePart
    ) {
        guard patch.rejection == nil else {
            part.rejected += 1
            return
        }
        add(patch.area, batch, row, &part)
    }

    /// Tells what a full check found.
    private func tell(_ patch: ExaminedPatch, _ batch: FeatureBatch, _ row: Int, _ part: inout TabulatePart) {
        for fault in patch.faults {
            note(
                fault.rule, batch, row, area: fault.area ?? patch.area, facts: fault.facts,
                place: fault.place, &part)
        }
        guard let column = plan.comparedColumn else { return }
        let recorded = RecordedAreas.Number(batch.decimals[column], row: row)
        if let difference = Self.tolerance.exceeded(recorded: recorded, computed: patch) {
            note(
                .recordedDiffersFromComputed, batch, row, area: difference.area, facts: difference.facts,
                &part)
        }
    }

    // MARK: Recorded areas

    private mutating func bookRecorded(
        _ batch: FeatureBatch, _ row: Int, _ ridge: Ridge, _ part: inout TabulatePart
    ) {
        guard let net = batch.decimals[0][row] else {
            noteNoNumber(batch, row, column: 0, &part)
            part.rejected += 1
            return
        }
        let district = add(SquareMetres(hundredths: net), batch, row, &part)
        guard let deducted = deducted(batch, row, ridge, net: net, &part), deducted != 0 else { return }
        part.tally.add(
            district: district, landClass: part.tally.landClass(BaseKey.ridgeClass),
            area: SquareMetres(hundredths: deducted))
    }

    /// The ridge's area; an empty KCMJ is no deduction, anything that is no number is told.
    private func deducted(
        _ batch: FeatureBatch, _ row: Int, _ ridge: Ridge, net: Int64, _ part: inout TabulatePart
    ) -> Int64? {
        if ridge == .none { return nil }
        guard let value = batch.decimals[1][row] else {
            if batch.decimals[1].states[row] == .notANumber { noteNoNumber(batch, row, column: 1, &part) }
            return nil
        }
        return ridge == .difference ? value - net : value
    }

    // MARK: Both

    @inline(__always) @discardableResult
    private mutating func add(
        _ area: SquareMetres, _ batch: FeatureBatch, _ row: Int, _ part: inout TabulatePart
    ) -> Int32 {
        let district = part.tally.district(batch.text[0], row: row, digits: digits)
        let landClass =
            classes == nil
            ? part.tally.landClass(batch.text[1], row: row) : normalisedClass(batch, row, &part)
        part.tally.add(district: district, landClass: landClass, area: area)
        return district
    }

    /// Number of the class the standard makes of the code; a code it does not know stands as delivered.
    private mutating func normalisedClass(_ batch: FeatureBatch, _ row: Int, _ part: inout TabulatePart)
        -> Int32
    {
        let index = Int(classRows[row])
        guard let outcomes = classes?.outcomes else { return part.tally.landClass(batch.text[1], row: row) }
        for notice in outcomes[index].notices {
            note(notice.rule, batch, row, area: .zero, facts: notice.facts, &part)
        }
        guard let code = outcomes[index].code else {
            part.unknownClasses += 1
            return part.tally.landClass(batch.text[1], row: row)
        }
        while classNumbers.count <= index { classNumbers.append(-1) }
        if classNumbers[index] < 0 { classNumbers[index] = part.tally.landClass(code) }
        return classNumbers[index]
    }

    private func note(
        _ rule: FindingRule, _ batch: FeatureBatch, _ row: Int, area: SquareMetres,
        facts: [Finding.Fact] = [],
        place: Finding.Place? = nil, _ part: inout TabulatePart
    ) {
        part.findings.add(
            Finding(
                rule: rule, source: plan.source.name, feature: batch.featureIDs[row], area: area,
                facts: facts,
                place: place))
    }

    private func noteNoNumber(_ batch: FeatureBatch, _ row: Int, column: Int, _ part: inout TabulatePart) {
        note(
            batch.decimals[column].states[row] == .null ? .areaMissing : .areaNotANumber, batch, row,
            area: .zero,
            facts: [Finding.Fact("field", plan.request.decimals[column].field)], &part)
    }
}
