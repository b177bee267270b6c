import LandModel

/// Facts of a finding or of evidence in one line: `field KCMJ, found 12.30, expected 12.31`.
enum FactText {
    static func line(_ facts: [Finding.Fact]) -> Phrase {
        let parts = facts.map(part)
        return Phrase(
            parts.map(\.english).joined(separator: ", "), parts.map(\.chinese).joined(separator: "，"))
    }

    private static func part(_ fact: Finding.Fact) -> Phrase {
        let english = fact.name.replacing("-", with: " ").replacing("_", with: " ")
        let value =
            fact.value.isEmpty
            ? Phrase("(empty)", "（空）") : Phrase(fact.value, RegisterWords.chinese(fact) ?? fact.value)
        return Phrase(english + " ", (names[fact.name] ?? fact.name) + " ") + value
    }

    /// Chinese for the names of facts.
    static let names: [String: String] = [
        "field": "字段", "found": "实为", "expected": "应为", "code": "编码", "name": "名称", "class": "地类",
        "readings": "可能的读法", "candidate-standards": "可能的标准", "codes-of-name": "该名称对应的编码",
        "nearest": "相近", "pack": "标准数据", "note": "说明", "successor": "现用编码", "candidates": "可选",
        "standard": "标准", "cultivated": "是否耕地", "used": "采用", "known": "可用", "county": "县", "counties": "各县",
        "status": "状态",
        "steps": "规整步骤", "district": "行政区", "recorded": "登记面积", "computed": "计算面积",
        "difference": "差值", "reason": "原因", "before": "修复前", "after": "修复后", "dropped": "舍弃",
        "records": "记录数", "step-degrees": "弦的角步长（度）", "also-in": "另见", "count": "次数", "kind": "分区类型",
        "units": "坐落单位", "first": "首次",
        "island": "海岛标识", "other": "另一图斑", "around": "周边图斑", "sliver": "狭长", "width-m": "平均宽度（米）",
        "lies-in": "位于", "east-m": "向东（米）", "north-m": "向北（米）", "agreeing": "一致的行政区数",
        "other-zone": "另一分区", "other-code": "另一编码", "beyond": "行政区外面积", "file": "文件", "column": "列",
        "first-row": "首次所在行",
    ]
}
