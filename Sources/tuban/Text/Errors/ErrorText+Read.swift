import Readers

/// What stops a scan: a file that cannot be read on, or does not hold what it promises.
extension ErrorText {
    static func report(_ error: ReadError) -> Report {
        switch error {
        case .cannotOpen(let path, let layer, let reason):
            return cannotOpen(Place(path: path, layer: layer), reason)
        case .layerMissing(let path, let layer):
            return Report(
                .inputMissing,
                Place(path: path, layer: layer).says(
                    Phrase("the layer is not there any more.", "图层已不存在。")), changed)
        case .layerNotTable(let path, let layer, let kind):
            return Report(
                .badData,
                Place(path: path, layer: layer).says(
                    Phrase("a ", "这是") + Vocabulary.phrase(kind)
                        + Phrase(", not a table: its rows come from elsewhere.", "，不是数据表：其内容来自别处。")),
                Phrase(
                    "Save it as a layer of its own, or name the layer it is made from.",
                    "请另存为独立图层，或指明它所引用的图层。"))
        case .fieldMissing(let path, let layer, let field, let available):
            return Report(
                .badData,
                Place(path: path, layer: layer, field: field).says(
                    Phrase("the field is not there any more.", "字段已不存在。")),
                Phrase("Fields there: ", "现有字段：") + Words.list(available, limit: 30) + Phrase(".", "。"),
                changed)
        case .fieldUnsupported(let path, let layer, let field, let type):
            return Report(
                .badData,
                Place(path: path, layer: layer, field: field).says(
                    Phrase("type \(type) holds neither text nor numbers.", "类型 \(type) 既不是文本也不是数字。")),
                Phrase(
                    "Copy the values into a text or number field of the layer.", "请将其值转存到文本或数值字段。"))
        case .encodingUnsupported(let path, let layer, let encoding):
            return Report(
                .badData,
                Place(path: path, layer: layer).says(
                    Phrase(
                        "this system cannot decode \(encoding).", "本机不支持编码 \(encoding)。")),
                Phrase(
                    "Save the layer with UTF-8 or GB18030 text, or as GeoPackage.",
                    "请将图层另存为 UTF-8 或 GB18030 编码，或存为 GeoPackage。"))
        case .readFailed(let path, let layer, let after, let cause):
            return readFailed(Place(path: path, layer: layer), after, cause)
        case .pageDamaged(let path, let layer, let page, let part, let after):
            return Report(
                .badData,
                Place(path: path, layer: layer).says(
                    stopped(after) + Phrase("page \(page) of the file is damaged (", "文件第 \(page) 页已损坏（")
                        + Vocabulary.phrase(part) + Phrase(").", "）。")), nothingMade, SourceText.askAgain)
        case .changedWhileRead(let path, let layer):
            return Report(
                .locked,
                Place(path: path, layer: layer).says(
                    Phrase("another program wrote to the file while it was read.", "读取期间文件被其他程序改动。")),
                nothingMade, Phrase("Try again when that program is done.", "请待该程序完成后重试。"))
        case .fileShort(let path, let layer, let feature, let expected, let found):
            return Report(
                .badData,
                Place(path: path, layer: layer, feature: feature).says(
                    Phrase(
                        "the file ends early: \(expected) bytes needed, \(found) there.",
                        "文件不完整：需要 \(expected) 字节，实有 \(found) 字节。")), nothingMade, SourceText.askAgain)
        case .headerMalformed(let path, let layer, let part, let found):
            return Report(
                .badData,
                Place(path: path, layer: layer).says(
                    Phrase("the head of the file is wrong: ", "文件头有误：") + Vocabulary.phrase(part)
                        + Phrase(" is \(found).", "为 \(found)。")), SourceText.askAgain)
        case .disagreement(let path, let layer, let feature, let part, let expected, let found):
            return Report(
                .badData,
                Place(path: path, layer: layer, feature: feature).says(
                    Vocabulary.phrase(part)
                        + Phrase(": \(expected) expected, \(found) found.", "：应为 \(expected)，实为 \(found)。")),
                Phrase(
                    "The files of the layer do not belong together, or are damaged.", "该图层的各文件不配套或已损坏。"),
                SourceText.askAgain)
        case .countMismatch(let path, let layer, let declared, let delivered, let deleted):
            return Report(
                .badData,
                Place(path: path, layer: layer).says(
                    Phrase(
                        "\(declared) features declared, \(delivered) delivered"
                            + (deleted > 0 ? ", \(deleted) marked as deleted." : "."),
                        "声明要素 \(declared) 个，读出 \(delivered) 个"
                            + (deleted > 0 ? "，标记删除 \(deleted) 个。" : "。"))),
                delivered + deleted > declared
                    ? Phrase(
                        "Nobody knows which of them belong to the layer, so no result is made.",
                        "无法判断哪些要素属于该图层，因此不生成结果。")
                    : Phrase(
                        "Features would be missing from the result, so none is made.", "结果会缺少要素，因此不生成结果。"),
                SourceText.askAgain)
        }
    }

    /// Told before reading and while it goes on.
    static func locked(_ place: Place, _ cause: String) -> Report {
        Report(
            .locked,
            place.says(Phrase("another program holds the file: \(cause)", "文件被其他程序占用：\(cause)")),
            Phrase("Close it there and try again.", "请在该程序中关闭后重试。"))
    }

    private static func cannotOpen(_ place: Place, _ reason: ReadError.OpenFailure) -> Report {
        switch reason {
        case .missing:
            Report(
                .inputMissing, place.says(Phrase("the file is not there any more.", "文件已不存在。")), changed)
        case .noPermission:
            Report(
                .permission, place.says(Phrase("no permission to read.", "没有读取权限。")),
                Phrase(
                    "Ask for permission on the file and on every folder above it.",
                    "请申请该文件及其各级上层文件夹的权限。"))
        case .locked(let cause): locked(place, cause)
        case .writeAheadLog:
            Report(
                .locked,
                place.says(
                    Phrase(
                        "a log with changes (-wal) lies beside it, in a folder that cannot be written to.",
                        "旁边有尚未写入的日志（-wal），而文件夹不可写。")),
                Phrase(
                    "Copy the file with its -wal to a folder you may write to, and give the copy.",
                    "请将文件连同 -wal 复制到可写的文件夹，再使用该副本。"))
        case .other(let cause):
            Report(
                SystemText.number(of: cause) == nil ? .badData : .inputOutput,
                place.says(Phrase("cannot be opened: ", "无法打开：") + SystemText.phrase(cause)),
                SystemText.advice(SystemText.number(of: cause)))
        }
    }

    private static func readFailed(_ place: Place, _ after: Int64?, _ cause: String) -> Report {
        let number = SystemText.number(of: cause)
        return Report(
            number == nil ? .badData : .inputOutput,
            place.says(stopped(after) + SystemText.phrase(cause)),
            nothingMade, number == nil ? SourceText.askAgain : SystemText.advice(number))
    }

    private static func stopped(_ after: Int64?) -> Phrase {
        after.map { Phrase("reading stopped after feature \($0): ", "读到要素 \($0) 之后中断：") }
            ?? Phrase("reading stopped: ", "读取中断：")
    }

    private static let nothingMade = Phrase(
        "No result is made of a part of a layer.", "不用残缺的图层生成结果。")

    private static let changed = Phrase(
        "It was there when it was looked at: somebody changed it meanwhile. Try again.",
        "检查时还在，其间被人改动。请重试。")
}
