import Foundation

@testable import Pipeline

/// The JSON Schema of a pipeline file as text, keys in the order of their declaration.
///
/// `TUBAN_GOLDEN=record` writes it (`make golden`).
struct SchemaText {
    private(set) var text = ""

    static func document() -> String {
        var writer = SchemaText()
        let head: [(String, String)] = [
            ("$schema", quoted("https://json-schema.org/draft/2020-12/schema")),
            ("title", quoted("Tuban pipeline")),
            (
                "description",
                quoted(
                    "A pipeline file of tuban, version 1. Codes and dates are quoted, so that every YAML reader takes them as text."
                )
            ),
        ]
        writer.object(head + writer.members(of: PipelineShape.root, 2), 0)
        return writer.text + "\n"
    }

    private mutating func object(_ members: [(String, String)], _ indent: Int) {
        text += Self.object(members, indent)
    }

    private static func object(_ members: [(String, String)], _ indent: Int) -> String {
        let inner = String(repeating: " ", count: indent + 2)
        let lines = members.map { "\(inner)\(quoted($0)): \($1)" }
        return "{\n" + lines.joined(separator: ",\n") + "\n" + String(repeating: " ", count: indent) + "}"
    }

    private static func list(_ items: [String], _ indent: Int) -> String {
        let inner = String(repeating: " ", count: indent + 2)
        return "[\n" + items.map { inner + $0 }.joined(separator: ",\n") + "\n"
            + String(repeating: " ", count: indent) + "]"
    }

    private func members(of shape: DefinitionShape, _ indent: Int) -> [(String, String)] {
        func schema(_ shape: DefinitionShape) -> String {
            Self.object(members(of: shape, indent + 2), indent)
        }
        switch shape {
        case .text(let form):
            guard let pattern = form.pattern else {
                return [("type", Self.quoted("string")), ("minLength", "1")]
            }
            return [("type", Self.quoted("string")), ("pattern", Self.quoted("^\(pattern)$"))]
        case .integer(let range):
            let top = range.upperBound == Int.max ? [] : [("maximum", "\(range.upperBound)")]
            return [("type", Self.quoted("integer")), ("minimum", "\(range.lowerBound)")] + top
        case .decimal: return [("type", Self.quoted("number")), ("minimum", "0")]
        case .boolean: return [("type", Self.quoted("boolean"))]
        case .choice([PipelineShape.version]): return [("enum", Self.list([PipelineShape.version], indent))]
        case .choice(let words): return [("enum", Self.list(words.map(Self.quoted), indent))]
        case .list(let item):
            return [("type", Self.quoted("array")), ("minItems", "1"), ("items", schema(item))]
        case .wordOrList(let word, let item):
            let inner = indent + 2
            let choices = [
                Self.object([("const", Self.quoted(word))], inner),
                Self.object(members(of: .list(item), inner + 2), inner),
            ]
            return [("oneOf", Self.list(choices, indent))]
        case .record(let keys): return record(keys, indent)
        }
    }

    private func record(_ keys: [DefinitionShape.Key], _ indent: Int) -> [(String, String)] {
        let required = keys.filter { $0.presence == .required }.map { Self.quoted($0.name) }
        let properties = keys.map { key -> (String, String) in
            var property = [("description", Self.quoted(key.summary))]
            property += members(of: key.shape, indent + 4)
            if case .standard(let text) = key.presence {
                property.append(("default", value(text, key.shape)))
            }
            return (key.name, Self.object(property, indent + 2))
        }
        return [("type", Self.quoted("object")), ("additionalProperties", "false")]
            + (required.isEmpty ? [] : [("required", Self.list(required, indent))])
            + [("properties", Self.object(properties, indent))]
    }

    private func value(_ text: String, _ shape: DefinitionShape) -> String {
        switch shape {
        case .boolean, .integer, .decimal: text
        default: Self.quoted(text)
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
