import GDALBridge
import LandModel
import Testing

@testable import Readers
@testable import tuban

/// What is told about reference systems that are missing, wrong or too old.
@Suite struct ReferenceTextTests {
    @Test("no reference system: the one that fits, as option and as key")
    func referenceMissing() {
        let problem = SourceProblem.referenceMissing(candidates: [ReferenceCandidate(4526)])
        #expect(
            SourceInstances.lines(problem).0 == """
                a/dltb.gpkg: layer DLTB: no coordinate reference system is given.
                  The coordinates would fit EPSG:4526 (CGCS2000, 3° zone 38, eastings with the zone's prefix).
                  State the right one: --crs EPSG:4526
                """)
        #expect(
            SourceInstances.lines(problem, .pipeline).1 == """
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
            SourceInstances.lines(problem).0.hasSuffix(
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
            SourceInstances.lines(declared).0.hasSuffix(
                "  Then correct its definition in a copy (.prj; not by transforming it)."))
        // There is no definition to correct where the user stated the system.
        let stated = problem(isStated: true)
        #expect(SourceInstances.lines(stated).0.hasSuffix("  Then state another one: --crs EPSG:4526"))
        #expect(SourceInstances.lines(stated, .pipeline).1.hasSuffix("  然后另行指明：crs: EPSG:4526"))
        #expect(
            SourceInstances.lines(declared, .pipeline).0 == """
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
        let far = SourceInstances.lines(problem(.outsideZone))
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
        let stated = SourceInstances.lines(problem(.outsideZone, isStated: true))
        #expect(stated.0 == far.0 && stated.1 == far.1)
        #expect(!SourceInstances.lines(problem(.outsideZone), .pipeline).0.contains("crs-forced"))
        // One vertex at the origin: no layer of a county reaches that far.
        let stretched = SourceInstances.lines(
            .referenceContradicted(
                declared: "CGCS2000 (EPSG:4526)", isStated: false, contradiction: .outsideZone,
                extent: Extent(minimumX: 0, minimumY: 0, maximumX: 38_500_000, maximumY: 2_740_000),
                candidates: []))
        #expect(stretched.0.contains("single vertices may lie astray") && !stretched.0.contains("distant"))
        #expect(stretched.0.hasSuffix("mend them in a copy, and have it compute the extent anew."))
        #expect(stretched.1.contains("个别顶点坐标错误"))
        // What is wrong with these is known, and no distant zone.
        let plain: [(ReferenceContradiction, String)] = [
            (.axesSwapped, "  Then exchange x and y in a copy of the layer."),
            (.outsideDistrict, "  Then give the layer of that district."),
            (.degreesNotMetres, "  Then correct its definition in a copy (.prj; not by transforming it)."),
        ]
        for (contradiction, step) in plain {
            let text = SourceInstances.lines(problem(contradiction)).0
            #expect(text.hasSuffix(step) && !text.contains("distant"), "\(text)")
        }
    }

    @Test("Xi'an 80 and Beijing 54 are refused with both ways out")
    func olderDatum() {
        #expect(
            SourceInstances.lines(.olderDatum(.xian80, name: "Xian 1980 (EPSG:4610)"), .pipeline).1 == """
                440203/DLTB: a/dltb.gpkg: 图层 DLTB：1980西安坐标系（Xian 1980 (EPSG:4610)），不是 CGCS2000。
                  椭球不同：面积有差异，位置可相差百米以上。
                  请用省级主管部门的官方参数转换到 CGCS2000。
                  或者设 older-datum: own-ellipsoid 可按其自身椭球计算面积。
                """)
        #expect(SourceInstances.lines(.olderDatum(.beijing54, name: "x")).0.contains("Beijing 1954"))
    }
}
