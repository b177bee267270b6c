import Pipeline
import Readers

/// What stands in the way of a run, all at once.
extension ErrorText {
    static func report(_ error: PlanFaults) -> Report {
        Report(
            merged(error.faults).map(report),
            summary: { Phrase("\($0) faults in all.", "共 \($0) 处问题。") })
    }

    static func report(_ fault: PlanFault) -> Report {
        switch fault {
        case .source(let name, let fault):
            return SourceText(fault, name: name, setting: name.isEmpty ? .commandLine : .pipeline).report
        case .zones(let fault): return SourceText(fault, name: "", setting: .zoneOptions).report
        case .districts(let fault):
            return SourceText(fault, name: "", setting: .districtOptions).report
        case .year(let year, let fault):
            return SourceText(fault, name: "", setting: .yearOptions(year)).report
        case .pathMatchesNothing(let name, let path):
            return Report(
                .inputMissing,
                Place(source: name, path: path).says(Phrase("matches nothing.", "没有匹配的文件或文件夹。")),
                Phrase(
                    "Paths of a pipeline count from the folder of the pipeline file.",
                    "流程中的相对路径以流程文件所在文件夹为准。"))
        case .pathMatchesSeveral(let name, let path, let matches):
            return Report(
                .badPipeline,
                Place(source: name, path: path).says(
                    Phrase("matches several deliveries: ", "匹配了多个成果：") + Words.list(matches)
                        + Phrase(".", "。")),
                Phrase("Write path: so that it names one.", "请修改 path:，使其只指向一个。"))
        case .classes(let name, let error):
            return report(error, source: name, setting: name.isEmpty ? .commandLine : .pipeline)
        case .yearsTooFew(let asked, let known):
            let found = asked.map(String.init).joined(separator: ", ")
            return Report(
                .usage,
                Phrase("--years: ", "--years：")
                    + (asked.isEmpty
                        ? Phrase("none of the pipeline's years.", "流程中没有这些年份。")
                        : Phrase("only \(found), and two are compared.", "只有 \(found)，比较需要两个年份。")),
                Phrase("The pipeline has ", "流程的年份：") + Words.list(known.map(String.init))
                    + Phrase(".", "。"))
        case .changeLayersMissing(let layer, let years):
            return Report(
                .inputMissing,
                Phrase(
                    "changes.source layer: no delivery of ",
                    "changes.source layer：以下年度的成果均没有可用的图层 \(layer)：")
                    + Words.list(years.map(String.init))
                    + Phrase(" has a layer \(layer) that can be used.", "。"),
                Phrase(
                    "A layer tells of one year and of recorded areas: it is looked for in what was delivered in a year that "
                        + "follows the one before.",
                    "变更过程图层只反映一个年度、按登记面积：仅在与上一年度相连的年度所提交的成果中查找。"),
                Phrase(
                    "Name it with changes.layer, or write changes.source: surveys.",
                    "请用 changes.layer 写明图层名，或写 changes.source: surveys。"))
        case .standardWithoutForms(let standard, let needed):
            return Report(
                .badPipeline,
                Phrase(
                    "classes.standard \(standard): the official forms are those of \(needed).",
                    "classes.standard \(standard)：官方表式以 \(needed) 为准。"),
                Phrase(
                    "Write classes.standard: \(needed); the data's own standard stands at sources[].standard.",
                    "请写 classes.standard: \(needed)；数据自身的标准写在 sources[].standard。"))
        case .classSetUnknown(let tracts, let set, let known):
            return Report(
                .badPipeline,
                Phrase(
                    "statistics.tracts \(tracts): the standard of the results has no set of classes \(set).",
                    "statistics.tracts \(tracts)：成果所用标准中没有地类集合 \(set)。"),
                Phrase("Sets there: ", "现有集合：") + Words.list(known, limit: 40) + Phrase(".", "。"))
        case .controlTable(let path, let line, let cause):
            return controlTable(path, line, cause)
        case .prices(let path, let line, let cause):
            return PriceTableText.report(path, line, cause)
        case .register(let error): return RegisterText(error).report
        case .digest(let path, let problem): return DigestProblemText.report(path, problem)
        case .countyUnknown(let code, let known):
            return Report(
                .usage,
                Phrase(
                    "--only \(code): no source of the pipeline has this county.",
                    "--only \(code)：流程中没有该县的数据源。"),
                Phrase("Counties there: ", "现有县：") + Words.list(known, limit: 40) + Phrase(".", "。"))
        case .recordedAreaMissing(let name, let available):
            return Report(
                .badData,
                Place(path: name).says(
                    Phrase(
                        "no field with recorded areas (TBDLMJ, TBMJ).", "没有登记面积字段（TBDLMJ、TBMJ）。")),
                Phrase("Fields there: ", "现有字段：") + Words.list(available, limit: 30) + Phrase(".", "。"),
                Phrase(
                    "Compute the areas from the geometry with --area computed.",
                    "可用 --area computed 按图形计算面积。"))
        case .changeFieldsMissing(let name, let path, let layer, let missing, let available):
            return Report(
                .badData,
                Place(source: name, path: path, layer: layer).says(
                    Phrase("the change layer lacks the fields ", "变更过程图层缺少字段 ")
                        + Words.list(missing, limit: 11)
                        + Phrase(".", "。")),
                Phrase("Fields there: ", "现有字段：") + Words.list(available, limit: 60) + Phrase(".", "。"),
                Phrase(
                    "Deliver DLTBGXGC with the fields of TD/T 1057, table 6-18.",
                    "请按 TD/T 1057 表 6-18 的字段提交 DLTBGXGC。"))
        case .reading(let error), .output(let error):
            return report(error)
        }
    }

