import GDALBridge
import Readers

/// Faults of the coordinate reference system.
extension SourceText {
    private func state(_ code: String) -> String {
        setting.choose("\(setting.option("crs")) \(code)", "crs: \(code)")
    }

    private static func fits(_ candidates: [ReferenceCandidate]) -> Phrase {
        guard !candidates.isEmpty else { return .empty }
        return Phrase("The coordinates would fit ", "坐标数值符合：")
            + Words.alternatives(candidates.map(ReferenceText.name)) + Phrase(".", "。")
    }

    /// The code to show in an option: the only candidate's, else `EPSG:n`.
    private static func example(_ candidates: [ReferenceCandidate]) -> String {
        guard candidates.count == 1, candidates[0].codes.count == 1 else { return "EPSG:n" }
        return "EPSG:\(candidates[0].codes.lowerBound)"
    }

    private static let askDeliverer = Phrase(
        "Ask whoever delivered the data; an area in the wrong system is a wrong area.",
        "请向提供单位核实；坐标系错误则面积错误。")

    func referenceMissing(_ candidates: [ReferenceCandidate]) -> Report {
        Report(
            .badData,
            says(Phrase("no coordinate reference system is given.", "没有坐标系信息。")),
            Self.fits(candidates),
            Phrase(
                "State the right one: \(state(Self.example(candidates)))",
                "请核实后指明：\(state(Self.example(candidates)))"))
    }

    func statedReferenceInvalid(_ stated: String, _ cause: String) -> Report {
        Report(
            setting.statusOfStatement,
            says(
                Phrase(
                    "\(state(stated)) is no coordinate reference system: \(cause)",
                    "\(state(stated)) 不是有效的坐标系：\(cause)")),
            Phrase(
                "Write an EPSG code (EPSG:4490, EPSG:4526) or WKT.", "请写 EPSG 代码（EPSG:4490、EPSG:4526）或 WKT。"))
    }

    func referenceDiffers(_ declared: String, _ stated: String) -> Report {
        Report(
            .badData,
            says(
                Phrase(
                    "carries the reference system \(declared), but \(stated) is stated.",
                    "数据自带坐标系 \(declared)，与指定的 \(stated) 不一致。")),
            setting.choose(
                Phrase(
                    "Leave \(setting.option("crs")) out to use the data's own.",
                    "去掉 \(setting.option("crs")) 即采用数据自带的坐标系。"),
                Phrase(
                    "Leave crs: out to use the data's own; where that is known to be wrong, add crs-forced: true.",
                    "去掉 crs: 即采用数据自带的坐标系；确知其有误时，另加 crs-forced: true。")),
            setting.choose(
                Phrase(
                    "If the data's own is wrong, correct its definition in a copy (not by transforming it).",
                    "如数据自带的坐标系有误，请在副本中重新定义坐标系（不是投影变换）。"), .empty))
    }

    func referenceUnsupported(_ name: String, _ reason: String) -> Report {
        guard !name.lowercased().hasSuffix(".prj") else {
            return Report(
                .badData,
                says(Phrase("\(name) cannot be understood: \(reason)", "\(name) 无法解析：\(reason)")),
                Phrase("State what it should say: \(state("EPSG:n"))", "请核实后指明坐标系：\(state("EPSG:n"))"))
        }
        return Report(
            .badData,
            says(
                Phrase("the reference system \(name) cannot be used: ", "坐标系 \(name) 无法使用：")
                    + Vocabulary.phrase(reason) + Phrase(".", "。")),
            Phrase(
                "Transform the layer to CGCS2000 (EPSG:4490 or a Gauss-Krüger zone).",
                "请将图层转换到 CGCS2000（EPSG:4490 或高斯-克吕格分带）。"))
    }

    func olderDatum(_ datum: OlderDatum, _ name: String) -> Report {
        let title = ReferenceText.datum(datum)
        return Report(
            .badData,
            says(
                title + Phrase(" (\(name)), not CGCS2000.", "（\(name)），不是 CGCS2000。")),
            Phrase(
                "Its ellipsoid is another one: areas differ, and places by up to 100 m and more.",
                "椭球不同：面积有差异，位置可相差百米以上。"),
            Phrase(
                "Transform the layer to CGCS2000 with the province's official parameters.",
                "请用省级主管部门的官方参数转换到 CGCS2000。"),
            Phrase(
                setting.choose("In a pipeline, ", "Or ")
                    + "older-datum: own-ellipsoid measures it on its own ellipsoid instead.",
                setting.choose("在流程文件中，", "或者") + "设 older-datum: own-ellipsoid 可按其自身椭球计算面积。"))
    }

