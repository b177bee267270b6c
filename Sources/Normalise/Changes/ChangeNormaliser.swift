import LandModel

/// Turns one record of a change layer (DLTBGXGC) into net areas that passed from class to class, or says why it cannot
/// (summary rule 4; notes of table 6-18).
///
/// The recorded areas are kept: net under the class, gross minus net as ridges. What both sides have of the net area passes
/// from class to class; where one side has more ridges, the difference passes between ridges and the other side's class;
/// ridges of both sides pass as ridges, which shows only where their unit or tenure changed. So a side's area is the record's
/// (TBBGMJ) whatever its deductions.
package struct ChangeNormaliser: Sendable {
    package let patches: PatchNormaliser
    private let counties: Set<String>
    private let ridge: String

    /// - Parameters:
    ///   - patches: for sides of any county; what was received or given away has one outside.
    ///   - counties: six digits of the counties whose changes are counted.
    package init(patches: PatchNormaliser, counties: Set<String>) {
        self.patches = patches
        self.counties = counties
        ridge = patches.classes.target.ridgeCode ?? BaseKey.ridgeClass
    }

    package func normalise(_ codes: ChangeCodes, before: ChangedSide, after: ChangedSide) -> ChangeOutcome {
        var work = Work(gross: before.areas.gross)
        work.tell(codes.notices)
        guard case .read(let behaviour, let adjustment) = codes.standing else {
            if case .rejected(let rule) = codes.standing { work.outcome.standing = .rejected(rule) }
            return work.outcome
        }
        let sides = Sides(behaviour, adjustment, before: before, after: after, work: &work)
        guard work.isCounted else { return work.outcome }
        let (was, becomes) = (
            sides.before.flatMap { account($0, &work) }, sides.after.flatMap { account($0, &work) }
        )
        guard work.isCounted else { return work.outcome }
        checkCounty(adjustment, before: was?.side.key, after: becomes?.side.key, &work)
        guard work.isCounted else { return work.outcome }
        for change in Passage.all(was, becomes, ridge: ridge) {
            let record = ChangeRecord(
                before: change.before, after: change.after,
                kind: adjustment.isReceived || adjustment.isGiven
                    ? .boundary : was == nil || becomes == nil ? .uncovered : .land,
                adjustment: adjustment, area: change.area)
            work.outcome.records.append(record)
            guard change.before != change.after || change.before?.landClass != ridge else { continue }
            work.outcome.pieces.append(
                ChangePiece(
                    record: record, before: sides.before?.patch, after: sides.after?.patch,
                    behaviour: behaviour))
        }
        return work.outcome
    }

    /// The key, class and areas of a side that is asked for; `nil` when it cannot be counted.
    private func account(_ side: ChangedSide, _ work: inout Work) -> AccountedSide? {
        work.tell(side.outcome.notices.map(side.renamed))
        switch side.outcome.standing {
        case .rejected(let rule), .unplaced(_, _, let rule): work.fail(.rejected(rule))
        case .unmapped(let rule): work.fail(.unmapped(rule))
        case .counted(let key, let landClass):
            let account = DeductionRule.recorded(
                side.areas, isCultivated: side.outcome.isCultivated,
                deductedClass: side.outcome.deductedClass, ridge: ridge)
            // TBBGMJ × ratio may be off by the last digit: a patch was divided.
            work.tell(
                account.remarks.filter {
                    $0.notice.rule != .deductionMismatch || $0.area > SquareMetres(hundredths: 1)
                }.map { AreaAccount.Remark(notice: side.renamed($0.notice), area: $0.area) })
            if let rule = account.rejection {
                work.fail(.rejected(rule))
                return nil
            }
            return AccountedSide(
                side: ChangeSide(key: key, landClass: landClass), net: account.net, ridges: account.deducted)
        }
        return nil
    }

    /// A record counts where its side lies: what was given away before, what was received after.
    private func checkCounty(
        _ adjustment: BorderAdjustment, before: BaseKey?, after: BaseKey?, _ work: inout Work
    ) {
        let key = adjustment.isGiven ? before : after ?? before
        let county = String((key?.locationUnit ?? "").prefix(DistrictLevel.county.digits))
        guard !counties.contains(county) else { return }
        work.tell([
            Notice(
                .districtOfOtherCounty,
                [
                    Finding.Fact("found", key?.locationUnit ?? ""),
                    Finding.Fact("counties", counties.sorted().joined(separator: "; ")),
                ])
        ])
        work.fail(.rejected(.districtOfOtherCounty))
    }
}

