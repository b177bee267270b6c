import LandModel
import Readers

/// What a decision about a source rests on, in words.
enum EvidenceText {
    static func phrase(_ evidence: Evidence) -> Phrase {
        func fact(_ name: String) -> String { evidence.facts.first { $0.name == name }?.value ?? "" }
        switch evidence.kind {
        case .encodingByFormat: return Phrase("UTF-8 by the format", "格式规定为 UTF-8")
        case .encodingStated: return Phrase("stated: \(fact("stated"))", "人工指定：\(fact("stated"))")
        case .codePageFile: return Phrase(".cpg says \(fact("content"))", ".cpg 声明 \(fact("content"))")
        case .codePageFileNotUnderstood:
            return Phrase(
                ".cpg says \(fact("content")), which is no known encoding", ".cpg 声明 \(fact("content"))，无法识别")
        case .languageDriver:
            return Phrase(
                "code page byte of the .dbf (LDID): 0x\(fact("byte"))", ".dbf 代码页字节（LDID）：0x\(fact("byte"))")
        case .textSample: return textSample(fact)
        case .textAllASCII:
            return Phrase("all text is plain ASCII", "文字均为 ASCII")
        case .encodingOfSiblings:
            return Phrase(
                "in doubt by itself; read as \(fact("encoding")), as the texts of \(fact("layers")) in the same delivery",
                "仅凭本图层不能确定，与同一成果中 \(fact("layers")) 的文字一致，取 \(fact("encoding"))")
        case .declarationContradicted:
            return Phrase(
                "declared as \(fact("declared")), but the text is \(fact("decided"))",
                "声明为 \(fact("declared"))，文字实为 \(fact("decided"))")
        case .referenceDeclared: return Phrase("declared: \(system(fact))", "数据声明：\(system(fact))")
        case .referenceStated: return Phrase("stated: \(system(fact))", "人工指定：\(system(fact))")
        case .referenceOverridden:
            return Phrase(
                "\(fact("stated")) used against the declared \(fact("declared"))",
                "采用指定的 \(fact("stated"))，不用声明的 \(fact("declared"))")
        case .ellipsoid:
            return Phrase(
                "ellipsoid a = \(fact("semi_major_axis")) m, 1/f = \(fact("inverse_flattening")); used: "
                    + fact("used"),
                "椭球 a = \(fact("semi_major_axis")) 米，1/f = \(fact("inverse_flattening"))；采用："
                    + (fact("used") == "its own" ? "其自身椭球" : fact("used")))
        case .datumNotCGCS2000:
            return Phrase(
                "the datum is called \(fact("datum")), not CGCS2000", "基准名为 \(fact("datum"))，不是 CGCS2000")
        case .olderDatumAccepted:
            let name =
                OlderDatum(rawValue: fact("datum")).map(ReferenceText.datum) ?? Phrase(both: fact("datum"))
            return name
                + Phrase(" accepted, measured on its own ellipsoid", "经指定接受，按其自身椭球计算")
        case .projection:
            return Phrase(
                "\(fact("method")), central meridian \(fact("central_meridian"))°, false easting "
                    + "\(fact("false_easting")) m, scale \(fact("scale"))",
                "\(fact("method"))，中央经线 \(fact("central_meridian"))°，东偏 \(fact("false_easting")) 米，"
                    + "比例 \(fact("scale"))")
        case .zone:
            let hasPrefix = fact("prefix") != "none"
            return Phrase(
                "eastings \(hasPrefix ? "with prefix \(fact("prefix"))" : "without prefix"), from "
                    + "\(fact("west_of_meridian"))° to \(fact("east_of_meridian"))° off the central meridian",
                "横坐标\(hasPrefix ? "带号 \(fact("prefix"))" : "不带带号")，相对中央经线 "
                    + "\(fact("west_of_meridian"))° 至 \(fact("east_of_meridian"))°")
        case .extentInDegrees:
            return Phrase(
                "lies from \(fact("west"))° to \(fact("east"))° E, \(fact("south"))° to \(fact("north"))° N",
                "位于东经 \(fact("west"))° 至 \(fact("east"))°，北纬 \(fact("south"))° 至 \(fact("north"))°")
        case .extentAbsent:
            return Phrase("the layer is empty: nothing to compare with", "图层为空，无从比较")
        case .extentInDistrict: return Phrase("lies in its district", "位于所属行政区内")
        case .layerChosen:
            return Phrase("\(fact("layer")) chosen by its name", "按名称选用 \(fact("layer"))")
        case .logBeside:
            return Phrase(
                "a write-ahead log of \(fact("bytes")) bytes beside it is read in",
                "旁边有 \(fact("bytes")) 字节的预写日志，一并读取")
        case .openedImmutable:
            return Phrase("opened as unchanging, so that no files are made beside it", "按不变文件打开，不在旁边生成文件")
        case .applicationID:
            return Phrase(
                "not marked as a GeoPackage in its head (\(fact("found")))",
                "文件头未标记为 GeoPackage（\(fact("found"))）")
        case .unusedBytes:
            return Phrase(
                "\(fact("bytes")) bytes of the .shp belong to no record", ".shp 中有 \(fact("bytes")) 字节不属于任何记录"
            )
        case .extentFromRecords:
            return Phrase(
                "extent taken from the records: the head's is not finite", "文件头范围无效，改用各记录的范围")
        case .openingMessage: return Phrase("GDAL: \(fact("text"))", "GDAL：\(fact("text"))")
        }
    }

    private static func textSample(_ fact: (String) -> String) -> Phrase {
        let all = fact("complete") == "yes"
        return Phrase(
            "\(fact("texts")) texts\(all ? "" : " (a sample)") read as \(fact("encoding")): \(fact("undecodable")) "
                + "not decodable, \(fact("known_texts")) known ones, \(fact("common_characters")) of "
                + "\(fact("characters")) characters usual in district names",
            "按 \(fact("encoding")) 读 \(fact("texts")) 条文字\(all ? "" : "（抽样）")：不能解码 \(fact("undecodable")) 条，"
                + "已知词 \(fact("known_texts")) 条，\(fact("characters")) 字中地名常用字 \(fact("common_characters")) 个")
    }

    private static func system(_ fact: (String) -> String) -> String {
        ["", "none"].contains(fact("authority"))
            ? fact("name") : "\(fact("name")) (\(fact("authority")))"
    }
}
