import LandModel
import Pipeline

/// What `run` and `check` say on stderr.
enum RunText {
    static func stage(_ stage: RunStage) -> Phrase {
        switch stage {
        case .districts: Phrase("Reading districts …", "读取行政区 …")
        case .zones: Phrase("Reading zones …", "读取分区 …")
        case .patches: Phrase("Reading patches …", "读取图斑 …")
        case .farmland: Phrase("Reading farmland …", "读取永久基本农田 …")
        case .tables: Phrase("Levelling and filling forms …", "平差、填表 …")
        case .checks: Phrase("Checking …", "检核 …")
        case .comparing: Phrase("Comparing with the year before …", "与上一年度比较 …")
        case .indicators: Phrase("Reading registers and calculating statistics …", "读取台账、计算统计指标 …")
        case .writing: Phrase("Writing …", "写出成果 …")
        }
    }

    static func planned(_ plan: RunPlan) -> Phrase {
        let features = plan.deliveries.reduce(0) { $0 + $1.patches.source.declaredCount }
        return Phrase(
            "\(plan.definition.path): \(plan.deliveries.count) deliveries, \(features) patches declared, no fault found.",
            "\(plan.definition.path)：\(plan.deliveries.count) 个县级成果，声明图斑 \(features) 个，未发现问题。")
    }

    /// One line on what was counted, one on what was checked, then what did not reach the tables.
    static func outcome(of result: SurveyResult) -> [Phrase] {
        let farmland = Set(result.farmlandSources)
        let patches = result.ledger.sources.filter { !farmland.contains($0) }
        let read = total(.read, of: patches, result)
        let counted = total(.counted, of: patches, result)
        let failed = result.checks.filter { $0.verdict == .fail }.count
        return [
            Phrase(
                "\(read.features) patches read (\(read.area) m²), \(counted.features) counted, "
                    + "\(result.findings.count) findings.",
                "读取图斑 \(read.features) 个（\(read.area) 平方米），计入 \(counted.features) 个，"
                    + "发现问题 \(result.findings.count) 条。")
        ] + (farmland.isEmpty ? [] : [records(of: result)]) + [
            Phrase(
                "\(result.checks.count - failed) of \(result.checks.count) checks passed.",
                "检核 \(result.checks.count) 项，通过 \(result.checks.count - failed) 项。")
        ] + LedgerText.losses(result.ledger)
            + (result.indicators.map { [IndicatorText.outcome(of: $0)] } ?? [])
    }

    private static func records(of result: SurveyResult) -> Phrase {
        let read = total(.read, of: result.farmlandSources, result)
        let counted = total(.counted, of: result.farmlandSources, result)
        let others = total(.otherCounty, of: result.farmlandSources, result).features
        return Phrase(
            "\(read.features) records of farmland read (\(read.area) m²), \(counted.features) counted",
            "读取永久基本农田图斑 \(read.features) 个（\(read.area) 平方米），计入 \(counted.features) 个")
            + (others == 0
                ? .empty : Phrase(", \(others) of counties left out", "，未参与本次运行的县区 \(others) 个"))
            + Phrase(".", "。")
    }

    private static func total(
        _ entry: Ledger.Entry, of sources: [String], _ result: SurveyResult
    ) -> Ledger.Line {
        sources.map { result.ledger.total(entry, source: $0) }.reduce(into: Ledger.Line()) { sum, line in
            sum.features += line.features
            sum.area += line.area
        }
    }

    /// Failed checks listed one a line, the first few.
    private static let listed = 10

    static func failures(of result: SurveyResult, folder: String) -> [Phrase] {
        let failed = result.checks.filter { $0.verdict == .fail }
        guard !failed.isEmpty else { return IndicatorText.failures(of: result.indicators, folder: folder) }
        var phrases = failed.prefix(listed).flatMap { CheckText.lines($0) }
        if failed.count > listed {
            phrases.append(
                Phrase("… and \(failed.count - listed) more.", "…… 另有 \(failed.count - listed) 项。"))
        }
        phrases.append(
            Phrase(
                "See checks.csv and findings.csv in \(folder).", "详见 \(folder) 中的 checks.csv 和 findings.csv。")
        )
        return phrases + IndicatorText.failures(of: result.indicators, folder: folder)
    }
}
