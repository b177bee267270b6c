import Foundation
import LandModel
import TestSupport
import Testing

@testable import Readers

/// Layers of one delivery folder: what the texts of one prove holds for another that is in doubt by itself.
@Suite struct SiblingEncodingsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A shapefile of the folder without a .cpg; the class names of `SourceBuilder` where no names are given.
    private func add(
        _ layer: String, _ encoding: String, names: [String] = ["水田", "旱地", "果园"]
    ) throws {
        _ = try SourceBuilder.shapefile(folder, layer, encoding: encoding, names: names)
    }

    private func inspect(_ layer: String, encoding: String? = nil) -> SourceInspection {
        SourceInspector.inspect(InspectionRequest(path: folder.path, layer: layer, encoding: encoding))
    }

    private func expectDoubt(_ layer: String, _ location: Testing.SourceLocation = #_sourceLocation) {
        let inspection = inspect(layer)
        #expect(inspection.source == nil, sourceLocation: location)
        guard case .encodingDoubtful = inspection.problems.first, inspection.problems.count == 1 else {
            Issue.record("\(inspection.problems)", sourceLocation: location)
            return
        }
        #expect(inspection.evidence(.encodingOfSiblings) == nil, sourceLocation: location)
    }

    @Test("the class names of one layer decide for another of a single name, and it says so")
    func decided() throws {
        try add("DLTB", "GBK")
        try add("XZQ", "GBK", names: ["韶关"])
        let inspection = inspect("XZQ")
        #expect(inspection.problems == [])
        #expect(inspection.source?.encoding == .gb18030)
        let told = try #require(inspection.evidence(.encodingOfSiblings))
        #expect(told["encoding"] == "GB18030" && told["layers"] == "DLTB")
        #expect(inspection.evidence(.textSample)?["undecodable"] == "0")
        #expect(inspect("DLTB").evidence(.encodingOfSiblings) == nil, "it needs nobody")
    }

    @Test("a look at the whole delivery finds none of its layers in doubt")
    func allLayers() throws {
        try add("DLTB", "GBK")
        try add("CJDCQ", "GBK", names: ["曲江区马坝镇", "仁化县丹霞街道", "乐昌市坪石镇"])
        try add("XZQ", "GBK", names: ["韶关"])
        let inspection = SourceInspector.inspect(
            InspectionRequest(path: folder.path, describesAllLayers: true))
        #expect(inspection.layers.map(\.name) == ["CJDCQ", "DLTB", "XZQ"])
        #expect(inspection.layers.allSatisfy { $0.encoding?.encoding == .gb18030 && $0.faults.isEmpty })
        #expect(inspection.evidence(.encodingOfSiblings)?["layers"] == "CJDCQ, DLTB")
    }

    @Test("layers in folders of their own are one delivery, too")
    func folders() throws {
        for (layer, names) in [("DLTB", ["水田", "旱地"]), ("XZQ", ["韶关"])] {
            try folder.write("\(layer)/note.txt", "")
            _ = try SourceBuilder.shapefile(folder, "\(layer)/\(layer)", encoding: "GBK", names: names)
        }
        #expect(inspect("XZQ").source?.encoding == .gb18030)
    }

    @Test("bytes that are none in the sibling's encoding stay in doubt")
    func undecodable() throws {
        try add("DLTB", "UTF-8")
        // C9 D8 B9 D8: no UTF-8.
        try add("XZQ", "GBK", names: ["韶关"])
        expectDoubt("XZQ")
    }

    @Test("bytes that another encoding makes better Chinese of stay in doubt")
    func outdone() throws {
        try add("DLTB", "UTF-8")
        // C3 BC is ü in UTF-8 and 眉 in GBK.
        try add("XZQ", "UTF-8", names: ["Würzburg"])
        expectDoubt("XZQ")
    }

    @Test("siblings that differ decide nothing")
    func disagreeing() throws {
        try add("DLTB", "GBK")
        try add("GHFW", "UTF-8")
        try add("XZQ", "GBK", names: ["韶关"])
        expectDoubt("XZQ")
    }

    @Test("without a sibling whose texts prove anything a layer stays in doubt")
    func unproven() throws {
        try add("XZQ", "GBK", names: ["韶关"])
        expectDoubt("XZQ")
        // Plain ASCII.
        try add("DLTB", "GBK", names: ["a", "b"])
        expectDoubt("XZQ")
        // As few texts as its own, under a declaration.
        try add("CJDCQ", "GBK", names: ["乐昌"])
        try folder.write("CJDCQ.cpg", "GBK")
        #expect(inspect("CJDCQ").source?.encoding == .gb18030)
        expectDoubt("XZQ")
        // Nothing but head and shapes.
        try add("GHFW", "GBK")
        try folder.remove("GHFW.dbf")
        expectDoubt("XZQ")
    }

    @Test("a file named by itself is read by itself, whatever lies beside it")
    func alone() throws {
        try add("DLTB", "GBK")
        try add("XZQ", "GBK", names: ["韶关"])
        let inspection = SourceInspector.inspect(InspectionRequest(path: folder.path("XZQ.shp")))
        guard case .encodingDoubtful = inspection.problems.first else {
            Issue.record("\(inspection.problems)")
            return
        }
    }

    @Test("the user's word stands before the siblings', and against the bytes it stops")
    func stated() throws {
        try add("DLTB", "GBK")
        try add("XZQ", "GBK", names: ["韶关"])
        #expect(inspect("XZQ", encoding: "BIG5").source?.encoding == .other("CP950"))
        guard case .encodingContradicted("UTF-8", _) = inspect("XZQ", encoding: "UTF-8").problems.first else {
            Issue.record("\(inspect("XZQ", encoding: "UTF-8").problems)")
            return
        }
    }

    @Test("a declaration that the bytes refute is told beside what the siblings prove")
    func lyingCodePage() throws {
        try add("DLTB", "GBK")
        try add("XZQ", "GBK", names: ["韶关"])
        try folder.write("XZQ.cpg", "UTF-8")
        let inspection = inspect("XZQ")
        #expect(inspection.source?.encoding == .gb18030)
        #expect(inspection.evidence(.encodingOfSiblings)?["layers"] == "DLTB")
        #expect(inspection.evidence(.declarationContradicted)?["declared"] == "UTF-8")
    }
}
