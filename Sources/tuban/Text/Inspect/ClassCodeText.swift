import LandModel
import Normalise
import Pipeline

/// The class codes of a layer with their numbers of patches, and the standards they fit.
enum ClassCodeText {
    static func lines(_ report: InspectionReport, _ language: Language) -> [String] {
        guard !report.classes.isEmpty else { return [] }
        func said(_ english: String, _ chinese: String) -> String {
            Phrase(english, chinese).text(in: language)
        }
        var codes = TextTable(.left, .right)
        codes.rows.append([said("class", "地类编码"), said("patches", "图斑数")])
        for entry in report.classes {
            codes.rows.append([
                entry.code.isEmpty ? said("(empty)", "（空）") : entry.code, "\(entry.patches)",
            ])
        }
        var fits = TextTable(.left, .right, .right)
        fits.rows.append([
            said("standard", "分类标准"), said("fits", "符合"), said("patches", "图斑数"),
        ])
        for fit in report.standards where fit.matching > 0 {
            fits.rows.append([fit.standard, share(fit), "\(fit.matching)"])
        }
        let isNoStandard = fits.rows.count == 1
        let none = said("The codes fit no known standard.", "编码不符合任何已知标准。")
        return [""] + codes.lines(indent: 2) + [""] + (isNoStandard ? ["  " + none] : fits.lines(indent: 2))
    }

    /// Per cent with one decimal, never rounded up to 100.0 or down to 0.0.
    static func share(_ fit: StandardFit) -> String {
        guard fit.total > 0 else { return "–" }
        let exact = Double(fit.matching) * 1000 / Double(fit.total)
        var tenths = Int64(exact.rounded())
        if fit.matching < fit.total { tenths = min(tenths, 999) }
        if fit.matching > 0 { tenths = max(tenths, 1) }
        return FixedPoint.string(tenths, decimals: 1) + " %"
    }
}
