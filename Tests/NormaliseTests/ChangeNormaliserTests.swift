import LandModel
import Testing

@testable import Normalise

@Suite struct ChangeNormaliserTests {
    private static let patches = PatchNormaliser(classes: Packs.survey, lists: Packs.lists)
    private let normaliser = ChangeNormaliser(patches: patches, counties: ["440203"])

    /// A side of so many m²; `net` is what remains after ridges.
    private func side(
        _ year: ChangedSide.Year, _ landClass: String?, gross: Int64, net: Int64? = nil, ratio: Int64 = 0,
        unit: String = "440203001002", _ change: [PatchField: String] = [:]
    ) -> ChangedSide {
        let net = net ?? gross
        let isCultivated = ["0101", "0102", "0103"].contains(landClass ?? "")
        var texts: [PatchField: String] = [
            .locationUnit: unit, .ownershipUnit: unit, .ownership: "30", .island: "00",
        ]
        texts[.landClass] = landClass
        if isCultivated { texts.merge([.slope: "2", .terrace: "TT", .planting: "LS"]) { $1 } }
        if isCultivated, net < gross { texts[.deductedClass] = "1203" }
        if landClass == "0702" { texts[.settlement] = "203" }
        texts.merge(change) { $1 }
        return ChangedSide(
            year: year, isEmpty: landClass == nil, outcome: Self.patches.normalise(texts),
            patch: ChangedPatch(identifier: year.rawValue, number: "1", locationName: "", ownershipName: ""),
            areas: RecordedAreas(
                gross: .init(gross * 100), ratio: ratio == 0 ? .null : .init(ratio),
                deducted: .init((gross - net) * 100), net: .init(net * 100)))
    }

    private func normalise(
        _ behaviour: String, _ adjustment: String, _ before: ChangedSide, _ after: ChangedSide
    ) -> ChangeOutcome {
        normaliser.normalise(
            ChangeCodes(behaviour: behaviour, adjustment: adjustment), before: before, after: after)
    }

    /// `0101 → 0702 900`, in m².
    private func texts(_ outcome: ChangeOutcome) -> [String] {
        outcome.records.map { record in
            "\(record.before?.landClass ?? "-") → \(record.after?.landClass ?? "-") \(record.area.hundredths / 100)"
        }
    }

    private func rules(_ outcome: ChangeOutcome) -> [FindingRule] { outcome.remarks.map(\.notice.rule) }

    @Test("the net area passes from class to class, more ridges before to the class after")
    func ridgesBefore() throws {
        let outcome = normalise(
            "1", "0", side(.before, "0101", gross: 1000, net: 900, ratio: 1000),
            side(.after, "0702", gross: 1000))
        #expect(outcome.standing == .counted && outcome.remarks.isEmpty)
        #expect(texts(outcome) == ["0101 → 0702 900", "1203 → 0702 100"])
        // Ridges have no slope, terrace or planting.
        let ridge = try #require(outcome.records[1].before?.key)
        #expect(ridge.slope.isEmpty && ridge.terrace.isEmpty && ridge.planting.isEmpty)
        #expect(outcome.records[0].before?.key.slope == "2")
        #expect(outcome.records.allSatisfy { $0.kind == .land && $0.adjustment == .none })
        #expect(outcome.pieces.map(\.record) == outcome.records)
        #expect(outcome.pieces[1].before?.identifier == "BGQ" && outcome.pieces[1].behaviour == .attributes)
        #expect(outcome.gross == SquareMetres(hundredths: 100_000))
    }

    @Test("more ridges after come from the class before; ridges of both pass as ridges")
    func ridgesAfter() {
        let opened = normalise(
            "1", "0", side(.before, "0301", gross: 1000),
            side(.after, "0103", gross: 1000, net: 920, ratio: 800))
        #expect(texts(opened) == ["0301 → 0103 920", "0301 → 1203 80"])
        let both = normalise(
            "1", "0", side(.before, "0101", gross: 1000, net: 900, ratio: 1000),
            side(.after, "0103", gross: 1000, net: 920, ratio: 800))
        #expect(texts(both) == ["0101 → 0103 900", "1203 → 0103 20", "1203 → 1203 80"])
        // The ridges that changed nothing are no line of the list, those that changed hands are.
        #expect(both.pieces.count == 2)
        let tenure = normalise(
            "1", "0", side(.before, "0101", gross: 1000, net: 900, ratio: 1000),
            side(.after, "0101", gross: 1000, net: 900, ratio: 1000, [.ownership: "20"]))
        #expect(texts(tenure) == ["0101 → 0101 900", "1203 → 1203 100"])
        #expect(tenure.pieces.count == 2)
    }