    /// A fault of a path shows once for every layer looked for there; it is told once, with all their names.
    private static func merged(_ faults: [PlanFault]) -> [PlanFault] {
        var names: [SourceFault: [String]] = [:]
        for case .source(let name, let fault) in faults where names[fault]?.contains(name) != true {
            names[fault, default: []].append(name)
        }
        return faults.compactMap { fault in
            guard case .source(_, let source) = fault else { return fault }
            return names.removeValue(forKey: source).map {
                .source(name: $0.joined(separator: ", "), source)
            }
        }
    }

    private static func controlTable(_ path: String, _ line: Int?, _ cause: ControlTableProblem) -> Report {
        let place = Place(path: line.map { "\(path):\($0)" } ?? path)
        switch cause {
        case .missing:
            return Report(
                .inputMissing, place.says(Phrase("no such table of control areas.", "控制面积表不存在。")),
                Phrase(
                    "control.table counts from the folder of the pipeline file.",
                    "control.table 相对于流程文件所在文件夹。"))
        case .unreadable(let reason):
            return Report(
                .badData,
                place.says(
                    Phrase(
                        "the table of control areas cannot be read as \(reason).", "控制面积表无法按 \(reason) 读取。")))
        case .header(let expected, let found):
            return Report(
                .badData,
                place.says(
                    Phrase(
                        "the columns must be `\(expected)`, found `\(found)`.",
                        "列应为 `\(expected)`，实为 `\(found)`。"))
            )
        case .malformed(let field, let found):
            return Report(
                .badData, place.says(Phrase("\(field): `\(found)` cannot be.", "\(field)：`\(found)` 无效。")),
                malformed(field))
        case .duplicate(let district, let island):
            return Report(
                .badData,
                place.says(
                    Phrase(
                        "district \(district) with island \(island) stands twice.",
                        "district \(district)、island \(island) 重复。")))
        }
    }

    private static func malformed(_ field: String) -> Phrase {
        switch field {
        case "district": Phrase("A district has 6, 9 or 12 digits.", "district 为 6、9 或 12 位数字。")
        case "island": Phrase("Land is 00, islands are 01.", "陆地为 00，海岛为 01。")
        case "area_m2":
            Phrase("An area is a plain decimal number of square metres.", "面积为平方米，十进制数，不带千位分隔。")
        default: .empty
        }
    }
}
