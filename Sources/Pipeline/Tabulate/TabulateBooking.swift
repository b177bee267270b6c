import Aggregate
import LandModel
import Measure
import Normalise
import Readers

/// Books the features of one batch after the other.
struct TabulateBooking {
    private let plan: TabulatePlan
    private let notes: TabulateNotes
    private var classes: ClassMemo?
    private var classRows: [Int32] = []
    /// Numbers in the tally of the classes that the memo gave out; -1 for one not asked for yet.
    private var classNumbers: [Int32] = []
    // One entry a row of the batch.
    private var districts: [Int32] = []
    private var landClasses: [Int32] = []
    private var areas: [Int64] = []
    /// Rows of the batch in hand that are divided among districts by their shapes.
    private var placed: [Int: [Placed]] = [:]

    /// One part of a row: its district's number, its proportion, and the row of shares that it has for itself.
    private struct Placed {
        var district: Int32
        var share: Int64
        var row: Int
    }

    init(_ plan: TabulatePlan) {
        self.plan = plan
        notes = TabulateNotes(plan: plan)
        classes = plan.classes.map { ClassMemo($0, code: 1) }
    }

    /// Says which rows of the batch that is booked next are divided among districts.
    ///
    /// Pieces with a shape of their own have the rows of shares after those of the batch, in order of their patches.
    mutating func place<Tally>(
        _ patches: [Int: PlacedPatch], _ batch: FeatureBatch, _ part: inout TabulatePart<Tally>
    ) {
        placed.removeAll(keepingCapacity: true)
        var next = batch.count
        for (row, patch) in patches.sorted(by: { $0.key < $1.key }) {
            let parts = patch.pieces
            guard !parts.isEmpty else {
                let code =
                    plan.hasGroupField
                    ? batch.text[0].withTrimmed(row) { String(decoding: $0, as: UTF8.self) } : ""
                notes.note(
                    code.isEmpty ? .districtMissing : .districtMalformed, batch, row, area: .zero,
                    facts: (code.isEmpty ? [] : [Finding.Fact("found", code)])
                        + [Finding.Fact("lies-in", "none")], &part)
                continue
            }
            placed[row] = parts.map { piece in
                defer { if piece.shape != nil { next += 1 } }
                return Placed(
                    district: part.tally.district(piece.code), share: piece.share,
                    row: piece.shape == nil ? row : next)
            }
            var facts = [Finding.Fact("units", parts.map(\.code).joined(separator: "; "))]
            if patch.beyond > .zero { facts.append(Finding.Fact("beyond", "\(patch.beyond)")) }
            notes.note(.districtByShape, batch, row, area: .zero, facts: facts, &part)
        }
    }

    /// - Parameter examined: what a full check made of the patches; `nil` without one.
    mutating func book<Tally>(
        _ batch: FeatureBatch, _ measured: [MeasuredPatch], _ examined: [ExaminedPatch]?,
        into part: inout TabulatePart<Tally>
    ) {
        part.tally.fillDistricts(&districts, of: batch.text[0], digits: plan.hasGroupField ? plan.digits : 0)
        if classes == nil {
            part.tally.fillClasses(&landClasses, of: batch.text[1])
        } else {
            normaliseClasses(batch, &part)
        }
        notes.tellLostTexts(batch, &part)
        if let examined { notes.tell(examined, batch, &part) }
        switch plan.area {
        case .computed:
            if let examined {
                bookComputed(examined, batch, &part)
            } else {
                bookComputed(measured, batch, &part)
            }
        case .gross, .net: bookRecorded(batch, &part)
        }
    }

    // MARK: Computed areas

    private mutating func bookComputed<Tally>(
        _ measured: [MeasuredPatch], _ batch: FeatureBatch, _ part: inout TabulatePart<Tally>
    ) {
        if placed.isEmpty, measured.allSatisfy({ $0.isSound && $0.area > .zero }) {
            areas.removeAll(keepingCapacity: true)
            for patch in measured { areas.append(patch.area.hundredths) }
            part.tally.add(districts: districts, classes: landClasses, areas: areas)
            return
        }
        for (row, patch) in measured.enumerated() {
            if !patch.isSound {
                for rule in patch.rules {
                    notes.note(rule, batch, row, area: patch.area, facts: rule.standingFacts, &part)
                }
            }
            let area = patch.isCountable ? patch.area : nil
            if let area, !patch.rules.contains(.areaNotPositive) {
                notes.noteNothing(area, batch, row, &part)
            }
            book(area.flatMap { $0 > .zero ? $0 : nil }, row, &part)
        }
    }

