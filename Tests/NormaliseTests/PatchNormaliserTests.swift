import LandModel
import Testing

@testable import Normalise

@Suite struct PatchNormaliserTests {
    let normaliser = PatchNormaliser(classes: Packs.survey, lists: Packs.lists, county: "440203")
    let forest: [PatchField: String] = [
        .landClass: "0301", .className: "乔木林地", .locationUnit: "4402030010020000000",
        .ownershipUnit: "4402030010030000000", .ownership: "30", .island: "00",
    ]
    let paddy: [PatchField: String] = [
        .landClass: "0101", .className: "水田", .locationUnit: "4402030010020000000",
        .ownershipUnit: "4402030010030000000", .ownership: "30", .terrace: "TT", .slope: "2", .planting: "LS",
        .island: "00", .exclave: "0", .deductedClass: "1203",
    ]

    func with(_ base: [PatchField: String], _ changes: [PatchField: String?]) -> PatchOutcome {
        var texts = base
        for (field, value) in changes { texts[field] = value }
        return normaliser.normalise(texts)
    }

    func facts(_ outcome: PatchOutcome, _ rule: FindingRule) -> [String: String]? {
        outcome.notices.first { $0.rule == rule }.map {
            Dictionary(uniqueKeysWithValues: $0.facts.map { ($0.name, $0.value) })
        }
    }

    @Test("a sound patch is counted and nothing is told")
    func sound() {
        let outcome = normaliser.normalise(paddy)
        let key = BaseKey(
            locationUnit: "440203001002", ownershipUnit: "440203001003", ownership: "30", terrace: "TT",
            slope: "2",
            planting: "LS")
        #expect(outcome.standing == .counted(key, landClass: "0101"))
        #expect(outcome.isCultivated && outcome.deductedClass == "1203" && outcome.notices.isEmpty)
        #expect(normaliser.normalise(forest).notices.isEmpty)
        #expect(!normaliser.normalise(forest).isCultivated)
    }

    @Test(
        "a patch without a usable location unit waits to be placed; one of another county is rejected",
        arguments: [
            (nil as String?, FindingRule.districtMissing, "NULL"), ("  ", .districtMissing, "  "),
            ("44020300100", .districtMalformed, "44020300100"),
            ("4402030010O20000000", .districtMalformed, "4402030010O20000000"),
            ("4402040010020000000", .districtOfOtherCounty, "4402040010020000000"),
        ])
    func location(raw: String?, rule: FindingRule, found: String) {
        let outcome = with(forest, [.locationUnit: raw])
        if rule == .districtOfOtherCounty {
            #expect(outcome.standing == .rejected(rule))
        } else if case .unplaced(let key, let landClass, let told) = outcome.standing {
            #expect(key.locationUnit.isEmpty && landClass == "0301" && told == rule)
        } else {
            Issue.record("not unplaced: \(outcome.standing)")
        }
        #expect(facts(outcome, rule)?["found"] == found && facts(outcome, rule)?["field"] == "ZLDWDM")
    }

    @Test("the part of a township outside its villages keeps its own unit")
    func remainder() {
        guard case .counted(let key, _) = with(forest, [.locationUnit: "4402030019990000000"]).standing else {
            Issue.record("not counted")
            return
        }
        #expect(key.locationUnit == "440203001999")
    }

    @Test("a unit that the delivery's districts lack is told and counted")
    func unknownUnit() {
        let strict = PatchNormaliser(
            classes: Packs.survey, lists: Packs.lists, county: "440203", units: ["440203001001"])
        let outcome = strict.normalise(forest)
        #expect(facts(outcome, .districtUnknown)?["code"] == "440203001002")
        guard case .counted = outcome.standing else {
            Issue.record("not counted")
            return
        }
    }

    @Test("full-width and spaced units are read and told")
    func respeltUnit() {
        let outcome = with(forest, [.locationUnit: " ４４０２０３００１００２"])
        #expect(facts(outcome, .codeRespelled)?["steps"] == "trimmed; half-width")
        guard case .counted(let key, _) = outcome.standing else {
            Issue.record("not counted")
            return
        }
        #expect(key.locationUnit == "440203001002")
    }

    @Test(
        "an ownership unit that cannot be read leaves the key empty",
        arguments: [
            (nil as String?, FindingRule.districtMissing), ("abc", .districtMalformed),
        ])
    func owner(raw: String?, rule: FindingRule) {
        let outcome = with(forest, [.ownershipUnit: raw])
        #expect(facts(outcome, rule)?["field"] == "QSDWDM")
        guard case .counted(let key, _) = outcome.standing else {
            Issue.record("not counted")
            return
        }
        #expect(key.ownershipUnit.isEmpty)
    }

    @Test("an unknown or empty ownership rejects the patch", arguments: [nil, "", "99", "集体"])
    func ownership(raw: String?) {
        let outcome = with(forest, [.ownership: raw])
        #expect(outcome.standing == .rejected(.ownershipUnknown))
        #expect(facts(outcome, .ownershipUnknown)?["known"] == "10; 20; 21; 30; 31; 32; 33; 34; 40; 41")
        #expect(!outcome.notices.contains { $0.rule == .codeUnknown })
    }

