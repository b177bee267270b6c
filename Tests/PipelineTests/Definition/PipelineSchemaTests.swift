import Foundation
import Normalise
import Tables
import Testing

@testable import Pipeline

/// `pipelines/pipeline.schema.json` is written for editors and other readers; here it is held against the decoder.
@Suite struct PipelineSchemaTests {
    /// A node of the JSON Schema as text that can be compared: what the decoder's shape declares, and nothing more.
    private static let file = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("../../../pipelines").standardizedFileURL

    private func schema() throws -> [String: Any] {
        let data = try Data(contentsOf: Self.file.appendingPathComponent("pipeline.schema.json"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test("the schema declares the same keys, types, bounds, words and defaults as the decoder")
    func agrees() throws {
        if ProcessInfo.processInfo.environment["TUBAN_GOLDEN"] == "record" {
            try SchemaText.document().write(
                to: Self.file.appendingPathComponent("pipeline.schema.json"), atomically: true,
                encoding: .utf8)
        }
        var schema = try schema()
        #expect(
            schema.removeValue(forKey: "$schema") as? String == "https://json-schema.org/draft/2020-12/schema"
        )
        schema.removeValue(forKey: "title")
        schema.removeValue(forKey: "description")
        let declared = Self.schema(of: PipelineShape.root)
        Self.compare(schema as NSDictionary, declared as NSDictionary, "")
    }

    /// What the schema must say of a shape.
    private static func schema(of shape: DefinitionShape) -> [String: Any] {
        switch shape {
        case .text(let form):
            guard let pattern = form.pattern else { return ["type": "string", "minLength": 1] }
            return ["type": "string", "pattern": "^\(pattern)$"]
        case .integer(let range):
            var schema: [String: Any] = ["type": "integer", "minimum": range.lowerBound]
            if range.upperBound != Int.max { schema["maximum"] = range.upperBound }
            return schema
        case .decimal: return ["type": "number", "minimum": 0]
        case .boolean: return ["type": "boolean"]
        case .choice([PipelineShape.version]): return ["enum": [Int(PipelineShape.version)]]
        case .choice(let words): return ["enum": words]
        case .list(let item): return ["type": "array", "minItems": 1, "items": schema(of: item)]
        case .wordOrList(let word, let item): return ["oneOf": [["const": word], schema(of: .list(item))]]
        case .record(let keys):
            var properties: [String: Any] = [:]
            for key in keys {
                var property = schema(of: key.shape)
                property["description"] = key.summary
                if case .standard(let text) = key.presence { property["default"] = value(text, key.shape) }
                properties[key.name] = property
            }
            var schema: [String: Any] = [
                "type": "object", "additionalProperties": false, "properties": properties,
            ]
            let required = keys.filter { $0.presence == .required }.map(\.name)
            if !required.isEmpty { schema["required"] = required }
            return schema
        }
    }

    private static func value(_ text: String, _ shape: DefinitionShape) -> Any {
        switch shape {
        case .boolean: text == "true"
        case .integer, .decimal: Double(text) ?? .nan
        default: text
        }
    }

    /// Compares key by key, so that a difference is told by its path.
    private static func compare(_ found: NSDictionary, _ expected: NSDictionary, _ path: String) {
        let names = Set(
            found.allKeys.compactMap { $0 as? String } + expected.allKeys.compactMap { $0 as? String })
        for name in names.sorted() {
            switch (found[name], expected[name]) {
            case (let found as NSDictionary, let expected as NSDictionary):
                compare(found, expected, path + "/" + name)
            case (let found, let expected):
                let isSame = (found as? NSObject)?.isEqual(expected as? NSObject) ?? false
                #expect(
                    isSame,
                    "\(path)/\(name): schema \(found ?? "nothing"), decoder \(expected ?? "nothing")")
            }
        }
    }

    @Test("every default passes the check that a written value passes")
    func defaultsAreValid() {
        func visit(_ shape: DefinitionShape, _ path: String) {
            for key in shape.keys {
                if case .standard(let text) = key.presence {
                    let node = DefinitionNode(
                        place: .file(line: 1, column: 1), content: .scalar(text, isQuoted: false))
                    #expect(ShapeCheck.faults(of: node, key.shape).isEmpty, "\(path).\(key.name)")
                }
                visit(key.shape, "\(path).\(key.name)")
                if case .list(let item) = key.shape { visit(item, "\(path).\(key.name)") }
            }
        }
        visit(PipelineShape.root, "")
    }

    @Test("every pipeline of the project decodes and names the schema for editors")
    func pipelines() throws {
        let vocabulary = try DefinitionVocabulary(
            forms: FormCatalogue(), changeForms: ChangeFormCatalogue(), catalogue: StandardCatalogue())
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.file.path)
            .filter { $0.hasSuffix(".yaml") }
        #expect(!names.isEmpty)
        for name in names {
            let path = Self.file.appendingPathComponent(name).path
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.hasPrefix("# yaml-language-server: $schema=pipeline.schema.json\n"))
            let pipeline = try PipelineDefinition.read(path: path, vocabulary: vocabulary)
            #expect(pipeline.name + ".yaml" == name)
        }
    }
}
