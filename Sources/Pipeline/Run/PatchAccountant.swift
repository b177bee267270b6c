import Aggregate
import LandModel
import Measure
import Normalise

/// Books the patches of one layer: every one ends as counted, unmapped or rejected, with its area in the ledger.
struct PatchAccountant {
    private let layer: PatchLayer
    /// Number of the delivery.
    private let number: Int
    private let tolerance: AreaTolerance
    private let tracts: TractCollector
    private var memo: PatchMemo
    /// Number of each row's outcome in the memo, for the batch in hand.
    private var outcomes: [Int32] = []
    /// Puts patches aside for a comparison with another year; `nil` where nobody compares.
    private var ground: GroundCollector?

    init(
        _ layer: PatchLayer, number: Int, tolerance: AreaTolerance, tracts: TractCollector, keepsGround: Bool
    ) {
        self.layer = layer
        self.number = number
        self.tolerance = tolerance
        self.tracts = tracts
        memo = PatchMemo(layer.normaliser, columns: layer.textColumns)
        ground = keepsGround ? GroundCollector() : nil
    }

    /// - Parameters:
    ///   - examined: one row for each feature of the batch.
    ///   - placer: where the patches of the batch lie.
    ///   - unit: number of the unit of work among the run's.
    mutating func book(
        _ batch: FeatureBatch, _ examined: [ExaminedPatch], _ placer: BatchPlacer, of unit: Int,
        into tally: inout SurveyTally
    ) throws {
        memo.fill(&outcomes, batch.text, count: batch.count)
        for row in 0..<batch.count {
            let pieces = try book(
                memo.outcomes[Int(outcomes[row])], examined[row], batch, row: row, placer, into: &tally)
            try ground?.add(
                pieces, outcome: outcomes[row], feature: batch.featureIDs[row], row: row, of: unit, placer,
                to: &tally.ground)
        }
        tellLostTexts(batch, into: &tally)
    }

    /// Bytes that are no text in the source's encoding are delivered as NULL; what they cost is told here.
    private func tellLostTexts(_ batch: FeatureBatch, into tally: inout SurveyTally) {
        for (column, name) in zip(batch.text, layer.request.text) {
            for row in column.undecodable {
                tally.findings.append(
                    finding(.textNotDecodable, batch, Int(row), area: .zero, [Finding.Fact("field", name)]))
            }
        }
    }

