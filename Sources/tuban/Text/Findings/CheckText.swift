import Check
import LandModel

/// Checks as lines: what was to be equal and is not.
enum CheckText {
    /// `county-patches-m2 440203/00: expected … m2, found …, difference … (detail)`, with the rule in words below.
    static func lines(_ result: CheckResult) -> [Phrase] {
        let rule = title(result.rule)
        var what =
            Phrase("failed: \(result.rule), \(result.subject): ", "未通过：\(result.rule)，\(result.subject)：")
            + difference(result)
        if !result.detail.isEmpty { what = what + Phrase(" (\(result.detail))", "（\(result.detail)）") }
        return [what.oneLine] + (rule.isEmpty ? [] : [rule.indented])
    }

    private static func difference(_ result: CheckResult) -> Phrase {
        guard !(result.expected.isEmpty && result.found.isEmpty) else {
            return Phrase("nothing to compare", "没有可比较的数据")
        }
        let unit = result.unit.isEmpty ? "" : " \(result.unit)"
        let expected = result.expected.isEmpty ? Phrase("nothing", "无") : Phrase(both: result.expected + unit)
        let found = result.found.isEmpty ? Phrase("nothing", "无") : Phrase(both: result.found + unit)
        let between =
            result.difference.isEmpty
            ? Phrase.empty : Phrase(", difference \(result.difference)", "，相差 \(result.difference)")
        return Phrase("expected ", "应为 ") + expected + Phrase(", found ", "，实为 ") + found + between
    }

    /// What a rule says must hold; empty for a name no rule bears.
    static func title(_ name: String) -> Phrase {
        let english = CheckCatalogue.rules.first { $0.name == name }?.summary
        if let english { return Phrase(english, chinese[name] ?? english) }
        return others[name] ?? .empty
    }

    /// Chinese for every rule of the catalogue.
    static let chinese: [String: String] = [
        "approved-totals-hm2": "T13 的合计等于 T14 的合计",
        "change-balance-hm2": "各变更表 G001＋G002－G003＝G004，再计入 G005、G006 和 X 各行等于 G007",
        "change-flows-hm2": "B02 各地类转出之和等于该列 G006，转入之和等于 G005",
        "change-major-classes-hm2": "B04 各地类各行等于 B02，三大类年初、年末之和等于 B02 合计",
        "change-records-m2": "上年记录加变更等于本年记录，逐单元相等",
        "change-stocks-hm2": "各变更表 G001 等于上年现状表，G007 等于本年现状表",
        "city-counties-hm2": "全市各表首行等于各县之和，变更表逐行等于各县之和",
        "class-sums-hm2": "各表每个合计列等于其组成列之和",
        "counted-totals-hm2": "T14、T15 的合计等于计入面积按 0.01 公顷取整",
        "county-levelled-hm2": "平差后各村之和等于县控制面积",
        "county-patches-m2": "县内图斑面积之和等于县控制面积",
        "county-townships-m2": "乡级控制面积之和等于县控制面积",
        "district-sums-hm2": "各表每个行政区等于其下级之和",
        "exclave-totals-hm2": "T18 等于 T19 的一级类，也等于 T20 的合计",
        "first-level-hm2": "T01 等于 T02 的一级类",
        "island-totals-hm2": "T22 等于 T23 的一级类",
        "ledger-area-m2": "各数据源读取的面积都已计入、扣除、剔除或列为无对应地类",
        "ledger-base-m2": "台账计入与扣除的面积等于基础计算表面积",
        "ledger-farmland-m2": "台账计入的永久基本农田面积等于 T15 所依据的面积",
        "ledger-features": "各数据源读取的要素都已计入、剔除或列为无对应地类",
        "negative-cells": "平差后的单元和变更表的单元没有负值",
        "ownership-totals-hm2": "T03 的合计等于 T01",
        "part-of-whole-hm2": "各表单列的部分不大于其所属地类",
        "planting-totals-hm2": "T06 的合计等于 T02 的耕地",
        "slope-totals-hm2": "T05 的合计等于 T01 的耕地",
        "township-villages-m2": "村级控制面积之和等于乡级控制面积",
        "village-patches-m2": "村内图斑面积之和等于村控制面积",
    ]

    /// Rules that are no checks of the catalogue.
    private static let others: [String: Phrase] = [
        "statistic": Phrase(
            "every statistic has a figure, and no unusable cell stands behind it or its parts",
            "每项指标都有数值，且其本身和分项均不依赖不可用的内容"),
        "register-rows": Phrase("every row of the register is taken", "台账每一行均可取用"),
        "register-not-empty": Phrase("the register has rows", "台账不为空"),
        "register-records-matched": Phrase(
            "every record has a shape in the other register", "每条记录在另一台账中都有图形"),
        "register-areas-agree": Phrase(
            "stated areas are those of the shapes", "台账面积与图形面积一致"),
        "digest-figures": Phrase("every figure of the digest is sound", "数读中的数值均可靠"),
        "approved-once-m2": Phrase(
            "no ground is approved for two uses", "同一土地不批准为两种用途"),
        "control-area-stated": Phrase(
            "each district states one control area", "每个行政区只有一个控制面积"),
        "coverage": Phrase(
            "patches cover their villages without gap or overlap", "图斑覆盖所在行政区，无缝隙、无重叠"),
        "findings-budget-count": Phrase(
            "no more findings than the pipeline allows", "发现的问题数不超过流程规定"),
        "findings-budget-area": Phrase(
            "no more area under findings than the pipeline allows", "问题涉及面积不超过流程规定"),
    ]
}
