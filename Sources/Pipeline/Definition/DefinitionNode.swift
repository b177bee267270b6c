/// A pipeline file as a tree of texts, each with its place: what the parser gives and the decoder reads.
///
/// Nothing has a type yet: `0401`, `yes` and `2020-01-01` are the texts they look like.
struct DefinitionNode: Sendable, Equatable {
    indirect enum Content: Sendable, Equatable {
        /// `isQuoted` also holds for block texts (`|`, `>`).
        case scalar(String, isQuoted: Bool)
        case list([DefinitionNode])
        case record([Entry])
        /// Stood for something that is refused (an alias); already told.
        case refused
    }

    struct Entry: Sendable, Equatable {
        var key: String
        /// Place of the key.
        var place: DefinitionPlace
        var value: DefinitionNode
    }

    var place: DefinitionPlace
    var content: Content

    /// Value of a key; `nil` too where this node is no record.
    subscript(key: String) -> DefinitionNode? {
        guard case .record(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// Value at a path of keys joined by full stops.
    subscript(path path: String) -> DefinitionNode? {
        path.split(separator: ".").reduce(Optional(self)) { $0?[String($1)] }
    }

    /// Items of a list; empty where this node is no list.
    var items: [DefinitionNode] {
        if case .list(let items) = content { items } else { [] }
    }

    /// Text of a scalar.
    var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }
}