    /// Books one patch; gives what was counted of it, piece by piece.
    private func book(
        _ outcome: PatchOutcome, _ patch: ExaminedPatch, _ batch: FeatureBatch, row: Int,
        _ placer: BatchPlacer, into tally: inout SurveyTally
    ) throws -> [CountedPiece] {
        let account = account(outcome, patch, batch, row: row)
        let source = layer.source.name
        tally.ledger.add(Ledger.Key(source: source, entry: .read), area: account.gross)

        var told: Set<FindingRule> = []
        func tell(_ finding: Finding) {
            tally.findings.append(finding)
            told.insert(finding.rule)
        }
        for fault in patch.faults {
            tell(
                finding(
                    fault.rule, batch, row, area: fault.area ?? account.gross, fault.facts, place: fault.place
                ))
        }
        for notice in outcome.notices {
            tell(finding(notice.rule, batch, row, area: account.gross, notice.facts))
        }
        // Without a class nobody can say whether ridges are due, so the account is not commented on.
        if case .unmapped = outcome.standing {
        } else {
            for remark in account.remarks {
                tell(finding(remark.notice.rule, batch, row, area: remark.area, remark.notice.facts))
            }
        }
        if let difference = tolerance.exceeded(
            recorded: layer.recordedAreas(batch, row: row).gross, computed: patch)
        {
            tell(
                finding(.recordedDiffersFromComputed, batch, row, area: difference.area, difference.facts))
        }

        let verdict = try verdict(outcome, account, patch, placer, row)
        for remark in verdict.remarks {
            tell(finding(remark.rule, batch, row, area: remark.area, remark.facts))
        }
        tally.ledger.add(
            Ledger.Key(source: source, entry: verdict.entry, reason: verdict.reason?.rawValue ?? ""),
            area: verdict.entry == .counted ? account.net : account.gross)
        guard verdict.entry == .counted, let (key, landClass) = outcome.row else { return [] }
        if account.deducted > .zero {
            tally.ledger.add(Ledger.Key(source: source, entry: .deducted), area: account.deducted)
        }
        if let change = patch.repairedBy {
            tally.ledger.add(
                Ledger.Key(source: source, entry: .repaired, reason: FindingRule.polygonRepaired.rawValue),
                area: change)
        }
        for rule in told where rule != .polygonRepaired {
            tally.ledger.add(
                Ledger.Key(source: source, entry: .noted, reason: rule.rawValue), area: account.gross)
        }
        let counted = pieces(key, account, verdict.units, landClass)
        for piece in counted {
            tally.base.add(piece.key, class: landClass, net: piece.net, deducted: piece.deducted)
            let places = placer.places
            if !places.zones.isEmpty {
                // Each part by itself: a zone may lie in one village alone.
                let isPart = verdict.units.count > 1
                let shares =
                    isPart ? try placer.zones(of: row, in: piece.key.locationUnit) : places.zones
                tally.zones.add(
                    row: isPart ? 0 : row, shares, unit: piece.key.locationUnit, class: landClass,
                    net: piece.net, ridges: piece.deducted)
                if outcome.isCultivated, let slope = places.slope {
                    bookSlope(
                        piece.key, piece.net, shares[slope.layer], row: isPart ? 0 : row, slope.levels,
                        into: &tally)
                }
            }
        }
        if !tracts.isEmpty, !placer.places.shapes[row].isEmpty {
            if tally.tracts.isEmpty { tally.tracts = tracts.makeCollections() }
            tracts.add(
                placer.places.shapes[row], id: PatchID(source: Int32(number), feature: batch.featureIDs[row]),
                unit: key.locationUnit.isEmpty ? verdict.units[0].code : key.locationUnit,
                landClass: landClass, net: account.net, into: &tally.tracts)
        }
        // Only the forms of exclaves name owners.
        if key.exclave != "0", let column = layer.ownerNameColumn {
            tally.ownerNames.add(
                key.ownershipUnit,
                name: batch.text[column].withTrimmed(row) { String(decoding: $0, as: UTF8.self) })
        }
        return counted
    }

    private func bookSlope(
        _ key: BaseKey, _ net: SquareMetres, _ shares: ShareColumn, row: Int, _ levels: [String],
        into tally: inout SurveyTally
    ) {
        if key.slope.isEmpty {
            tally.slope.add(unit: key.locationUnit, net: net, row: row, shares, levels: levels)
        } else {
            tally.slope.add(unit: key.locationUnit, level: key.slope, net: net)
        }
    }

    /// What is to be told of a recorded slope level that most of the shape has not.
    private func otherSlope(
        _ key: BaseKey, _ account: AreaAccount, _ places: BatchPlaces, _ row: Int
    ) -> Verdict.Remark? {
        guard let slope = places.slope, !key.slope.isEmpty else { return nil }
        let parts = places.zones[slope.layer].parts(of: row)
        guard let most = parts.max(by: { $0.share < $1.share }), slope.levels[Int(most.kind)] != key.slope,
            2 * most.share > places.zones[slope.layer].wholes[row]
        else { return nil }
        return Verdict.Remark(
            rule: .slopeDiffersFromLayer, area: account.net,
            facts: [
                Finding.Fact("code", key.slope), Finding.Fact("expected", slope.levels[Int(most.kind)]),
            ])
    }

