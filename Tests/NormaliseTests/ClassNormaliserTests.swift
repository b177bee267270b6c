import LandModel
import TestSupport
import Testing

@testable import Normalise

@Suite struct ClassNormaliserTests {
    let survey = Packs.survey
    let numbers = Packs.numbers
    let second = Packs.second
    let plan = Packs.plan

    func facts(_ outcome: ClassOutcome, _ rule: FindingRule) -> [String: String]? {
        outcome.notices.first { $0.rule == rule }.map {
            Dictionary(uniqueKeysWithValues: $0.facts.map { ($0.name, $0.value) })
        }
    }

    @Test("codes of the standard pass untouched and untold")
    func plain() {
        for code in survey.source.countableCodes where code != "1203" {
            #expect(survey.normalise(code) == ClassOutcome(disposition: .mapped(code), sourceCode: code))
        }
    }

    @Test("padding behind is no respelling", arguments: ["0101 ", "0101   ", "0101\0\0"])
    func padding(raw: String) {
        #expect(survey.normalise(raw).code == "0101")
        #expect(survey.normalise(raw).notices.isEmpty)
    }

    @Test(
        "respelt codes are mapped, and told with each step",
        arguments: [
            (" 0101", "0101", "trimmed"), ("0101\u{3000}", "0101", "trimmed"), ("0101\t", "0101", "trimmed"),
            ("０１０１", "0101", "half-width"), ("０２０１Ｋ", "0201K", "half-width"),
            ("0201k", "0201K", "upper-case"),
            ("05h1", "05H1", "upper-case"), ("１１０４ａ", "1104A", "half-width; upper-case"),
            ("1003.0", "1003", "number-suffix"), ("101.0", "0101", "number-suffix; leading-zero"),
            (" 307.00 ", "0307", "trimmed; number-suffix; leading-zero"), ("9", "09", "leading-zero"),
            ("307", "0307", "leading-zero"),
        ])
    func respelt(raw: String, code: String, steps: String) {
        let outcome = survey.normalise(raw)
        #expect(outcome.code == code)
        #expect(facts(outcome, .classRespelled) == ["found": raw, "code": code, "steps": steps])
        #expect(outcome.notices.count == 1)
    }

    @Test("NULL and blank codes are missing", arguments: [nil, "", "   ", "\0\0", "\u{3000}"])
    func missing(raw: String?) {
        let outcome = survey.normalise(raw)
        #expect(outcome.disposition == .unmapped(.classMissing))
        #expect(facts(outcome, .classMissing) == ["found": raw == nil ? "NULL" : ""])
    }

    @Test("unknown codes name their neighbours", arguments: ["0104", "9999", "XYZ", "05H2", "0101KK", "地类"])
    func unknown(raw: String) {
        let outcome = survey.normalise(raw)
        #expect(outcome.disposition == .unmapped(.classUnknown))
        #expect(facts(outcome, .classUnknown)?["found"] == raw)
    }

    @Test("the nearest codes come with their names, and the name's own code too")
    func unknownFacts() {
        let facts = facts(survey.normalise("0108", name: "旱地"), .classUnknown)
        #expect(facts?["nearest"] == "0101 水田; 0102 水浇地; 0103 旱地")
        #expect(facts?["codes-of-name"] == "0103")
        #expect(facts?["name"] == "旱地")
    }

    @Test("a first-level code is not mapped; 09 is a class of its own")
    func notLowest() {
        let outcome = survey.normalise("01", name: "耕地")
        #expect(outcome.disposition == .unmapped(.classNotLowestLevel))
        #expect(facts(outcome, .classNotLowestLevel)?["candidates"] == "0101 水田; 0102 水浇地; 0103 旱地")
        #expect(survey.normalise("00").disposition == .unmapped(.classNotLowestLevel))
        #expect(survey.normalise("09").code == "09")
    }

