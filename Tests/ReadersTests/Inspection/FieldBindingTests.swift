import LandModel
import Testing

@testable import Readers

@Suite struct FieldBindingTests {
    private func fields(_ names: [String]) -> [SourceLayer.Field] {
        names.map { SourceLayer.Field(name: $0, kind: .text) }
    }

    private func bind(
        _ names: [String], kind: SurveyLayerKind = .patches, stated: [SurveyField: String] = [:]
    ) -> FieldBinding {
        FieldBinding(fields: fields(names), kind: kind, stated: stated)
    }

    @Test("the table of names is there and every survey field has a standard name")
    func resources() {
        for field in SurveyField.allCases where !SurveyField.onlyStated.contains(field) {
            let names = SurveyLayerKind.allCases.flatMap { FieldAliases.shared.names(of: field, in: $0) }
            #expect(!names.isEmpty, "\(field)")
        }
        #expect(TextOracle.shared.texts.contains("乔木林地"))
        #expect(TextOracle.shared.characters.contains("镇"))
    }

    @Test("no name stands for two survey fields of one kind of layer")
    func noNameTwice() {
        for kind in SurveyLayerKind.allCases {
            let names = FieldAliases.shared.all(kind).map { FieldName.folded($0.name) }
            #expect(Set(names).count == names.count)
        }
    }

    @Test(
        "standard, draft, lower case, full width and Chinese names",
        arguments: [
            ("DLBM", SurveyField.landClass, FieldBinding.Bound.Rule.standard),
            ("dlbm", .landClass, .standard),
            ("ＤＬＢＭ", .landClass, .standard), (" Dlbm ", .landClass, .standard), ("地类编码", .landClass, .alias),
            ("XZDWKD", .lineWidth, .standard), ("XXTBKD", .lineWidth, .alias),
            ("KCXS", .deductionRatio, .standard), ("TKXS", .deductionRatio, .alias),
            ("KCDLXS", .deductionRatio, .alias), ("KCMJ", .deductedArea, .standard),
            ("TKMJ", .deductedArea, .alias), ("kcdlmj", .deductedArea, .alias),
            ("ZZSXDM", .planting, .standard), ("GDZZSXDM", .planting, .alias),
            ("坐落单位代码", .locationUnit, .alias), ("图斑地类面积", .netArea, .alias),
        ])
    func names(name: String, field: SurveyField, rule: FieldBinding.Bound.Rule) {
        let binding = bind(["OBJ", name])
        #expect(binding.bound == [field: FieldBinding.Bound(name: name, index: 1, rule: rule)])
        #expect(binding.meaning(of: 1) == field)
        #expect(binding.meaning(of: 0) == nil)
    }

    @Test(
        "names cut to ten bytes: three Chinese characters in UTF-8, five in GBK",
        arguments: [
            ("地类编", SurveyField.landClass), ("图斑面", .grossArea), ("图斑地类面", .netArea), ("图斑地", .netArea),
            ("坐落单位代", .locationUnit), ("坐落单位名", .locationName), ("权属单位代", .ownershipUnit),
        ])
    func cut(name: String, field: SurveyField) {
        let binding = bind([name])
        #expect(binding.bound == [field: FieldBinding.Bound(name: name, index: 0, rule: .cut)])
    }

    @Test("a cut name that fits two fields decides nothing")
    func cutAmbiguous() {
        let binding = bind(["坐落单"])
        #expect(binding.bound.isEmpty)
        let conflict = FieldBinding.Conflict.cut(name: "坐落单", couldBe: [.locationName, .locationUnit])
        #expect(binding.conflicts == [.locationUnit: conflict, .locationName: conflict])
        #expect(
            binding.faults(
                required: [.locationUnit], optional: [.locationName], kind: .patches, fields: fields(["坐落单"]))
                == [.fieldNameCut(.locationUnit, name: "坐落单", couldBe: [.locationName, .locationUnit])])
    }

    @Test("a whole name wins over a cut one")
    func wholeBeatsCut() {
        #expect(bind(["图斑面", "TBMJ"]).bound[.grossArea]?.index == 1)
    }

    @Test(
        "two candidates are an error naming both",
        arguments: [
            (["KCXS", "TKXS"], SurveyField.deductionRatio), (["XZDWKD", "XXTBKD"], .lineWidth),
            (["DLBM", "地类编码"], .landClass), (["DLBM", "dlbm"], .landClass),
            (["ZZSXDM", "GDZZSXDM"], .planting),
            (["KCMJ", "KCDLMJ"], .deductedArea),
        ])
    func ambiguous(names: [String], field: SurveyField) {
        let binding = bind(names)
        #expect(binding.bound[field] == nil)
        #expect(binding.conflicts[field] == .ambiguous(names))
        for asked in [(Set([field]), Set<SurveyField>()), (Set(), Set([field]))] {
            #expect(
                binding.faults(required: asked.0, optional: asked.1, kind: .patches, fields: fields(names))
                    == [.fieldAmbiguous(field, candidates: names)])
        }
        // Nobody asked for it: no fault.
        #expect(binding.faults(required: [], optional: [], kind: .patches, fields: fields(names)).isEmpty)
    }

    @Test("the same name means a patch's location or a village's own code")
    func kindOfLayer() {
        #expect(bind(["ZLDWDM"]).bound[.locationUnit]?.index == 0)
        #expect(bind(["ZLDWDM"], kind: .districts).bound[.districtCode]?.index == 0)
        #expect(bind(["XZQDM", "XZQMC", "DCMJ", "JSMJ"], kind: .districts).bound.count == 4)
    }

    @Test("a field named by the user: exact, letter case aside, with a suggestion when absent")
    func stated() {
        let names = ["landuse", "LandUse", "zone"]
        #expect(bind(names, stated: [.landClass: "LandUse"]).bound[.landClass]?.index == 1)
        #expect(bind(names, stated: [.landClass: "ZONE"]).bound[.landClass]?.index == 2)
        #expect(
            bind(names, stated: [.landClass: "LANDUSE"]).conflicts[.landClass]
                == .statedAmbiguous(["landuse", "LandUse"]))
        let binding = bind(names, stated: [.landClass: "zome"])
        #expect(
            binding.faults(required: [.landClass], optional: [], kind: .patches, fields: fields(names)) == [
                .statedFieldMissing(.landClass, stated: "zome", similar: ["zone"], available: names)
            ])
    }

    @Test("the user's word ends an ambiguity")
    func statedDecides() {
        let binding = bind(["KCXS", "TKXS"], stated: [.deductionRatio: "TKXS"])
        #expect(binding.conflicts.isEmpty)
        #expect(binding.bound[.deductionRatio] == FieldBinding.Bound(name: "TKXS", index: 1, rule: .stated))
    }

    @Test("a required field that is absent names its known names and what is near")
    func missing() throws {
        let binding = bind(["DLBN", "X"])
        let faults = binding.faults(
            required: [.landClass], optional: [.netArea], kind: .patches, fields: fields(["DLBN", "X"]))
        #expect(
            faults == [
                .fieldMissing(
                    .landClass, knownNames: ["DLBM", "地类编码", "地类代码"], similar: ["DLBN"],
                    available: ["DLBN", "X"])
            ])
    }

    @Test("a date holds neither code nor area")
    func unusableKind() {
        let fields = [SourceLayer.Field(name: "DLBM", kind: .date)]
        let binding = FieldBinding(fields: fields, kind: .patches)
        #expect(
            binding.faults(required: [.landClass], optional: [], kind: .patches, fields: fields)
                == [.fieldKindUnusable(.landClass, name: "DLBM", kind: .date)])
    }
}
