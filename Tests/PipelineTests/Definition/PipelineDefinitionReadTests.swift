import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite struct PipelineDefinitionReadTests {
    private typealias Fixture = DefinitionFixture

    private func read(_ path: String) throws(DefinitionError) -> PipelineDefinition {
        try PipelineDefinition.read(path: path, vocabulary: Fixture.vocabulary)
    }

    @Test("a file is read, with a byte order mark and through a link as well")
    func reads() throws {
        let folder = try TemporaryFolder()
        let plain = try folder.write("plain.yaml", Fixture.minimal)
        let marked = try folder.write("marked.yaml", "\u{FEFF}" + Fixture.minimal)
        let link = folder.path("link.yaml")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: plain)
        for path in [plain, marked, link] {
            var pipeline = try read(path)
            #expect(pipeline.path == path)
            pipeline.path = "p/x.yaml"
            #expect(try pipeline == Fixture.decode(Fixture.minimal))
        }
    }

    @Test("a file that is missing, a folder, too large or not UTF-8")
    func refused() throws {
        let folder = try TemporaryFolder()
        #expect(throws: DefinitionError.missing(path: folder.path("none.yaml"))) {
            try read(folder.path("none.yaml"))
        }
        #expect(throws: DefinitionError.notAFile(path: folder.path)) { try read(folder.path) }
        let comment = "#" + String(repeating: " ", count: PipelineDefinition.sizeLimit)
        let large = try folder.write("large.yaml", comment)
        #expect(throws: DefinitionError.tooLarge(path: large, bytes: 1_000_001, limit: 1_000_000)) {
            try read(large)
        }
        // 韶 in GBK.
        let foreign = try folder.write("gbk.yaml", Data("schema: 1\nname: ".utf8) + Data([0xc9, 0xd8, 0x0a]))
        #expect(throws: DefinitionError.notUTF8(path: foreign, line: 2)) { try read(foreign) }
    }
}
