import LandModel
import TestSupport
import Testing

@testable import Normalise

@Suite struct DeductionRuleTests {
    typealias Number = RecordedAreas.Number

    func account(
        _ gross: Number, _ ratio: Number, _ deducted: Number, _ net: Number, cultivated: Bool = true,
        ridge: String = "1203"
    ) -> AreaAccount {
        DeductionRule.recorded(
            RecordedAreas(gross: gross, ratio: ratio, deducted: deducted, net: net), isCultivated: cultivated,
            deductedClass: ridge, ridge: "1203")
    }

    func facts(_ account: AreaAccount, _ rule: FindingRule) -> [String: String]? {
        account.remarks.first { $0.notice.rule == rule }.map {
            Dictionary(uniqueKeysWithValues: $0.notice.facts.map { ($0.name, $0.value) })
        }
    }

    /// Products by hand: 100.05 × 0.1234 = 12.34617, 0.50 × 0.05 = 0.025 → 0.03, 0.49 × 0.05 = 0.0245.
    @Test(
        "rounding is half up and exact",
        arguments: [
            (10005, 1234, 1235), (50, 500, 3), (49, 500, 2), (1, 5000, 1), (1, 4999, 0), (0, 9999, 0),
            (10000, 0, 0),
            (123_456_789, 1075, 13_271_605),
        ])
    func rounding(gross: Int, ratio: Int, expected: Int) {
        let deducted = DeductionRule.deducted(
            gross: SquareMetres(hundredths: Int64(gross)), ratio: Int64(ratio))
        #expect(deducted.hundredths == Int64(expected))
    }

    @Test("the rounding equals that of 128-bit integers up to the largest areas")
    func roundingProperty() {
        var random = SplitMix64(announcing: #function)
        for _ in 0..<20_000 {
            let gross =
                Int64.random(in: 0...Int64.max, using: &random) >> Int64.random(in: 0..<62, using: &random)
            let ratio = Int64.random(in: 0..<10_000, using: &random)
            let exact = (Int128(gross) * Int128(ratio) + 5000) / 10_000
            let found = DeductionRule.deducted(gross: SquareMetres(hundredths: gross), ratio: ratio)
            #expect(Int128(found.hundredths) == exact, "\(gross) × \(ratio)")
        }
    }

    @Test("a sound patch closes and tells nothing")
    func sound() {
        let paddy = account(Number(10005), Number(1234), Number(1235), Number(8770))
        #expect(
            paddy.gross.hundredths == 10005 && paddy.net.hundredths == 8770
                && paddy.deducted.hundredths == 1235)
        #expect(paddy.remarks.isEmpty && paddy.rejection == nil)
        #expect(account(Number(500), .null, .null, Number(500), cultivated: false, ridge: "").remarks.isEmpty)
        #expect(account(Number(500), Number(0), Number(0), Number(500), ridge: "").remarks.isEmpty)
        #expect(account(Number(500), Number(0), Number(0), Number(500)).remarks.isEmpty)
        // NULL KCMJ is what KCXS makes it.
        #expect(account(Number(10005), Number(1234), .null, Number(8770)).remarks.isEmpty)
    }

    @Test(
        "a gross area that is none rejects the patch",
        arguments: [
            (Number.null, FindingRule.areaMissing, "NULL", 0),
            (.invalid, .areaNotANumber, "not a number", 0),
            (Number(0), .areaNotPositive, "0.00", 0), (Number(-150), .areaNotPositive, "-1.50", -150),
        ])
    func gross(number: Number, rule: FindingRule, found: String, gross: Int) {
        let account = account(number, .null, .null, Number(500))
        #expect(account.rejection == rule && account.gross.hundredths == Int64(gross))
        #expect(account.net == .zero && account.deducted == .zero)
        #expect(facts(account, rule) == ["field": "TBMJ", "found": found])
    }

