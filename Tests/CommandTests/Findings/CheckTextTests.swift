import Check
import LandModel
import Testing

@testable import tuban

@Suite struct CheckTextTests {
    @Test("every rule of the catalogue has a title in both languages")
    func titles() {
        for rule in CheckCatalogue.rules {
            let title = CheckText.title(rule.name)
            #expect(title.english == rule.summary)
            #expect(Wording.isChinese(title.chinese), "\(rule.name)")
        }
        #expect(Set(CheckText.chinese.keys) == Set(CheckCatalogue.rules.map { $0.name }))
        #expect(Set(CheckText.chinese.values).count == CheckText.chinese.count)
        #expect(CheckText.title("nobody-knows").isEmpty)
    }

    @Test("a failed check: rule, subject, both figures, the difference, and the rule in words")
    func failed() {
        let result = CheckResult(
            rule: "county-patches-m2", subject: "440203/00", expected: SquareMetres(hundredths: 10_000),
            found: SquareMetres(hundredths: 9_950))
        #expect(
            CheckText.lines(result).map(\.english) == [
                "failed: county-patches-m2, 440203/00: expected 100.00 m2, found 99.50 m2, difference -0.50",
                "  the patches of each county add up to its control area",
            ])
        #expect(
            CheckText.lines(result).map(\.chinese) == [
                "未通过：county-patches-m2，440203/00：应为 100.00 m2，实为 99.50 m2，相差 -0.50",
                "  县内图斑面积之和等于县控制面积",
            ])
    }

    @Test("figures that are not there are told as such, with the detail")
    func missing() {
        let result = CheckResult(
            rule: "first-level-hm2", subject: "440203", expected: "", found: "", difference: "", unit: "hm2",
            verdict: .fail, detail: "missing: T02")
        #expect(
            CheckText.lines(result)[0].english
                == "failed: first-level-hm2, 440203: nothing to compare (missing: T02)")
        let budget = CheckResult(
            rule: "findings-budget-count", subject: "all", expected: "<= 5", found: "7", difference: "2",
            unit: "findings", verdict: .fail)
        #expect(CheckText.lines(budget)[1].chinese == "  发现的问题数不超过流程规定")
    }
}
