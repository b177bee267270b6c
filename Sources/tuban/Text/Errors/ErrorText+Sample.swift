import GDALBridge
import Sample

/// What stops the writing of a sample.
extension ErrorText {
    static func report(_ error: SampleError) -> Report {
        switch error {
        case .targetsUnreadable(let path, let reason):
            Report(
                .inputMissing,
                Place(path: path).says(
                    Phrase("the targets file cannot be read: \(reason)", "目标文件无法读取：\(reason)")),
                Phrase("Name another one with --targets FILE.", "可用 --targets 文件 另行指定。"))
        case .targetsMalformed(let path, let place, let reason):
            Report(
                .badData,
                Place(path: path).says(
                    Phrase(
                        (place.isEmpty ? "" : place + ": ") + "not of the expected shape: \(reason)",
                        (place.isEmpty ? "" : place + "：") + "结构不符：\(reason)")))
        case .targetsInvalid(let path, let place, let value, let expected):
            Report(
                .badData,
                Place(path: path).says(
                    Phrase("\(place): found `\(value)`, expected ", "\(place)：现为 `\(value)`，应为")
                        + Vocabulary.phrase(expected) + Phrase(".", "。")))
        case .classClaimedTwice(let code, let totals):
            Report(
                .badData,
                Phrase(
                    "Class \(code) belongs to several totals: \(totals.joined(separator: ", ")).",
                    "地类 \(code) 属于多个合计：\(totals.joined(separator: "、"))。"),
                Phrase("Leave it in one of them.", "请只保留在其中一个。"))
        case .patchCount(let asked, let allowed):
            Report(
                .usage,
                Phrase(
                    "\(asked) patches cannot be laid out here; from \(allowed.lowerBound) to "
                        + "\(allowed.upperBound) can.",
                    "无法生成 \(asked) 个图斑；可为 \(allowed.lowerBound) 至 \(allowed.upperBound)。"),
                Phrase(
                    "Give another number with --patches; many counties need more.",
                    "请用 --patches 改变数量；县越多所需图斑越多。"))
        case .totalNotMet(let name, let wanted, let reached, let tolerance):
            Report(
                .usage,
                Phrase(
                    "\(name): \(reached) reached, \(wanted) wanted (± \(tolerance)).",
                    "\(name)：达到 \(reached)，目标 \(wanted)（± \(tolerance)）。"),
                Phrase(
                    "More patches or another seed may meet it (--patches, --seed).",
                    "可增加图斑或更换种子（--patches、--seed）。"))
        case .areaImpossible(let patch):
            Report(
                .internalFault,
                Phrase("Patch \(patch) of the sample has no area.", "样例图斑 \(patch) 没有面积。"), reportIt)
        case .townshipNotMovable(let year, let from, let to):
            Report(
                .usage,
                Phrase(
                    "\(year): no township of county \(from) can go to county \(to).",
                    "\(year) 年：县 \(from) 没有可划归县 \(to) 的乡镇。"),
                Phrase(
                    "Name two neighbours in the targets file, or give another --seed.",
                    "请在目标文件中指定两个相邻的县，或用 --seed 更换种子。"))
        case .geometryLibrary(let error):
            report(error)
        case .outputExists(let path):
            Report(
                .cannotCreateOutput, Place(path: path).says(Phrase("is there already.", "已存在。")),
                Phrase("Replace it with --overwrite.", "可用 --overwrite 替换。"))
        case .outputNotWritable(let path, let reason):
            Report(
                .cannotCreateOutput,
                Place(path: path).says(Phrase("cannot be written: \(reason)", "无法写出：\(reason)")))
        case .writing(let path, let error):
            Report(
                .inputOutput,
                Place(path: path).says(
                    Phrase(
                        "cannot be written: \(error.message) (\(error.call)).",
                        "无法写出：\(error.message)（\(error.call)）。")))
        case .table(let error):
            report(error)
        case .standardUnavailable(let error):
            report(error, setting: .commandLine)
        }
    }
}