    private func bookComputed<Tally>(
        _ examined: [ExaminedPatch], _ batch: FeatureBatch, _ part: inout TabulatePart<Tally>
    ) {
        for (row, patch) in examined.enumerated() {
            let area = patch.rejection == nil ? patch.area : nil
            if let area { notes.noteNothing(area, batch, row, &part) }
            book(area.flatMap { $0 > .zero ? $0 : nil }, row, &part)
        }
    }

    // MARK: Recorded areas

    private mutating func bookRecorded<Tally>(_ batch: FeatureBatch, _ part: inout TabulatePart<Tally>) {
        let net = batch.decimals[0]
        if placed.isEmpty, net.isComplete, net.values.allSatisfy({ $0 > 0 }) {
            part.tally.add(districts: districts, classes: landClasses, areas: net.values)
        } else {
            for row in 0..<batch.count {
                let area = net.legal(row)
                if area == nil { notes.noteNoArea(batch, row, column: 0, &part) }
                book(area, row, &part)
            }
        }
        switch plan.area {
        case .net(_, .field): bookRidges(batch.decimals[1], minus: nil, batch, &part)
        case .net(_, .difference): bookRidges(batch.decimals[1], minus: net, batch, &part)
        case .net(_, .none), .gross, .computed: break
        }
        notes.tellExcess(batch, &part)
    }

    /// Ridges under their own class; an empty KCMJ is no deduction, anything that is no number is told.
    private func bookRidges<Tally>(
        _ column: DecimalColumn, minus net: DecimalColumn?, _ batch: FeatureBatch,
        _ part: inout TabulatePart<Tally>
    ) {
        let ridge = part.tally.landClass(BaseKey.ridgeClass)
        let isComplete = column.isComplete
        for row in 0..<column.values.count
        where column.values[row] != 0 || !isComplete && column.states[row] != .value {
            guard column.states[row] == .value else {
                if column.states[row] == .notANumber { notes.noteNoArea(batch, row, column: 1, &part) }
                continue
            }
            var area = column.values[row]
            if let net {
                guard net.states[row] == .value else { continue }
                area -= net.values[row]
                if area == 0 { continue }
            }
            // A patch that is left out takes its ridges along.
            guard batch.decimals[0].legal(row) != nil else { continue }
            // A difference below zero is told as a net area beyond the gross one.
            if area < 0, net == nil { notes.noteNoArea(batch, row, column: 1, &part) }
            add(SquareMetres(hundredths: area), ridge, row, &part)
        }
    }

    // MARK: Both

    /// Adds one row, or counts it as left out.
    private func book<Tally>(_ area: SquareMetres?, _ row: Int, _ part: inout TabulatePart<Tally>) {
        guard let area else {
            part.rejected += 1
            return
        }
        add(area, landClasses[row], row, &part)
    }

    /// Adds an amount of a row under its district, or in parts under those its shape lies in.
    private func add<Tally>(
        _ area: SquareMetres, _ landClass: Int32, _ row: Int, _ part: inout TabulatePart<Tally>
    ) {
        guard !placed.isEmpty, let pieces = placed[row] else {
            part.tally.add(row: row, district: districts[row], landClass: landClass, area: area)
            return
        }
        let areas = Apportionment.parts(of: area, weights: pieces.map(\.share))
        for (piece, area) in zip(pieces, areas) {
            part.tally.add(row: piece.row, district: piece.district, landClass: landClass, area: area)
        }
    }

    /// Numbers of the classes the standard makes of the codes; a code it does not know stands as delivered.
    private mutating func normaliseClasses<Tally>(_ batch: FeatureBatch, _ part: inout TabulatePart<Tally>) {
        classes?.fill(&classRows, batch.text, count: batch.count)
        part.tally.fillClasses(&landClasses, of: batch.text[1])
        guard let outcomes = classes?.outcomes else { return }
        while classNumbers.count < outcomes.count { classNumbers.append(-1) }
        for row in 0..<batch.count {
            let index = Int(classRows[row])
            for notice in outcomes[index].notices {
                notes.note(notice.rule, batch, row, area: .zero, facts: notice.facts, &part)
            }
            guard let code = outcomes[index].code else {
                part.unknownClasses += 1
                continue
            }
            if classNumbers[index] < 0 { classNumbers[index] = part.tally.landClass(code) }
            landClasses[row] = classNumbers[index]
        }
    }

}

extension DecimalColumn {
    /// The area of a row; `nil` where it is empty, no number or not above zero.
    fileprivate func legal(_ row: Int) -> SquareMetres? {
        guard let value = self[row], value > 0 else { return nil }
        return SquareMetres(hundredths: value)
    }
}