    @Test("an unverified ownership is counted and told")
    func unverified() {
        let outcome = with(forest, [.ownership: "21"])
        guard case .counted(let key, _) = outcome.standing else {
            Issue.record("not counted")
            return
        }
        #expect(key.ownership == "21" && facts(outcome, .codeUnknown)?["status"] == "unverified")
    }

    @Test("a class without counterpart is unmapped; a bad location weighs more, a bad ownership less")
    func standings() {
        #expect(with(forest, [.landClass: "0309"]).standing == .unmapped(.classUnknown))
        #expect(with(forest, [.landClass: nil]).standing == .unmapped(.classMissing))
        #expect(
            with(forest, [.landClass: "0309", .locationUnit: nil]).standing == .rejected(.districtMissing))
        #expect(with(forest, [.landClass: "0309", .ownership: nil]).standing == .unmapped(.classUnknown))
        let both = with(forest, [.landClass: "0309", .ownership: nil])
        #expect(both.notices.map(\.rule).contains(.ownershipUnknown))
    }

    @Test("empty MSSM is land and told, empty FRDBS is no exclave; fields the source lacks are not told")
    func defaults() {
        let outcome = with(forest, [.island: ""])
        guard case .counted(let key, _) = outcome.standing else {
            Issue.record("not counted")
            return
        }
        #expect(key.island == "00" && key.exclave == "0")
        #expect(facts(outcome, .codeMissing) == ["field": "MSSM", "used": "00"])
        let without = PatchNormaliser(
            classes: Packs.survey, lists: Packs.lists,
            fields: [.landClass, .locationUnit, .ownership])
        #expect(
            without.normalise([.landClass: "0301", .locationUnit: "440203001002", .ownership: "30"]).notices
                .isEmpty)
    }

    @Test("an island keeps its name, and its lack is told")
    func island() {
        guard case .counted(let key, _) = with(forest, [.island: "01", .islandName: " 大岛 "]).standing else {
            Issue.record("not counted")
            return
        }
        #expect(key.island == "01" && key.islandName == "大岛")
        #expect(facts(with(forest, [.island: "1"]), .codeMissing)?["field"] == "HDMC")
        guard case .counted(let land, _) = with(forest, [.islandName: "大岛"]).standing else {
            Issue.record("not counted")
            return
        }
        #expect(land.islandName.isEmpty)
    }

    @Test(
        "codes on classes that do not allow them",
        arguments: [
            (PatchField.slope, "2"), (.terrace, "TT"), (.refinement, "HDGD"), (.planting, "LS"),
        ])
    func notAllowed(field: PatchField, code: String) {
        let outcome = with(forest, [field: code])
        #expect(facts(outcome, .codeNotAllowed) == ["field": field.rawValue, "code": code, "class": "0301"])
    }

    @Test("codes that a class needs")
    func needed() {
        #expect(facts(with(paddy, [.slope: nil]), .codeMissing) == ["field": "GDPDJB", "class": "0101"])
        #expect(facts(with(paddy, [.terrace: nil]), .codeMissing) == ["field": "GDLX", "class": "0101"])
        #expect(with(paddy, [.terrace: nil, .slope: "1"]).notices.isEmpty)
        let village = with(forest, [.landClass: "0702", .className: "农村宅基地"])
        #expect(facts(village, .codeMissing) == ["field": "CZCSXM", "class": "0702"])
        #expect(
            with(forest, [.landClass: "0702", .className: "农村宅基地", .settlement: "203"]).notices.isEmpty)
    }

    @Test("the ridge class is read in the source's standard")
    func deductedClass() {
        let second = PatchNormaliser(classes: Packs.second, lists: Packs.lists)
        var texts = paddy
        texts[.landClass] = "011"
        texts[.deductedClass] = "123"
        #expect(second.normalise(texts).deductedClass == "1203")
        #expect(with(paddy, [.deductedClass: "9999"]).deductedClass == "9999")
        #expect(with(paddy, [.deductedClass: nil]).deductedClass.isEmpty)
    }

    @Test("normalising a key's own codes again changes nothing and tells nothing")
    func idempotent() {
        let once = with(
            paddy,
            [
                .landClass: "１０１.0", .terrace: "tt", .slope: "02", .ownership: "30.0", .island: "0",
                .exclave: nil,
            ])
        guard case .counted(let key, let landClass) = once.standing else {
            Issue.record("not counted")
            return
        }
        let again = normaliser.normalise([
            .landClass: landClass, .locationUnit: key.locationUnit, .ownershipUnit: key.ownershipUnit,
            .ownership: key.ownership, .terrace: key.terrace, .slope: key.slope, .planting: key.planting,
            .settlement: key.settlement, .refinement: key.refinement, .island: key.island,
            .exclave: key.exclave,
        ])
        #expect(again.standing == once.standing && again.notices.isEmpty)
    }
}
