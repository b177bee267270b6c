import Foundation
import Normalise
import Pipeline
import Tables
import Testing

/// `docs/systems.md` says which pipeline and which statistic serves each system of the plans. It is made of the pipelines.
///
/// `TUBAN_GOLDEN=record` writes it (`make golden`).
@Suite struct SystemsMapTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("../../..").standardizedFileURL

    private func systems() throws -> [SystemsMap.System] {
        try SystemsMap.systems(
            of: String(contentsOf: Self.root.appendingPathComponent("docs/systems.csv"), encoding: .utf8))
    }

    private func carriers() throws -> [SystemsMap.Carrier] {
        let vocabulary = try DefinitionVocabulary(
            forms: FormCatalogue(), changeForms: ChangeFormCatalogue(), catalogue: StandardCatalogue())
        let folder = Self.root.appendingPathComponent("pipelines")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".yaml") }.sorted()
        return try names.flatMap { name in
            try PipelineDefinition.read(
                path: folder.appendingPathComponent(name).path, vocabulary: vocabulary
            )
            .carriers
        }
    }

    @Test("the document is what the pipelines declare")
    func document() throws {
        let file = Self.root.appendingPathComponent("docs/systems.md")
        let text = try SystemsMap.markdown(systems(), carriers())
        if ProcessInfo.processInfo.environment["TUBAN_GOLDEN"] == "record" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }

    @Test("every core and every strong system is served, and no pipeline names a system that there is not")
    func coverage() throws {
        let (systems, carriers) = (try systems(), try carriers())
        let served = Set(carriers.flatMap(\.systems))
        let left = systems.filter { ["core", "strong"].contains($0.priority) && !served.contains($0.number) }
        #expect(left.map(\.number) == [])
        #expect(systems.count { $0.priority == "core" } == 18)
        #expect(SystemsMap.unknown(carriers, among: systems) == [])
    }
}
