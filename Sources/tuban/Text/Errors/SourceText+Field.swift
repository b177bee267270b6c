import LandModel
import Readers

/// Faults of the fields: absent, ambiguous, cut, of the wrong kind.
extension SourceText {
    func fieldMissing(
        _ field: SurveyField, _ known: [String], _ similar: [String], _ available: [String]
    ) -> Report {
        Report(
            .badData,
            says(
                Phrase("no field for ", "缺少字段：") + FieldText.name(field) + Phrase(".", "。")),
            Phrase("Known by the names ", "可识别的名称：") + Words.list(known) + Phrase(".", "。"),
            Words.suggestion(similar), Self.fields(available), howToName(field))
    }

    func statedFieldMissing(
        _ field: SurveyField, _ stated: String, _ similar: [String], _ available: [String]
    ) -> Report {
        Report(
            setting.statusOfStatement,
            says(
                Phrase("no such field, stated ", "字段不存在（") + statement(of: field) + Phrase(".", "）。"),
                field: stated),
            Words.suggestion(similar), Self.fields(available))
    }

    func fieldAmbiguous(_ field: SurveyField, _ candidates: [String]) -> Report {
        Report(
            .badData,
            says(
                Phrase("several fields could be ", "有多个字段可能是 ") + FieldText.name(field)
                    + Phrase(": ", "：") + Words.list(candidates) + Phrase(".", "。")),
            Phrase(
                "Their names do not tell which one holds the true values.", "仅凭名称无法判断哪个字段的值正确。"),
            isNameable(field)
                ? howToName(field)
                : Phrase(
                    "Remove or rename the wrong one in a copy of the layer.", "请在图层副本中删除或改名错误的字段。"))
    }

    func fieldNameCut(_ field: SurveyField, _ name: String, _ couldBe: [SurveyField]) -> Report {
        Report(
            .badData,
            says(
                Phrase("the name is cut to ten bytes; it could be ", "名称被截断为十个字节，可能是 ")
                    + Words.alternatives(couldBe.map(FieldText.name)) + Phrase(".", "。"), field: name),
            isNameable(field)
                ? howToName(field)
                : Phrase(
                    "Rename it in a copy of the layer to the standard's code, or ask for a GeoPackage.",
                    "请在图层副本中将其改为标准字段代码，或索取 GeoPackage。"))
    }

    func fieldKindUnusable(_ field: SurveyField, _ name: String, _ kind: SourceLayer.Field.Kind) -> Report {
        Report(
            .badData,
            says(
                Phrase("its kind is ", "类型为") + Vocabulary.phrase(kind.rawValue)
                    + Phrase(", which cannot hold ", "，不能用作 ") + FieldText.name(field) + Phrase(".", "。"),
                field: name),
            howToReplace(field))
    }

    private static func fields(_ available: [String]) -> Phrase {
        available.isEmpty
            ? Phrase("The layer has no fields.", "该图层没有字段。")
            : Phrase("Fields there: ", "现有字段：") + Words.list(available, limit: 30) + Phrase(".", "。")
    }

    /// Only these two can be named on the command line, and none in a pipeline.
    private func isNameable(_ field: SurveyField) -> Bool {
        ![.pipeline, .zoneOptions, .districtOptions].contains(setting)
            && (field == .landClass || field == .locationUnit)
    }

    /// Where the user named a field.
    private func statement(of field: SurveyField) -> Phrase {
        if field == .zoneKind {
            return setting.choose(
                Phrase("with --zone-field", "指定于 --zone-field"), Phrase("at field:", "指定于 field:"))
        }
        guard isNameable(field) else {
            return Phrase("for ", "指定用作 ") + FieldText.name(field)
        }
        return Phrase("with ", "指定于 ") + Phrase(both: field == .landClass ? "--class-field" : "--by")
    }

    private func howToName(_ field: SurveyField) -> Phrase {
        guard isNameable(field) else {
            return Phrase(
                "Rename the field in a copy of the layer, or ask for the delivery with the standard's fields.",
                "请在图层副本中改用标准字段名，或索取字段齐全的成果。")
        }
        return field == .landClass
            ? Phrase("Name it with --class-field FIELD.", "请用 --class-field 字段名 指明。")
            : Phrase("Name it, or any field to group by, with --by FIELD.", "请用 --by 字段名 指明该字段或其他分组字段。")
    }

    /// For a field whose values cannot serve, whatever it is called.
    private func howToReplace(_ field: SurveyField) -> Phrase {
        let another: Phrase
        if field == .zoneKind {
            another = setting.choose(
                Phrase("Name another field with --zone-field FIELD", "请用 --zone-field 字段名 指明其他字段"),
                Phrase("Name another field at field:", "请在 field: 处指明其他字段"))
        } else if isNameable(field) {
            let option = field == .landClass ? "--class-field" : "--by"
            another = Phrase(
                "Name another field with \(option) FIELD", "请用 \(option) 字段名 指明其他字段")
        } else {
            return Phrase(
                "Convert it to text or numbers in a copy of the layer, or ask for the delivery with the standard's fields.",
                "请在图层副本中将其转换为文本或数值，或索取字段齐全的成果。")
        }
        return another
            + Phrase(
                ", or convert this one to text in a copy of the layer.", "，或在图层副本中将该字段转换为文本。")
    }
}
