import Testing

@testable import tuban

@Suite struct ReportTests {
    @Test("gravity ranks every exit status, each once")
    func gravity() {
        let all = (Int32(0)...255).compactMap(Status.init(rawValue:))
        #expect(Set(Status.byGravity) == Set(all))
        #expect(Status.byGravity.count == all.count)
    }

    @Test("what is missing comes before what is bad, the pipeline before both")
    func gravest() {
        #expect(Status.gravest([.badData, .inputMissing]) == .inputMissing)
        #expect(Status.gravest([.inputMissing, .badPipeline, .badData]) == .badPipeline)
        #expect(Status.gravest([.badData, .permission, .cannotCreateOutput]) == .permission)
        #expect(Status.gravest([]) == .internalFault)
    }

    @Test("equal faults are told once")
    func equal() {
        let one = Report(.badData, Phrase("a", "甲"), .empty, Phrase("b", "乙"))
        let report = Report([one, one], summary: { Phrase("\($0)", "\($0)") })
        #expect(report.lines(in: .english) == ["a", "  b"])
    }

    @Test("a name with control characters cannot forge a line")
    func hidden() {
        let report = Report(
            .badData, Place(path: "a\u{1B}[31m\nfake: all well\u{202E}.shp").says(Phrase("x.", "某。")))
        #expect(report.lines(in: .english) == ["a\\u{1B}[31m\\u{A}fake: all well\\u{202E}.shp: x."])
    }

    @Test("layer, feature and field follow the path; what is not known is left out")
    func place() {
        let what = Phrase("wrong.", "有误。")
        #expect(Place(path: "").says(what).english == "wrong.")
        let place = Place(source: "440203/DLTB", path: "p", layer: "L", feature: 7, field: "TBMJ")
        #expect(place.says(what).english == "440203/DLTB: p: layer L, feature 7, field TBMJ: wrong.")
        #expect(place.says(what).chinese == "440203/DLTB: p: 图层 L，要素 7，字段 TBMJ：有误。")
    }

    @Test("long lists are cut and counted")
    func lists() {
        let names = (1...14).map { "n\($0)" }
        #expect(Words.list(names).english.hasSuffix("n11, n12 … (2 more)"))
        #expect(Words.list(names).chinese.hasSuffix("n11、n12 ……（另有 2 个）"))
        #expect(Words.list(["a"]).english == "a")
    }

    @Test("English has one and many")
    func counts() {
        #expect(Words.count(1, "feature", "features", "个要素").english == "1 feature")
        #expect(Words.count(2, "feature", "features", "个要素").english == "2 features")
        #expect(Words.count(2, "feature", "features", "个要素").chinese == "2 个要素")
    }
}