    @Test("a code that the standard merged away is replaced where one class took it over")
    func retired() {
        let storage = survey.normalise("0604", name: "仓储用地")
        #expect(storage.code == "0508" && storage.steps == [.successor])
        #expect(facts(storage, .classRetired)?["successor"] == "0508")
        #expect(survey.normalise("0803").disposition == .unmapped(.classRetired))
        // 0901 with the name of a planning class is no retired survey code.
        let plan = survey.normalise("0901", name: "商业用地")
        #expect(plan.disposition == .unmapped(.classUnknown))
        #expect(facts(plan, .classUnknown)?["candidate-standards"]?.contains("ydyh-2023 0901 商业用地") == true)
    }

    @Test("a class outside the text of the standard stands in the ledger")
    func outside() {
        #expect(survey.normalise("1208").disposition == .unmapped(.classUnknown))
        #expect(plan.normalise("1208").code == "2302")
    }

    @Test("a patch of ridges is counted and told")
    func ridge() {
        let outcome = survey.normalise("1203")
        #expect(outcome.code == "1203" && outcome.notices.map(\.rule) == [.classWithoutPolygons])
    }

    @Test(
        "codes of the second survey in a file of the third are never mapped",
        arguments: [
            ("011", "gbt21010-2007 011 水田"), ("031", "gbt21010-2007 031 有林地"),
            ("104", "gbt21010-2007 104 农村道路"),
            ("114K", "gbt21010-2007 114K 可调整坑塘水面"),
        ])
    func otherSurvey(raw: String, origin: String) {
        let outcome = survey.normalise(raw)
        #expect(outcome.disposition == .unmapped(.classUnknown))
        #expect(facts(outcome, .classUnknown)?["candidate-standards"] == origin)
        #expect(numbers.normalise(raw).code == nil)
    }

