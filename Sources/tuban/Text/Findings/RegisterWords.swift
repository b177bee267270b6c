import LandModel

/// Chinese for the fixed words that findings about registers carry: what a column takes, and why a cell is none of
/// it.
enum RegisterWords {
    static func chinese(_ fact: Finding.Fact) -> String? {
        switch fact.name {
        case "expected": types[fact.value]
        case "reason": reasons[fact.value]
        default: nil
        }
    }

    static let types = [
        "text": "文本", "code": "编码", "land-class": "地类编码", "district": "行政区代码", "date": "日期",
        "year": "年份", "count": "非负整数", "number": "数值",
    ]

    static let reasons = [
        "percent-sign": "带百分号", "unit-in-cell": "格内带单位或文字", "grouping": "千分位不规范",
        "full-width-digits": "全角数字", "exponent": "科学计数法", "not-a-number": "不是数字", "out-of-range": "超出范围",
        "not-whole": "不是整数", "date-for-code": "编码被当作日期", "leading-zero-lost": "前导零已丢失",
        "not-decodable": "无法解码", "merged": "被合并", "formula-without-value": "公式没有保存结果",
        "formula-error": "公式出错", "no-such-date": "没有这一天", "field-type": "字段类型不支持",
        "cells": "格数不符", "text-behind-quote": "引号之后还有文字",
    ]
}
