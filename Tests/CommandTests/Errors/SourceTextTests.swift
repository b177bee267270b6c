import GDALBridge
import LandModel
import Testing

@testable import Readers
@testable import tuban

/// What is told about a source that cannot be used: compared as text, in both languages.
@Suite struct SourceTextTests {
    private func lines(_ problem: SourceProblem, _ setting: Setting = .commandLine) -> (String, String) {
        let report = SourceInstances.report(problem, setting)
        return (
            report.lines(in: .english).joined(separator: "\n"),
            report.lines(in: .chinese).joined(separator: "\n")
        )
    }

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
        let (_, chinese) = lines(.pathUnreadable(cause: "Permission denied"))
        #expect(
            chinese == """
                a/dltb.gpkg: 图层 DLTB：无法读取：没有权限。
                  请申请该文件及其各级上层文件夹的权限。
                """)
    }

    @Test("a path that is not there, with a neighbour of nearly that name")
    func pathMissing() {
        let (english, chinese) = lines(.pathMissing(similar: ["dltb.gpkg"]))
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
            lines(.exchangeFile).0 == """
                a/dltb.gpkg: layer DLTB: a VCT exchange file (GB/T 17798), which cannot be read directly.
                  Import it with a GIS that reads VCT (SuperMap, MapGIS, ArcGIS with a VCT tool), export its layers as \
                GeoPackage or file geodatabase, and give that; or ask for the .gdb of the same delivery.
                """)
        #expect(
            lines(.personalGeodatabase).1 == """
                a/dltb.gpkg: 图层 DLTB：这是个人地理数据库（Access 文件），只能在装有 Access 驱动的 Windows 上读取。
                  请在 ArcGIS 中将其图层复制到文件地理数据库（.gdb），或导出为 GeoPackage 后再用。
                """)
        #expect(
            lines(.archive(kind: "zip")).0 == """
                a/dltb.gpkg: layer DLTB: a packed file (zip).
                  Unpack it and give the folder (Chinese names: unzip -O GB18030).
                """)
    }

    @Test("a layer that must be named: an option here, a key there")
    func layerNotStated() {
        #expect(
            lines(.layerNotStated(candidates: ["CJDCQ", "XZQ"])).0 == """
                a/dltb.gpkg: layer DLTB: several layers, and none is stated.
                  Layers there: CJDCQ, XZQ.
                  Name one, as a/dltb.gpkg:CJDCQ
                """)
        #expect(
            lines(.layerNotStated(candidates: ["CJDCQ", "XZQ"]), .pipeline).1 == """
                440203/DLTB: a/dltb.gpkg: 图层 DLTB：有多个图层，未指明用哪一个。
                  现有图层：CJDCQ、XZQ。
                  请在该 source 的 layers: 下写明。
                """)
    }

    @Test("files of a shapefile that do not belong together or are cut")
    func files() {
        #expect(
            lines(.recordCountsDiffer(index: 10, table: 9)).0 == """
                a/dltb.gpkg: layer DLTB: numbers differ: 10 shapes in the .shx, 9 records in the .dbf.
                  Shapes and attributes do not belong together.
                  Ask for the delivery again and compare the file sizes after copying.
                """)
        #expect(
            lines(.recordOutsideFile(record: 7, endsAt: 5000, foundBytes: 4000)).1 == """
                a/dltb.gpkg: 图层 DLTB，要素 7：索引指向 .shp 之外：该图形应止于第 5000 字节，文件只有 4000 字节。
                  请重新索取该成果，复制后核对文件大小。
                """)
    }

    @Test("two fields that could be one: both are named")
    func fieldAmbiguous() {
        let (english, chinese) = lines(.fieldAmbiguous(.deductedArea, candidates: ["KCMJ", "TKMJ"]))
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
            lines(problem).0 == """
                a/dltb.gpkg: layer DLTB, field ZLDWDN: no such field, stated with --by.
                  Did you mean ZLDWDM?
                  Fields there: DLBM, ZLDWDM.
                """)
        #expect(lines(problem).1.hasPrefix("a/dltb.gpkg: 图层 DLTB，字段 ZLDWDN：字段不存在（指定于 --by）。"))
    }

    @Test("the fields an option can name are sent there, on the command line only")
    func fieldOptions() {
        #expect(lines(.fieldAmbiguous(.landClass, candidates: ["A", "B"])).0.contains("--class-field"))
        #expect(lines(.fieldAmbiguous(.locationUnit, candidates: ["A", "B"])).0.contains("--by"))
        #expect(!lines(.fieldAmbiguous(.landClass, candidates: ["A", "B"]), .pipeline).0.contains("--"))
    }

    @Test("a field of a kind that cannot serve: another one, or another kind, as renaming would not help")
    func fieldKindUnusable() {
        let zones = SourceProblem.fieldKindUnusable(.zoneKind, name: "SLSJ", kind: .date)
        #expect(
            lines(zones, .zoneOptions).0 == """
                a/dltb.gpkg: layer DLTB, field SLSJ: its kind is date, which cannot hold --zone-field (kind of zone).
                  Name another field with --zone-field FIELD, or convert this one to text in a copy of the layer.
                """)
        #expect(
            lines(zones, .zoneOptions).1.hasSuffix("\n  请用 --zone-field 字段名 指明其他字段，或在图层副本中将该字段转换为文本。"))
        #expect(lines(zones, .pipeline).0.contains("\n  Name another field at field:, or convert"))
        let classes = SourceProblem.fieldKindUnusable(.landClass, name: "RQ", kind: .date)
        #expect(lines(classes).0.contains("\n  Name another field with --class-field FIELD, or convert"))
        let area = SourceProblem.fieldKindUnusable(.grossArea, name: "TBMJ", kind: .date)
        #expect(
            lines(area).0.hasSuffix(
                "  Convert it to text or numbers in a copy of the layer, or ask for the delivery with the standard's fields."
            ))
    }

    @Test("an encoding in doubt: bytes, candidates, where to state it")
    func encoding() {
        let problem = SourceProblem.encodingDoubtful(
            declared: nil, candidates: ["GB18030", "UTF-8"], sample: SourceInstances.sample)
        #expect(
            lines(problem).0 == """
                a/dltb.gpkg: layer DLTB, feature 11: the encoding of the text is in doubt (nothing declared): field 4, \
                bytes CB AE CC EF
                  It could be GB18030 or UTF-8.
                  Ask whoever wrote it, and state it: --encoding GB18030
                """)
        #expect(
            lines(problem, .pipeline).1 == """
                440203/DLTB: a/dltb.gpkg: 图层 DLTB，要素 11：文字编码不能确定（未声明）：第 4 个字段，字节 CB AE CC EF
                  可能是 GB18030或UTF-8。
                  请向制作单位核实后指明：encoding: GB18030
                """)
    }

    @Test("no reference system: the one that fits, as option and as key")
    func referenceMissing() {
        let problem = SourceProblem.referenceMissing(candidates: [ReferenceCandidate(4526)])
        #expect(
            lines(problem).0 == """
                a/dltb.gpkg: layer DLTB: no coordinate reference system is given.
                  The coordinates would fit EPSG:4526 (CGCS2000, 3° zone 38, eastings with the zone's prefix).
                  State the right one: --crs EPSG:4526
                """)
        #expect(
            lines(problem, .pipeline).1 == """
                440203/DLTB: a/dltb.gpkg: 图层 DLTB：没有坐标系信息。
                  坐标数值符合：EPSG:4526（CGCS2000，3°带第 38 带，横坐标带带号）。
                  请核实后指明：crs: EPSG:4526
                """)
    }

    @Test("candidates of several zones are told as families, and no code is put into the user's mouth")
    func candidateFamilies() {
        let problem = SourceProblem.referenceMissing(candidates: [
            ReferenceCandidate(4534...4554), ReferenceCandidate(4502...4512),
        ])
        #expect(
            lines(problem).0.hasSuffix(
                """
                  The coordinates would fit EPSG:4534–4554 (CGCS2000, 3° zone, central meridian 75–135° E, no prefix) or \
                EPSG:4502–4512 (CGCS2000, 6° zone, central meridian 75–135° E, no prefix).
                  State the right one: --crs EPSG:n
                """))
    }

    @Test("zone and meridian of a code, by the EPSG registry")
    func zoneNames() {
        // Names in the registry: 4547 is "CGCS2000 / 3-degree Gauss-Kruger CM 114E", 4491 "… Gauss-Kruger zone 13",
        // 4504 "… Gauss-Kruger CM 87E".
        #expect(ReferenceText.name(ReferenceCandidate(4547)).english.contains("central meridian 114° E"))
        #expect(ReferenceText.name(ReferenceCandidate(4491)).english.contains("6° zone 13"))
        #expect(ReferenceText.name(ReferenceCandidate(4504)).english.contains("central meridian 87° E"))
    }

    @Test("coordinates that deny their system")
    func referenceContradicted() {
        func problem(isStated: Bool) -> SourceProblem {
            .referenceContradicted(
                declared: "CGCS2000 (EPSG:4547)", isStated: isStated, contradiction: .prefixUnexpected,
                extent: SourceInstances.extent, candidates: [ReferenceCandidate(4526)])
        }
        let declared = problem(isStated: false)
        #expect(
            lines(declared).0.hasSuffix(
                "  Then correct its definition in a copy (.prj; not by transforming it)."))
        // There is no definition to correct where the user stated the system.
        let stated = problem(isStated: true)
        #expect(lines(stated).0.hasSuffix("  Then state another one: --crs EPSG:4526"))
        #expect(lines(stated, .pipeline).1.hasSuffix("  然后另行指明：crs: EPSG:4526"))
        #expect(
            lines(declared, .pipeline).0 == """
                440203/DLTB: a/dltb.gpkg: layer DLTB: CGCS2000 (EPSG:4547) cannot be right: the eastings carry a zone \
                prefix which the system does not have (x 38412346 … 38498765, y 2712346 … 2790000).
                  The coordinates would fit EPSG:4526 (CGCS2000, 3° zone 38, eastings with the zone's prefix).
                  Ask whoever delivered the data; an area in the wrong system is a wrong area.
                  Then state crs: EPSG:4526 with crs-forced: true.
                """)
    }

    @Test("coordinates that fit no system are sent back where they may have come from, not to another system")
    func nothingFits() {
        func problem(_ contradiction: ReferenceContradiction, isStated: Bool = false) -> SourceProblem {
            .referenceContradicted(
                declared: "CGCS2000 (EPSG:4524)", isStated: isStated, contradiction: contradiction,
                extent: Extent(
                    minimumX: 36_999_800, minimumY: 2_740_000, maximumX: 37_163_458, maximumY: 2_790_000),
                candidates: [])
        }
        let far = lines(problem(.outsideZone))
        #expect(
            far.0 == """
                a/dltb.gpkg: layer DLTB: CGCS2000 (EPSG:4524) cannot be right: the coordinates lie too far from its \
                central meridian (x 36999800 … 37163458, y 2740000 … 2790000).
                  No system of CGCS2000 fits: the layer may have been transformed into a distant zone.
                  Ask whoever delivered the data; an area in the wrong system is a wrong area.
                  Then transform it back, for example to EPSG:4490.
                """)
        #expect(
            far.1 == """
                a/dltb.gpkg: 图层 DLTB：坐标系 CGCS2000 (EPSG:4524) 与坐标不符：坐标离该坐标系的中央经线过远，超出分带范围（x \
                36999800 … 37163458, y 2740000 … 2790000）。
                  没有与坐标相符的 CGCS2000 坐标系：图层可能被转换到了相距较远的分带。
                  请向提供单位核实；坐标系错误则面积错误。
                  然后将其转换回来，例如转换到 EPSG:4490。
                """)
        let stated = lines(problem(.outsideZone, isStated: true))
        #expect(stated.0 == far.0 && stated.1 == far.1)
        #expect(!lines(problem(.outsideZone), .pipeline).0.contains("crs-forced"))
        // What is wrong with these is known, and no distant zone.
        let plain: [(ReferenceContradiction, String)] = [
            (.axesSwapped, "  Then exchange x and y in a copy of the layer."),
            (.outsideDistrict, "  Then give the layer of that district."),
            (.degreesNotMetres, "  Then correct its definition in a copy (.prj; not by transforming it)."),
        ]
        for (contradiction, step) in plain {
            let text = lines(problem(contradiction)).0
            #expect(text.hasSuffix(step) && !text.contains("distant"), "\(text)")
        }
    }

    @Test("Xi'an 80 and Beijing 54 are refused with both ways out")
    func olderDatum() {
        #expect(
            lines(.olderDatum(.xian80, name: "Xian 1980 (EPSG:4610)"), .pipeline).1 == """
                440203/DLTB: a/dltb.gpkg: 图层 DLTB：1980西安坐标系（Xian 1980 (EPSG:4610)），不是 CGCS2000。
                  椭球不同：面积有差异，位置可相差百米以上。
                  请用省级主管部门的官方参数转换到 CGCS2000。
                  或者设 older-datum: own-ellipsoid 可按其自身椭球计算面积。
                """)
        #expect(lines(.olderDatum(.beijing54, name: "x")).0.contains("Beijing 1954"))
    }
}
