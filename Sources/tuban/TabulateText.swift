import LandModel
import Pipeline

/// What `tabulate` says on stderr.
enum TabulateText {
    /// Names the basis that was used, and the fields it came from.
    static func basis(of plan: TabulatePlan) -> Phrase {
        let name = plan.source.name
        switch plan.area {
        case .computed:
            return Phrase(
                "\(name): computed areas (ellipsoidal, gross)", "\(name)：按图形计算椭球面积（毛面积）")
        case .gross(let field):
            return Phrase("\(name): recorded areas \(field) (gross)", "\(name)：登记面积 \(field)（毛面积）")
        case .net(let field, .none):
            return Phrase("\(name): recorded areas \(field)", "\(name)：登记面积 \(field)")
        case .net(let field, .field(let ridge)):
            return Phrase(
                "\(name): recorded areas \(field) (net), ridges \(ridge) as class \(BaseKey.ridgeClass)",
                "\(name)：登记面积 \(field)（净面积），扣除田坎 \(ridge) 计入 \(BaseKey.ridgeClass)")
        case .net(let field, .difference(let gross)):
            return Phrase(
                "\(name): recorded areas \(field) (net), ridges \(gross) − \(field) as class \(BaseKey.ridgeClass)",
                "\(name)：登记面积 \(field)（净面积），田坎按 \(gross) − \(field) 计入 \(BaseKey.ridgeClass)")
        }
    }

    /// What keeps the table from being all of the layer.
    static func lost(_ tabulation: Tabulation) -> [Phrase] {
        lost(
            rejected: tabulation.rejected, unknownClasses: tabulation.unknownClasses,
            lostTexts: tabulation.lostTexts, districts: tabulation.rejectedDistricts, of: tabulation.features)
    }

    /// - Parameter districts: those left out.
    static func lost(
        rejected: Int64, unknownClasses: Int64, lostTexts: Int64, districts: Int64, of features: Int64
    ) -> [Phrase] {
        var phrases: [Phrase] = []
        if rejected > 0 {
            phrases.append(
                Phrase(
                    "\(rejected) of \(features) features are not in the table: "
                        + "they have no area on this basis.",
                    "\(features) 个要素中有 \(rejected) 个未计入表中：按该口径没有面积。"))
        }
        if unknownClasses > 0 {
            phrases.append(
                Phrase(
                    "\(unknownClasses) features have a class the standard does not know; "
                        + "they stand under the code as delivered.",
                    "\(unknownClasses) 个要素的地类不在该标准内，按原编码列出。"))
        }
        if lostTexts > 0 {
            phrases.append(
                Phrase(
                    "\(lostTexts) keys cannot be read as text; they stand under the empty key. "
                        + "If the table is in another encoding, state it with --encoding.",
                    "有 \(lostTexts) 个分组值无法解码，列在空值下。如编码判断有误，请用 --encoding 指明。"))
        }
        if districts > 0 {
            phrases.append(
                Phrase(
                    "Districts left out: \(districts). They have no code or no usable shape, and nothing lies in them.",
                    "有 \(districts) 个行政区未采用：代码为空或图形不可用，其中的图斑无法确定归属。"))
        }
        return phrases
    }
}