    @Test("what was given away or lost has nothing after, what is new nothing before")
    func oneSided() {
        let none = (side(.before, nil, gross: 500), side(.after, nil, gross: 500))
        let paddy = side(.before, "0101", gross: 500, net: 450, ratio: 1000)
        let given = normalise("1", "2", paddy, none.1)
        #expect(texts(given) == ["0101 → - 450", "1203 → - 50"])
        #expect(given.records.allSatisfy { $0.kind == .boundary && $0.adjustment == .given })
        let lost = normalise("0", "0", paddy, none.1)
        #expect(texts(lost) == ["0101 → - 450", "1203 → - 50"])
        #expect(lost.records.allSatisfy { $0.kind == .uncovered })
        let new = normalise("3", "3", none.0, side(.after, "0404", gross: 500))
        #expect(texts(new) == ["- → 0404 500"])
        #expect(new.records[0].kind == .boundary && new.records[0].adjustment == .receivedByBorder)
        for outcome in [given, lost, new] { #expect(outcome.standing == .counted && outcome.remarks.isEmpty) }
    }

    @Test("received and counted by what it was keeps both sides, the one before of the county it came from")
    func received() {
        let outcome = normalise(
            "2", "1", side(.before, "0303", gross: 700, unit: "440204001001"),
            side(.after, "0702", gross: 700))
        #expect(outcome.standing == .counted && texts(outcome) == ["0303 → 0702 700"])
        #expect(outcome.records[0].before?.key.locationUnit == "440204001001")
        // New and received: what it was is told where it is known, else it counts by what it is.
        let new = normalise(
            "3", "1", side(.before, nil, gross: 700), side(.after, "0702", gross: 700))
        #expect(new.standing == .counted && texts(new) == ["- → 0702 700"])
        #expect(rules(new) == [.changeSideMissing])
    }

    @Test("a side that must be empty is told and passed over")
    func unexpected() {
        let (before, after) = (side(.before, "0301", gross: 300), side(.after, "0702", gross: 300))
        let given = normalise("2", "4", before, after)
        #expect(texts(given) == ["0301 → - 300"] && rules(given) == [.changeSideUnexpected])
        #expect(given.remarks[0].notice.facts == [Finding.Fact("field", "BGHDLBM")])
        #expect(texts(normalise("0", "0", before, after)) == ["0301 → - 300"])
        let new = normalise("3", "0", before, after)
        #expect(texts(new) == ["- → 0702 300"])
        #expect(new.remarks[0].notice.facts == [Finding.Fact("field", "BGQDLBM")])
    }

    @Test(
        "codes that are none, or exclude one another, keep a record out",
        arguments: [
            ("4", "0", FindingRule.changeBehaviourUnknown), ("", "0", .changeBehaviourUnknown),
            ("1", "6", .changeAdjustmentUnknown), ("3", "2", .changeCodesConflict),
            ("3", "4", .changeCodesConflict), ("0", "1", .changeCodesConflict),
            ("0", "3", .changeCodesConflict),
        ])
    func codes(behaviour: String, adjustment: String, rule: FindingRule) {
        let outcome = normalise(
            behaviour, adjustment, side(.before, "0301", gross: 300), side(.after, "0702", gross: 300))
        #expect(outcome.standing == .rejected(rule) && outcome.records.isEmpty)
        #expect(rules(outcome) == [rule] && outcome.remarks[0].area == SquareMetres(hundredths: 30_000))
    }

    @Test("an adjustment that is empty is none, and told")
    func emptyAdjustment() {
        let codes = ChangeCodes(behaviour: " 1 ", adjustment: nil)
        #expect(codes.standing == .read(.attributes, .none))
        #expect(codes.notices.map(\.rule) == [.codeMissing])
    }

    @Test("a side that cannot be counted keeps the record out, by its own reason")
    func rejected() {
        let after = side(.after, "0702", gross: 300)
        func standing(_ before: ChangedSide, _ behaviour: String = "1") -> ChangeOutcome.Standing {
            normalise(behaviour, "0", before, after).standing
        }
        #expect(standing(side(.before, nil, gross: 300)) == .rejected(.changeSideMissing))
        #expect(standing(side(.before, "0999", gross: 300)) == .unmapped(.classUnknown))
        #expect(
            standing(side(.before, "0301", gross: 300, [.ownership: "99"])) == .rejected(.ownershipUnknown))
        #expect(standing(side(.before, "0301", gross: 300, unit: "44")) == .rejected(.districtMalformed))
        #expect(standing(side(.before, "0301", gross: 0)) == .rejected(.areaNotPositive))
        let elsewhere = normalise(
            "1", "0", side(.before, "0301", gross: 300),
            side(.after, "0702", gross: 300, unit: "440204001001"))
        #expect(elsewhere.standing == .rejected(.districtOfOtherCounty))
    }

    @Test("arithmetic that is off is told by the change layer's names; the last digit may be off")
    func arithmetic() {
        // 1000 × 0.0995 is 99.50, recorded are 100.00.
        let off = normalise(
            "1", "0", side(.before, "0101", gross: 1000, net: 900, ratio: 995),
            side(.after, "0702", gross: 1000))
        #expect(off.standing == .counted && texts(off) == ["0101 → 0702 900", "1203 → 0702 100"])
        #expect(rules(off) == [.deductionMismatch])
        #expect(off.remarks[0].area == SquareMetres(hundredths: 50))
        #expect(off.remarks[0].notice.facts.first == Finding.Fact("field", "BGQKCDLMJ"))

        var near = side(.before, "0101", gross: 1000, net: 900, ratio: 1000)
        near.areas.deducted.value += 1
        near.areas.net.value -= 1
        #expect(normalise("1", "0", near, side(.after, "0702", gross: 1000)).remarks.isEmpty)

        var net = side(.after, "0103", gross: 1000, net: 920, ratio: 800)
        net.areas.net.value += 500
        let told = normalise("1", "0", side(.before, "0301", gross: 1000), net)
        #expect(rules(told) == [.netAreaMismatch])
        #expect(told.remarks[0].notice.facts.first == Finding.Fact("field", "BGHTBDLMJ"))
        #expect(texts(told) == ["0301 → 0103 925", "0301 → 1203 75"])
    }
}
