/// One `{{…}}` of a template.
struct TemplateTag: Equatable {
    enum Kind: Equatable {
        case value
        case section
        case inverted
        case end
    }

    var kind: Kind
    /// As it is written, with its functions: `pbf-area.value`, `reversed(pbf-area.counties)`.
    var text: String
    /// From 1.
    var line: Int

    /// The innermost name; empty for what asks for a place in a list: `last()`.
    var name: String {
        String(text.split(separator: "(", omittingEmptySubsequences: false).last?.prefix { $0 != ")" } ?? "")
    }

    /// From the outside in.
    var functions: [String] {
        text.split(separator: "(", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
}
