import Pipeline

/// What is wrong with a pipeline file: `file.yaml:LINE:COLUMN: key.path: …`.
extension ErrorText {
    static func report(_ error: DefinitionError) -> Report {
        switch error {
        case .missing(let path):
            Report(
                .inputMissing,
                Place(path: path).says(Phrase("no such pipeline file.", "流程文件不存在。")),
                Phrase(
                    "Name the pipeline file that is to be read; examples lie in pipelines/.",
                    "请写明要读取的流程文件；示例见 pipelines/。"))
        case .notAFile(let path):
            Report(
                .inputMissing,
                Place(path: path).says(Phrase("no regular file.", "不是普通文件。")),
                Phrase("Give the pipeline's YAML file.", "请给出流程的 YAML 文件。"))
        case .notReadable(let path):
            Report(
                .permission,
                Place(path: path).says(Phrase("the pipeline file cannot be read.", "流程文件无法读取。")),
                Phrase("Ask for permission to read it.", "请申请读取权限。"))
        case .tooLarge(let path, let bytes, let limit):
            Report(
                .badPipeline,
                Place(path: path).says(
                    Phrase(
                        "\(bytes) bytes; a pipeline file has at most \(limit).",
                        "文件有 \(bytes) 字节；流程文件不得超过 \(limit) 字节。")))
        case .notUTF8(let path, let line):
            Report(
                .badPipeline,
                Place(path: "\(path):\(line)").says(Phrase("not UTF-8.", "不是 UTF-8 编码。")),
                Phrase("Save the pipeline file as UTF-8.", "请将流程文件另存为 UTF-8。"))
        case .faults(let path, let faults):
            Report(
                faults.map { report($0, path) },
                summary: { Phrase("\($0) faults in \(path).", "\(path) 共有 \($0) 处错误。") })
        }
    }

    private static func report(_ fault: DefinitionFault, _ path: String) -> Report {
        let place: String =
            switch fault.place {
            case .file(let line, let column): "\(path):\(line):\(column)"
            case .override(_, let argument): "--set \(argument)"
            }
        let (what, then) = DefinitionText.sentences(fault.problem)
        let key = fault.keyPath.isEmpty ? "" : fault.keyPath + ": "
        return Report(.badPipeline, Phrase(both: "\(place): \(key)") + what, then)
    }
}
