import LandModel
import Pipeline
import Statistics

/// What `run` says on stderr of a pipeline's own statistics.
enum IndicatorText {
    /// What a run of single counties leaves out.
    static func leftOut(of definition: PipelineDefinition) -> Phrase {
        Phrase(
            "--only: the \(definition.indicators.count) statistics of the pipeline are left out, they speak of the whole city.",
            "--only：流程的 \(definition.indicators.count) 项统计指标针对全市，未计算。")
    }

    static func outcome(of result: IndicatorResult) -> Phrase {
        let sound = result.results.count { $0.whole.isSound }
        let failed = result.checks.count { $0.verdict == .fail }
        let (passed, all) = (result.checks.count - failed, result.checks.count)
        return Phrase(
            "\(result.registers.count) registers; \(sound) of \(result.results.count) statistics have a sound figure; "
                + "\(result.findings.count) findings; \(passed) of \(all) checks passed.",
            "台账 \(result.registers.count) 个；统计指标 \(result.results.count) 项，数值可靠的 \(sound) 项；"
                + "发现问题 \(result.findings.count) 条；检核 \(all) 项，通过 \(passed) 项。")
    }

    /// Failed checks listed one a line, the first few.
    private static let listed = 10

    static func failures(of result: IndicatorResult?, folder: String) -> [Phrase] {
        guard let result, result.hasFailed else { return [] }
        let failed = result.checks.filter { $0.verdict == .fail }
        return failed.prefix(listed).flatMap { CheckText.lines($0) } + [
            Phrase(
                "See checks.csv and findings.csv in \(folder)/plan.",
                "详见 \(folder)/plan 中的 checks.csv 和 findings.csv。")
        ]
    }
}