    @Test("text that is a code of both surveys is decided by the name or by a numeric field, else not at all")
    func zeroLost() {
        let open = survey.normalise("101")
        #expect(open.disposition == .unmapped(.classAmbiguous))
        #expect(
            facts(open, .classAmbiguous)?["readings"]
                == "tdt1055-2019 0101 水田; gbt21010-2007 101 铁路用地")
        #expect(survey.normalise("101", name: "水田").code == "0101")
        let railway = survey.normalise("101", name: "铁路用地")
        #expect(railway.disposition == .unmapped(.classUnknown))
        #expect(facts(railway, .classUnknown)?["candidate-standards"] == "gbt21010-2007 101 铁路用地")
        #expect(numbers.normalise("101").code == "0101")
        #expect(numbers.normalise("101", name: "铁路用地").code == nil)
        #expect(numbers.normalise("1001").code == "1001")
        #expect(numbers.normalise("1001").notices.isEmpty)
    }

    @Test(
        "in a numeric field of the second survey 11 is 011, which a patch may carry, not 11, which it may not"
    )
    func zeroLostSecond() throws {
        let numbers = try ClassNormaliser(from: "erdiao", to: "sandiao", codesAreNumbers: true)
        #expect(numbers.normalise("11").code == "0101")
        #expect(numbers.normalise("11", name: "水域及水利设施用地").code == nil)
        #expect(second.normalise("11").disposition == .unmapped(.classNotLowestLevel))
    }

    @Test("a name that contradicts the code is told, and the code stands")
    func nameMismatch() {
        let outcome = survey.normalise("0303", name: "灌木林地")
        #expect(outcome.code == "0303")
        let facts = facts(outcome, .classNameMismatch)
        #expect(facts?["expected"] == "红树林地" && facts?["codes-of-name"] == "0305")
        #expect(facts?["candidate-standards"] == "ydyh-2020 0303 灌木林地; ydyh-2023 0303 灌木林地")
        #expect(survey.normalise("0201K", name: "果园").notices.isEmpty)
        #expect(survey.normalise("0101", name: " 水田 ").notices.isEmpty)
    }

    @Test(
        "exact and many-to-one rows map",
        arguments: [
            ("011", "0101", Crosswalk.Kind.exact), ("052", "05H1", .narrower), ("114K", "1104K", .exact),
            ("095", "09", .narrower),
        ])
    func crosswalk(raw: String, code: String, kind: Crosswalk.Kind) {
        let outcome = second.normalise(raw)
        #expect(outcome.code == code && outcome.sourceCode == raw)
        #expect(outcome.steps == [.crosswalk(kind)] && outcome.notices.isEmpty)
    }

    @Test("an ambiguous row needs a rule")
    func ambiguous() throws {
        let outcome = second.normalise("023")
        #expect(outcome.disposition == .unmapped(.classAmbiguous))
        #expect(facts(outcome, .classAmbiguous)?["candidates"] == "0203 橡胶园; 0204 其他园地")
        #expect(facts(second.normalise("203"), .classAmbiguous)?["candidates"] == "none")
        let ruled = try ClassNormaliser(
            from: "erdiao", to: "sandiao", rules: [ClassRule(from: "023", to: "0204")])
        #expect(ruled.normalise("023").code == "0204")
        #expect(ruled.normalise("023").steps == [.rule])
        #expect(ruled.normalise("23.0").code == "0204")
        #expect(ruled.normalise("031").disposition == .unmapped(.classAmbiguous))
    }

    @Test("a rule can take in a stray code of another standard, a retired and a first-level one")
    func rulesForOthers() throws {
        let ruled = try ClassNormaliser(
            from: "sandiao", to: "sandiao",
            rules: [
                ClassRule(from: "031", to: "0301"), ClassRule(from: "0803", to: "08H2"),
                ClassRule(from: "01", to: "0103"), ClassRule(from: "1208", to: "1206"),
            ])
        #expect(ruled.normalise("031").code == "0301")
        #expect(ruled.normalise("0803").code == "08H2")
        #expect(ruled.normalise("01").code == "0103")
        #expect(ruled.normalise("1208").code == "1206")
    }

    @Test("rules are checked against the packs")
    func ruleErrors() {
        func error(_ rules: [ClassRule]) -> NormaliseError? {
            do throws(NormaliseError) {
                _ = try ClassNormaliser(from: "erdiao", to: "sandiao", rules: rules)
                return nil
            } catch { return error }
        }
        #expect(
            error([ClassRule(from: "0233", to: "0204")])
                == .ruleFromUnknown(
                    code: "0233", standard: "gbt21010-2007",
                    suggestions: ["023 其他园地", "023K 可调整其他园地", "033 其他林地"]))
        #expect(
            error([ClassRule(from: "023", to: "0209")])
                == .ruleToUnknown(
                    code: "0209", standard: "tdt1055-2019", suggestions: ["0201 果园", "0202 茶园", "0203 橡胶园"]))
        #expect(
            error([ClassRule(from: "023", to: "02")])
                == .ruleToNotAssignable(
                    code: "02", standard: "tdt1055-2019", choices: ["0201", "0202", "0203", "0204"]))
        #expect(
            error([ClassRule(from: "063", to: "0604")])
                == .ruleToNotAssignable(code: "0604", standard: "tdt1055-2019", choices: ["0508"]))
        #expect(
            error([ClassRule(from: "023", to: "0204"), ClassRule(from: "023", to: "0203")])
                == .ruleDuplicate(code: "023"))
    }

    @Test(
        "normalising twice equals once", arguments: CrosswalkTests.pairs + [("tdt1055-2019", "tdt1055-2019")])
    func idempotent(from: String, to: String) throws {
        let once = try ClassNormaliser(from: from, to: to)
        let again = try ClassNormaliser(from: to, to: to)
        var random = SplitMix64(announcing: #function)
        let alphabet = Array("0123456789KAkaHh ０１２３Ｋ.")
        for _ in 0..<3000 {
            var raw = once.source.classes.randomElement(using: &random)?.code ?? ""
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                let place = raw.index(raw.startIndex, offsetBy: Int.random(in: 0...raw.count, using: &random))
                switch Int.random(in: 0..<4, using: &random) {
                case 0: raw.insert(alphabet.randomElement(using: &random) ?? " ", at: place)
                case 1: if place < raw.endIndex { raw.remove(at: place) }
                case 2: raw = raw.lowercased()
                default: raw += ".0"
                }
            }
            guard let code = once.normalise(raw).code else { continue }
            let second = again.normalise(code)
            #expect(second.code == code, "raw \(raw)")
            #expect(second.notices.allSatisfy { $0.rule == .classWithoutPolygons }, "raw \(raw)")
            #expect(second.steps.isEmpty, "raw \(raw)")
        }
    }
}