/// A side that can be counted: its net area under its class, the rest of the record's area as ridges.
private struct AccountedSide {
    var side: ChangeSide
    var net: SquareMetres
    var ridges: SquareMetres

    func ridgeSide(_ ridge: String) -> ChangeSide { ChangeSide(key: side.key.ridges, landClass: ridge) }
}

/// An area that passed from one side to the other.
private struct Passage {
    var before: ChangeSide?
    var after: ChangeSide?
    var area: SquareMetres

    /// At most three of two sides, at most two of one; none of nothing.
    static func all(_ before: AccountedSide?, _ after: AccountedSide?, ridge: String) -> [Passage] {
        let (was, now) = (before?.ridgeSide(ridge), after?.ridgeSide(ridge))
        let passages: [Passage]
        if let before, let after {
            let more = before.ridges - after.ridges
            passages = [
                Passage(before: before.side, after: after.side, area: min(before.net, after.net)),
                Passage(before: was, after: after.side, area: max(more, .zero)),
                Passage(before: before.side, after: now, area: max(-more, .zero)),
                Passage(before: was, after: now, area: min(before.ridges, after.ridges)),
            ]
        } else {
            passages = [
                Passage(
                    before: before?.side, after: after?.side, area: before?.net ?? after?.net ?? .zero),
                Passage(before: was, after: now, area: before?.ridges ?? after?.ridges ?? .zero),
            ]
        }
        return passages.filter { $0.area > .zero }
    }
}

/// The sides of a record that its codes ask for; a side that must be empty is told and passed over.
private struct Sides {
    var before: ChangedSide?
    var after: ChangedSide?

    init(
        _ behaviour: ChangeBehaviour, _ adjustment: BorderAdjustment, before: ChangedSide, after: ChangedSide,
        work: inout Work
    ) {
        // What was received is counted by what it was, new or not; what was given away has nothing after.
        let mayHaveBefore = behaviour != .new || adjustment == .received
        self.before = Self.side(before, isAsked: mayHaveBefore, isNeeded: behaviour != .new, &work)
        let hasAfter = behaviour != .lost && !adjustment.isGiven
        self.after = Self.side(after, isAsked: hasAfter, isNeeded: hasAfter, &work)
    }

    private static func side(
        _ side: ChangedSide, isAsked: Bool, isNeeded: Bool, _ work: inout Work
    ) -> ChangedSide? {
        let facts = [Finding.Fact("field", side.year.field(.landClass))]
        if side.isEmpty {
            guard isAsked else { return nil }
            work.tell([Notice(.changeSideMissing, facts)])
            if isNeeded { work.fail(.rejected(.changeSideMissing)) }
            return nil
        }
        guard isAsked else {
            work.tell([Notice(.changeSideUnexpected, facts)])
            return nil
        }
        return side
    }
}

/// An outcome in the making: the first reason not to count a record stands.
private struct Work {
    var outcome: ChangeOutcome

    init(gross: RecordedAreas.Number) {
        outcome = ChangeOutcome(standing: .counted)
        if gross.state == .value { outcome.gross = SquareMetres(hundredths: gross.value) }
    }

    var isCounted: Bool { outcome.standing == .counted }

    mutating func tell(_ notices: [Notice]) {
        tell(notices.map { AreaAccount.Remark(notice: $0, area: outcome.gross) })
    }

    /// Both sides share the record's own area: what is told of it is told once.
    mutating func tell(_ remarks: [AreaAccount.Remark]) {
        for remark in remarks where !outcome.remarks.contains(remark) { outcome.remarks.append(remark) }
    }

    mutating func fail(_ standing: ChangeOutcome.Standing) {
        if isCounted { outcome.standing = standing }
    }
}
