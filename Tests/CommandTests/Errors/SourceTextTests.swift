import GDALBridge
import LandModel
import Testing

@testable import Readers
@testable import tuban

/// What is told about a source that cannot be used: compared as text, in both languages.
@Suite struct SourceTextTests {
    @Test("every problem: file and layer first, a next step or a reason below, both languages")
    func everyProblem() {
        for instance in SourceInstances.all {
            for setting in [Setting.commandLine, .pipeline] {
                let report = SourceInstances.report(instance.problem, setting)
                let source = setting == .pipeline ? "440203/DLTB: " : ""
                let (first, chinese) = (report.phrases[0].english, report.phrases[0].chinese)
                #expect(first.hasPrefix(source + "a/dltb.gpkg: layer DLTB"), "\(first)")
                #expect(chinese.hasPrefix(source + "a/dltb.gpkg: 图层 DLTB"), "\(chinese)")
                #expect(report.phrases.count > 1, "no next step: \(first)")
                Wording.check(report)
            }
        }
    }

    @Test("exit status of every problem, on the command line and in a pipeline")
    func statuses() {
        for instance in SourceInstances.all {
            #expect(
                SourceInstances.report(instance.problem).status == instance.onCommandLine,
                "\(instance.problem)")
            #expect(
                SourceInstances.report(instance.problem, .pipeline).status == instance.inPipeline,
                "\(instance.problem)")
        }
    }

    @Test("a reason of the system decides the status of a path that cannot be read")
    func systemReasons() {
        let expected: [(String, Status)] = [
            ("Permission denied", .permission), ("No such file or directory", .inputMissing),
            ("Input/output error", .inputOutput), ("Is a directory", .inputOutput),
        ]
        for (cause, status) in expected {
            #expect(SourceInstances.report(.pathUnreadable(cause: cause)).status == status, "\(cause)")
        }
        let (_, chinese) = SourceInstances.lines(.pathUnreadable(cause: "Permission denied"))
        #expect(
            chinese == """
                a/dltb.gpkg: 图层 DLTB：无法读取：没有权限。
                  请申请该文件及其各级上层文件夹的权限。
                """)
    }

    @Test("a path that is not there, with a neighbour of nearly that name")
    func pathMissing() {
        let (english, chinese) = SourceInstances.lines(.pathMissing(similar: ["dltb.gpkg"]))
        #expect(
            english == """
                a/dltb.gpkg: layer DLTB: no such file or folder.
                  Did you mean dltb.gpkg?
                  Check the path; a layer is named behind it, as PATH:LAYER.
                """)
        #expect(
            chinese == """
                a/dltb.gpkg: 图层 DLTB：文件或文件夹不存在。
                  是否指：dltb.gpkg？
                  请检查路径；图层写在路径之后，如 路径:图层名。
                """)
    }

    @Test("VCT, Access and packed files are refused with the way out")
    func refusedFormats() {
        #expect(
            SourceInstances.lines(.exchangeFile).0 == """
                a/dltb.gpkg: layer DLTB: a VCT exchange file (GB/T 17798), which cannot be read directly.
                  Import it with a GIS that reads VCT (SuperMap, MapGIS, ArcGIS with a VCT tool), export its layers as \
                GeoPackage or file geodatabase, and give that; or ask for the .gdb of the same delivery.
                """)
        #expect(
            SourceInstances.lines(.personalGeodatabase).1 == """
                a/dltb.gpkg: 图层 DLTB：这是个人地理数据库（Access 文件），只能在装有 Access 驱动的 Windows 上读取。
                  请在 ArcGIS 中将其图层复制到文件地理数据库（.gdb），或导出为 GeoPackage 后再用。
                """)
        #expect(
            SourceInstances.lines(.archive(kind: "zip")).0 == """
                a/dltb.gpkg: layer DLTB: a packed file (zip).
                  Unpack it and give the folder (Chinese names: unzip -O GB18030).
                """)
    }

    @Test("a layer that must be named: an option here, a key there")
    func layerNotStated() {
        #expect(
            SourceInstances.lines(.layerNotStated(candidates: ["CJDCQ", "XZQ"])).0 == """
                a/dltb.gpkg: layer DLTB: several layers, and none is stated.
                  Layers there: CJDCQ, XZQ.
                  Name one, as a/dltb.gpkg:CJDCQ
                """)
        #expect(
            SourceInstances.lines(.layerNotStated(candidates: ["CJDCQ", "XZQ"]), .pipeline).1 == """
                440203/DLTB: a/dltb.gpkg: 图层 DLTB：有多个图层，未指明用哪一个。
                  现有图层：CJDCQ、XZQ。
                  请在该 source 的 layers: 下写明。
                """)
    }

    @Test("files of a shapefile that do not belong together or are cut")
    func files() {
        #expect(
            SourceInstances.lines(.recordCountsDiffer(index: 10, table: 9)).0 == """
                a/dltb.gpkg: layer DLTB: numbers differ: 10 shapes in the .shx, 9 records in the .dbf.
                  Shapes and attributes do not belong together.
                  Ask for the delivery again and compare the file sizes after copying.
                """)
        #expect(
            SourceInstances.lines(.recordOutsideFile(record: 7, endsAt: 5000, foundBytes: 4000)).1 == """
                a/dltb.gpkg: 图层 DLTB，要素 7：索引指向 .shp 之外：该图形应止于第 5000 字节，文件只有 4000 字节。
                  请重新索取该成果，复制后核对文件大小。
                """)
    }

    @Test("two fields that could be one: both are named")
    func fieldAmbiguous() {
        let (english, chinese) = SourceInstances.lines(
            .fieldAmbiguous(.deductedArea, candidates: ["KCMJ", "TKMJ"]))
        #expect(
            english == """
                a/dltb.gpkg: layer DLTB: several fields could be KCMJ (deducted area, m²): KCMJ, TKMJ.
                  Their names do not tell which one holds the true values.
                  Remove or rename the wrong one in a copy of the layer.
                """)
        #expect(
            chinese == """
                a/dltb.gpkg: 图层 DLTB：有多个字段可能是 KCMJ（扣除地类面积）：KCMJ、TKMJ。
                  仅凭名称无法判断哪个字段的值正确。
                  请在图层副本中删除或改名错误的字段。
                """)
    }

    @Test("a field named on the command line that is not there: which option, what is near")
    func statedFieldMissing() {
        let problem = SourceProblem.statedFieldMissing(
            .locationUnit, stated: "ZLDWDN", similar: ["ZLDWDM"], available: ["DLBM", "ZLDWDM"])
        #expect(
            SourceInstances.lines(problem).0 == """
                a/dltb.gpkg: layer DLTB, field ZLDWDN: no such field, stated with --by.
                  Did you mean ZLDWDM?
                  Fields there: DLBM, ZLDWDM.
                """)
        #expect(SourceInstances.lines(problem).1.hasPrefix("a/dltb.gpkg: 图层 DLTB，字段 ZLDWDN：字段不存在（指定于 --by）。"))
    }

    @Test("the fields an option can name are sent there, on the command line only")
    func fieldOptions() {
        #expect(
            SourceInstances.lines(.fieldAmbiguous(.landClass, candidates: ["A", "B"])).0.contains(
                "--class-field"))
        #expect(
            SourceInstances.lines(.fieldAmbiguous(.locationUnit, candidates: ["A", "B"])).0.contains("--by"))
        #expect(
            !SourceInstances.lines(.fieldAmbiguous(.landClass, candidates: ["A", "B"]), .pipeline).0.contains(
                "--"))
    }

    @Test("a field of a kind that cannot serve: another one, or another kind, as renaming would not help")
    func fieldKindUnusable() {
        let zones = SourceProblem.fieldKindUnusable(.zoneKind, name: "SLSJ", kind: .date)
        #expect(
            SourceInstances.lines(zones, .zoneOptions).0 == """
                a/dltb.gpkg: layer DLTB, field SLSJ: its kind is date, which cannot hold --zone-field (kind of zone).
                  Name another field with --zone-field FIELD, or convert this one to text in a copy of the layer.
                """)
        #expect(
            SourceInstances.lines(zones, .zoneOptions).1.hasSuffix(
                "\n  请用 --zone-field 字段名 指明其他字段，或在图层副本中将该字段转换为文本。"))
        #expect(
            SourceInstances.lines(zones, .pipeline).0.contains("\n  Name another field at field:, or convert")
        )
        let classes = SourceProblem.fieldKindUnusable(.landClass, name: "RQ", kind: .date)
        #expect(
            SourceInstances.lines(classes).0.contains(
                "\n  Name another field with --class-field FIELD, or convert"))
        let area = SourceProblem.fieldKindUnusable(.grossArea, name: "TBMJ", kind: .date)
        #expect(
            SourceInstances.lines(area).0.hasSuffix(
                "  Convert it to text or numbers in a copy of the layer, or ask for the delivery with the standard's fields."
            ))
    }

    @Test("an encoding in doubt: bytes, candidates, where to state it")
    func encoding() {
        let problem = SourceProblem.encodingDoubtful(
            declared: nil, candidates: ["GB18030", "UTF-8"], sample: SourceInstances.sample)
        #expect(
            SourceInstances.lines(problem).0 == """
                a/dltb.gpkg: layer DLTB, feature 11: the encoding of the text is in doubt (nothing declared): field 4, \
                bytes CB AE CC EF
                  It could be GB18030 or UTF-8.
                  Ask whoever wrote it, and state it: --encoding GB18030
                """)
        #expect(
            SourceInstances.lines(problem, .pipeline).1 == """
                440203/DLTB: a/dltb.gpkg: 图层 DLTB，要素 11：文字编码不能确定（未声明）：第 4 个字段，字节 CB AE CC EF
                  可能是 GB18030或UTF-8。
                  请向制作单位核实后指明：encoding: GB18030
                """)
    }
}
