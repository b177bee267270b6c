@testable import Pipeline

/// A small pipeline that has every required key and nothing else.
enum DefinitionFixture {
    static let vocabulary = DefinitionVocabulary(
        forms: ["T01", "T02", "T03"], standards: ["tdt1055-2019", "gbt21010-2007"])

    static let minimal = """
        schema: 1
        name: two-counties
        description: Two counties.
        title: 某市
        year: 2020
        city: {code: "440200", name: 韶关市}
        sources:
          - county: "440203"
            name: 武江区
            path: 440203
          - county: "440204"
            name: 浈江区
            path: /data/440204/*.shp

        """

    static func decode(_ text: String, _ overrides: [String] = []) throws(DefinitionError)
        -> PipelineDefinition
    {
        try PipelineDefinition.decode(text, path: "p/x.yaml", overrides: overrides, vocabulary: vocabulary)
    }

    /// The faults of a text, empty when it decodes.
    static func faults(_ text: String, _ overrides: [String] = []) -> [DefinitionFault] {
        do {
            _ = try decode(text, overrides)
            return []
        } catch .faults(_, let faults) {
            return faults
        } catch {
            return []
        }
    }

    static func fault(
        _ problem: DefinitionFault.Problem, _ line: Int, _ column: Int, _ keyPath: String
    ) -> DefinitionFault {
        DefinitionFault(problem, at: .file(line: line, column: column), keyPath: keyPath)
    }
}