    func referenceContradicted(
        _ system: String, _ isStated: Bool, _ contradiction: ReferenceContradiction, _ extent: Extent,
        _ candidates: [ReferenceCandidate]
    ) -> Report {
        Report(
            .badData,
            says(
                Phrase("\(system) cannot be right: ", "坐标系 \(system) 与坐标不符：")
                    + ReferenceText.contradiction(contradiction)
                    + Phrase(
                        " (\(ReferenceText.extent(extent))).", "（\(ReferenceText.extent(extent))）。")),
            candidates.isEmpty ? Self.origin(contradiction, extent) : Self.fits(candidates),
            Self.askDeliverer,
            candidates.isEmpty ? remedy(contradiction, extent, isStated) : correction(isStated, candidates))
    }

    /// The way to a system that fits.
    private func correction(_ isStated: Bool, _ candidates: [ReferenceCandidate]) -> Phrase {
        let other = state(Self.example(candidates))
        guard !isStated else {
            return Phrase("Then state another one: \(other)", "然后另行指明：\(other)")
        }
        return setting.choose(
            Phrase(
                "Then correct its definition in a copy (.prj; not by transforming it).",
                "然后在副本中更正坐标系定义（.prj；不是投影变换）。"),
            Phrase(
                "Then state \(other) with crs-forced: true.", "然后写明 \(other) 及 crs-forced: true。"))
    }

    /// What may have happened to coordinates that fit no system; empty where the contradiction says it.
    private static func origin(_ contradiction: ReferenceContradiction, _ extent: Extent) -> Phrase {
        switch contradiction {
        case .axesSwapped, .outsideDistrict, .degreesNotMetres: .empty
        case _ where isStretched(extent):
            Phrase(
                "It reaches farther than any county does: single vertices may lie astray, or the file states a wrong extent.",
                "图层范围远大于一个县：可能有个别顶点坐标错误，或文件记录的范围有误。")
        default:
            Phrase(
                "No system of CGCS2000 fits: the layer may have been transformed into a distant zone.",
                "没有与坐标相符的 CGCS2000 坐标系：图层可能被转换到了相距较远的分带。")
        }
    }

    /// Whether an extent is too large for the layer of a county, 1,000 km or 10°, whatever its unit.
    private static func isStretched(_ extent: Extent) -> Bool {
        let reach = max(extent.maximumX - extent.minimumX, extent.maximumY - extent.minimumY)
        let size = [extent.minimumX, extent.maximumX, extent.minimumY, extent.maximumY].map(abs).max() ?? 0
        return reach > (size <= 1_000 ? 10 : 1_000_000)
    }

    /// What to do about the coordinates where no other system helps.
    private func remedy(
        _ contradiction: ReferenceContradiction, _ extent: Extent, _ isStated: Bool
    ) -> Phrase {
        switch contradiction {
        case .axesSwapped:
            Phrase("Then exchange x and y in a copy of the layer.", "然后在图层副本中对调 X、Y 坐标。")
        case .outsideDistrict:
            Phrase("Then give the layer of that district.", "然后改用该行政区的图层。")
        case .degreesNotMetres: correction(isStated, [])
        case _ where Self.isStretched(extent):
            Phrase(
                "Then find the vertices in a GIS, mend them in a copy, and have it compute the extent anew.",
                "然后在 GIS 中找出这些顶点，在副本中修正并重新计算图层范围。")
        default:
            Phrase("Then transform it back, for example to EPSG:4490.", "然后将其转换回来，例如转换到 EPSG:4490。")
        }
    }

    var extentNotFinite: Report {
        Report(
            .badData,
            says(
                Phrase(
                    "its extent is not finite: some coordinates are no numbers.",
                    "图层范围不是有限数值：有坐标不是数字。")),
            Phrase(
                "Find them in a GIS (features without a place on the map), mend or remove them, and save anew.",
                "请在 GIS 中找出并修复或删除这些要素后重新保存。"), Self.askAgain)
    }
}