    /// The patch under its own unit, or divided among the units its shape lies in.
    private func pieces(
        _ key: BaseKey, _ account: AreaAccount, _ units: [(code: String, share: Int64)], _ landClass: String
    ) -> [CountedPiece] {
        guard !units.isEmpty else {
            return [
                CountedPiece(key: key, landClass: landClass, net: account.net, deducted: account.deducted)
            ]
        }
        let weights = units.map(\.share)
        let net = Apportionment.parts(of: account.net, weights: weights)
        let deducted = Apportionment.parts(of: account.deducted, weights: weights)
        return units.indices.map { index in
            var key = key
            key.locationUnit = units[index].code
            return CountedPiece(
                key: key, landClass: landClass, net: net[index], deducted: deducted[index])
        }
    }

    /// The patch's areas on the layer's basis.
    private func account(_ outcome: PatchOutcome, _ patch: ExaminedPatch, _ batch: FeatureBatch, row: Int)
        -> AreaAccount
    {
        let recorded = layer.recordedAreas(batch, row: row)
        switch layer.basis {
        case .recorded:
            return DeductionRule.recorded(
                recorded, isCultivated: outcome.isCultivated, deductedClass: outcome.deductedClass,
                ridge: layer.normaliser.classes.target.ridgeCode ?? "")
        case .computed:
            return DeductionRule.computed(
                gross: patch.area, ratio: recorded.ratio, isCultivated: outcome.isCultivated)
        }
    }

    /// Where a patch is booked, and what is to be told about its place.
    private struct Verdict {
        struct Remark {
            var rule: FindingRule
            var area: SquareMetres
            var facts: [Finding.Fact]
        }

        var entry: Ledger.Entry
        var reason: FindingRule?
        /// The units it is divided among; empty: its own.
        var units: [(code: String, share: Int64)] = []
        var remarks: [Remark] = []
    }

    /// The texts are asked first, then the areas, then the geometry, then the place.
    private func verdict(
        _ outcome: PatchOutcome, _ account: AreaAccount, _ patch: ExaminedPatch, _ placer: BatchPlacer,
        _ row: Int
    ) throws -> Verdict {
        switch outcome.standing {
        case .rejected(let rule): return Verdict(entry: .rejected, reason: rule)
        case .unmapped(let rule): return Verdict(entry: .unmapped, reason: rule)
        case .counted, .unplaced: break
        }
        if let rule = account.rejection { return Verdict(entry: .rejected, reason: rule) }
        // On the recorded basis the legal figure counts whatever became of the shape; the fault is told.
        if layer.basis == .computed, let rule = patch.rejection {
            return Verdict(entry: .rejected, reason: rule)
        }
        var verdict = Verdict(entry: .counted)
        if case .unplaced(_, _, let rule) = outcome.standing {
            guard let units = try placer.units(of: row) else {
                return Verdict(entry: .rejected, reason: rule)
            }
            verdict.units = units
            verdict.remarks.append(
                Verdict.Remark(
                    rule: .districtByShape, area: account.gross,
                    facts: [Finding.Fact("units", units.map(\.code).joined(separator: "; "))]))
        }
        if outcome.isCultivated, let (key, _) = outcome.row,
            let remark = otherSlope(key, account, placer.places, row)
        {
            verdict.remarks.append(remark)
        }
        if placer.places.zones.contains(where: { $0.wholes[row] == 0 }) {
            verdict.remarks.append(
                Verdict.Remark(rule: .patchNotPlaced, area: account.gross, facts: []))
        }
        return verdict
    }

    private func finding(
        _ rule: FindingRule, _ batch: FeatureBatch, _ row: Int, area: SquareMetres, _ facts: [Finding.Fact],
        place: Finding.Place? = nil
    ) -> Finding {
        Finding(
            rule: rule, source: layer.source.name, feature: batch.featureIDs[row],
            identifier: layer.identifierColumn.flatMap { batch.text[$0][row] }, area: area, facts: facts,
            place: place)
    }
}

extension PatchOutcome {
    /// The key and class of a patch that may stand in the base table; its unit is empty while it is unplaced.
    fileprivate var row: (key: BaseKey, landClass: String)? {
        switch standing {
        case .counted(let key, let landClass), .unplaced(let key, let landClass, _): (key, landClass)
        case .unmapped, .rejected: nil
        }
    }
}
