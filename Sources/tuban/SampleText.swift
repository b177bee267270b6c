import LandModel
import Sample

/// What `sample` says on stderr.
enum SampleText {
    static func lines(_ report: SampleGenerator.Report) -> [Phrase] {
        let summary = Phrase(
            "\(report.patches) synthetic patches in \(report.villages) villages and \(report.townships) townships, "
                + "\(report.area) m².",
            "生成虚构图斑 \(report.patches) 个，村级单位 \(report.villages) 个，乡级单位 \(report.townships) 个，"
                + "共 \(report.area) 平方米。")
        let years = report.laterYears.map(String.init)
        let story = Phrase(
            "\(report.changes) changes in the surveys of \(years.joined(separator: ", ")): see story.csv.",
            "\(years.joined(separator: "、")) 年调查共有 \(report.changes) 处变化，见 story.csv。")
        return [summary] + (years.isEmpty ? [] : [story])
            + report.totals.map { total in
                Phrase(
                    "\(total.name): \(total.reached) m² (wanted \(total.wanted) m²)",
                    "\(total.name)：\(total.reached) 平方米（目标 \(total.wanted) 平方米）")
            }
    }
}