    @Test("a stale KCMJ is told with what it should be; the account closes on TBDLMJ")
    func deductionMismatch() {
        let account = account(Number(10005), Number(1234), Number(1000), Number(8770))
        #expect(
            facts(account, .deductionMismatch) == ["field": "KCMJ", "found": "10.00", "expected": "12.35"])
        #expect(
            facts(account, .netAreaMismatch) == ["field": "TBDLMJ", "found": "87.70", "expected": "90.05"])
        #expect(account.remarks.map(\.area.hundredths) == [235, 235])
        #expect(account.net.hundredths == 8770 && account.deducted.hundredths == 1235)
    }

    @Test("a net area that does not meet TBMJ − KCMJ is kept and told")
    func netMismatch() {
        let account = account(Number(10000), Number(1000), Number(1000), Number(9100))
        #expect(account.remarks.map(\.notice.rule) == [.netAreaMismatch])
        #expect(account.net.hundredths == 9100 && account.deducted.hundredths == 900)
        #expect(account.remarks.first?.area.hundredths == 100)
    }

    @Test("a net area above the gross one cannot close and rejects the patch")
    func netAboveGross() {
        let account = account(Number(10000), Number(0), Number(0), Number(10001), ridge: "")
        #expect(account.rejection == .netAreaMismatch && account.net == .zero && account.deducted == .zero)
        #expect(account.gross.hundredths == 10000 && account.remarks.count == 1)
        let negative = self.account(Number(10000), Number(0), Number(-1), Number(10001), ridge: "")
        #expect(negative.rejection == .netAreaMismatch)
    }

    @Test(
        "a net area that is none is made up and told",
        arguments: [
            (Number.null, Number(1000), 9000, FindingRule.areaMissing),
            (.invalid, Number(1000), 9000, .areaNotANumber),
            (Number(0), Number(1000), 9000, .areaNotPositive), (.null, .null, 9000, .areaMissing),
            (.null, .invalid, 9000, .areaMissing), (.null, Number(10000), 9000, .areaMissing),
        ])
    func netMadeUp(net: Number, deducted: Number, expected: Int, rule: FindingRule) {
        let account = account(Number(10000), Number(1000), deducted, net)
        #expect(account.net.hundredths == Int64(expected) && account.net + account.deducted == account.gross)
        #expect(facts(account, rule)?["used"] == "90.00" && facts(account, rule)?["field"] == "TBDLMJ")
    }

    @Test(
        "a ratio is from 0 to 1 and zero outside cultivated land",
        arguments: [
            (Number(10000), true, "1.0000", "0 <= KCXS < 1"), (Number(-1), true, "-0.0001", "0 <= KCXS < 1"),
            (.invalid, true, "not a number", "0 <= KCXS < 1"), (Number(1200), false, "0.1200", "0"),
        ])
    func ratio(number: Number, cultivated: Bool, found: String, expected: String) {
        let account = account(
            Number(10000), number, Number(0), Number(10000), cultivated: cultivated, ridge: "")
        #expect(facts(account, .deductionRatio) == ["field": "KCXS", "found": found, "expected": expected])
        #expect(account.net.hundredths == 10000)
    }

    @Test(
        "ridges are of class 1203 and come from cultivated land",
        arguments: [
            ("", true, 1000, true), ("1202", true, 1000, true), ("1203", true, 1000, false),
            ("1203", false, 0, true),
            ("1203", false, 1000, true), ("", false, 1000, true), ("", false, 0, false),
            ("1202", true, 0, true),
        ])
    func ridgeClass(code: String, cultivated: Bool, deducted: Int, isTold: Bool) {
        let deducted = Int64(deducted)
        let account = account(
            Number(10000), Number(deducted), Number(deducted), Number(10000 - deducted),
            cultivated: cultivated,
            ridge: code)
        #expect((facts(account, .deductionClass) != nil) == isTold)
        #expect(account.deducted.hundredths == deducted)
    }

    @Test("a computed area is made net by the ratio, on cultivated land alone")
    func computed() {
        let gross = SquareMetres(hundredths: 10005)
        let paddy = DeductionRule.computed(gross: gross, ratio: Number(1234), isCultivated: true)
        #expect(paddy.deducted.hundredths == 1235 && paddy.net.hundredths == 8770 && paddy.remarks.isEmpty)
        let forest = DeductionRule.computed(gross: gross, ratio: Number(1234), isCultivated: false)
        #expect(forest.net == gross && forest.deducted == .zero)
        #expect(forest.remarks.map(\.notice.rule) == [.deductionRatio])
        let broken = DeductionRule.computed(gross: gross, ratio: Number(12_000), isCultivated: true)
        #expect(broken.net == gross && broken.remarks.map(\.notice.rule) == [.deductionRatio])
        #expect(DeductionRule.computed(gross: gross, ratio: .null, isCultivated: true).remarks.isEmpty)
    }

    @Test("every account closes: gross = net + deducted, or the patch is rejected")
    func closes() {
        var random = SplitMix64(announcing: #function)
        func number() -> Number {
            switch Int.random(in: 0..<8, using: &random) {
            case 0: .null
            case 1: .invalid
            case 2: Number(Int64.random(in: -100...0, using: &random))
            default: Number(Int64.random(in: 0...20_000, using: &random))
            }
        }
        for _ in 0..<20_000 {
            let (gross, ratio) = (number(), number())
            let account = account(
                gross, ratio, number(), number(), cultivated: Bool.random(using: &random),
                ridge: Bool.random(using: &random) ? "1203" : "")
            if account.rejection == nil {
                #expect(account.gross == account.net + account.deducted)
                // Nothing is left of a patch only where a ratio just below 1 rounds all of it into the ridge.
                let takesAll =
                    ratio.state == .value && (1..<10_000).contains(ratio.value)
                    && DeductionRule.deducted(gross: account.gross, ratio: ratio.value) == account.gross
                #expect(
                    account.net > .zero || account.net == .zero && takesAll, "\(account)")
                #expect(account.deducted >= .zero, "\(account)")
            } else {
                #expect(
                    account.net == .zero && account.deducted == .zero && !account.remarks.isEmpty)
            }
        }
    }
}
