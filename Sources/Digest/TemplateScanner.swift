/// Finds the tags of a template, and refuses those that digests do not have.
///
/// The template engine takes partials, blocks and other delimiters; a digest is one short text and has none of them.
struct TemplateScanner {
    private let characters: [Character]
    private var place = 0
    private var line = 1

    static func tags(of text: String) throws(DigestFault) -> [TemplateTag] {
        var scanner = TemplateScanner(characters: Array(text))
        var tags: [TemplateTag] = []
        while scanner.moveToTag() {
            if let tag = try scanner.tag() { tags.append(tag) }
        }
        return tags
    }

    private init(characters: [Character]) { self.characters = characters }

    private func stands(_ pair: String) -> Bool { characters[place...].starts(with: pair) }

    private mutating func advance() {
        if characters[place].isNewline { line += 1 }
        place += 1
    }

    /// Goes behind the next `{{`.
    private mutating func moveToTag() -> Bool {
        while place < characters.count {
            if stands("{{") {
                place += 2
                return true
            }
            advance()
        }
        return false
    }

    /// `nil` for a comment.
    private mutating func tag() throws(DigestFault) -> TemplateTag? {
        let start = line
        var content = ""
        while place < characters.count, !stands("}}") {
            content.append(characters[place])
            advance()
        }
        guard place < characters.count else { throw DigestFault(.unclosedTag, line: start) }
        place += 2
        guard let first = content.first else { throw DigestFault(.badTag(content), line: start) }
        let kinds: [Character: TemplateTag.Kind] = [
            "#": .section, "^": .inverted, "/": .end, "&": .value, "{": .value,
        ]
        if first == "!" { return nil }
        if first == "{" {
            guard place < characters.count, characters[place] == "}" else {
                throw DigestFault(.badTag(content), line: start)
            }
            place += 1
        }
        let kind = kinds[first]
        let name = kind == nil ? content[...] : content.dropFirst()
        let trimmed = name.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
        let text = String(trimmed)
        guard Self.isName(text) else { throw DigestFault(.badTag(content), line: start) }
        return TemplateTag(kind: kind ?? .value, text: text, line: start)
    }

    /// Names inside functions: ASCII letters, digits, `-`, `_` and `.`, then as many `)` as `(`.
    private static func isName(_ text: String) -> Bool {
        let inner = text.prefix { $0 != ")" }
        let ends = text.dropFirst(inner.count)
        guard ends.allSatisfy({ $0 == ")" }), ends.count == inner.count(where: { $0 == "(" }) else {
            return false
        }
        let parts = inner.split(separator: "(", omittingEmptySubsequences: false)
        guard parts.dropLast().allSatisfy({ !$0.isEmpty }), parts.count > 1 || !inner.isEmpty else {
            return false
        }
        return inner.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.(".contains($0)) }
    }
}
