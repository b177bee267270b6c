import LandModel

/// Follows the tags of a template through its sections, as the template engine would, and tells every name that would
/// print nothing.
struct TemplateChecker {
    /// Sections inside one another, at most.
    static let deepest = 32

    /// What a section puts before the eyes: a name is looked for from the innermost outwards, then among statistics.
    private enum Scope: Equatable {
        case statistic
        case item(of: String)
        /// A text, or the place in a list: no names of its own.
        case nothing
    }

    private enum Meaning: Equatable {
        case statistic(String)
        case text
        case list(String)
    }

    private let known: Set<String>
    private var scopes: [Scope] = []
    private var sections: [TemplateTag] = []
    private(set) var references: [DigestReference] = []
    private(set) var faults: [DigestFault] = []

    init(_ tags: [TemplateTag], known: some Sequence<String>) {
        self.known = Set(known)
        for tag in tags {
            follow(tag)
            guard sections.count <= Self.deepest else {
                tell(.tooDeep(limit: Self.deepest), tag)
                return
            }
        }
        if let open = sections.last { tell(.unclosedSection(open.text), open) }
    }

    private mutating func follow(_ tag: TemplateTag) {
        guard tag.kind != .end else { return close(tag) }
        let scope = scope(of: tag)
        guard tag.kind != .value else { return }
        sections.append(tag)
        scopes.append(scope)
    }

    private mutating func close(_ tag: TemplateTag) {
        let open = sections.popLast()
        _ = scopes.popLast()
        if open?.text != tag.text { tell(.wrongEnd(found: tag.text, expected: open?.text), tag) }
    }

    /// What the tag's section would stand in.
    private mutating func scope(of tag: TemplateTag) -> Scope {
        if tag.name.isEmpty || tag.name == "." { return placeScope(tag) }
        guard let meaning = meaning(of: tag) else { return .nothing }
        if let function = tag.functions.first {
            guard case .list(let list) = meaning, tag.functions.count == 1,
                DigestVocabulary.ofLists.contains(function)
            else {
                tell(.badFunction(tag.text, known: DigestVocabulary.ofLists), tag)
                return .nothing
            }
            return function == "reversed" ? .item(of: list) : .nothing
        }
        switch meaning {
        case .statistic: return tag.kind == .section ? .statistic : .nothing
        case .list(let list): return tag.kind == .section ? .item(of: list) : .nothing
        case .text: return .nothing
        }
    }

    /// `last()` and its like stand inside a list.
    private mutating func placeScope(_ tag: TemplateTag) -> Scope {
        guard case .item? = scopes.last, tag.functions.count == 1,
            DigestVocabulary.ofPlaces.contains(tag.functions[0])
        else {
            tell(.badFunction(tag.text, known: DigestVocabulary.ofPlaces), tag)
            return .nothing
        }
        return scopes.last ?? .nothing
    }

    private mutating func meaning(of tag: TemplateTag) -> Meaning? {
        let parts = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if parts.contains("") {
            tell(.badTag(tag.text), tag)
            return nil
        }
        for scope in scopes.reversed() {
            guard let found = Self.field(parts[0], in: scope) else { continue }
            guard parts.count == 1 else {
                tell(.unknownField(parts[1], of: parts[0], nearest: []), tag)
                return nil
            }
            if tag.kind == .value, tag.functions.isEmpty, case .list = found { return misused(parts[0], tag) }
            return found
        }
        guard known.contains(parts[0]) else {
            let near = Suggestion.nearest(
                to: parts[0], among: known.union(scopes.flatMap(Self.fields)), limit: 2)
            tell(.unknownName(parts[0], nearest: near), tag)
            return nil
        }
        references.append(DigestReference(statistic: parts[0], line: tag.line))
        if parts.count == 1 { return tag.kind == .value ? misused(parts[0], tag) : .statistic(parts[0]) }
        guard let found = Self.field(parts[1], in: .statistic), parts.count == 2 else {
            let wrong = parts.dropFirst(Self.field(parts[1], in: .statistic) == nil ? 1 : 2).joined(
                separator: ".")
            let near = Suggestion.nearest(to: parts[1], among: DigestVocabulary.fields, limit: 2)
            tell(.unknownField(wrong, of: parts[0], nearest: near), tag)
            return nil
        }
        if tag.kind == .value, tag.functions.isEmpty, case .list = found { return misused(tag.name, tag) }
        return found
    }

    /// A statistic or a list printed as if it were a text.
    private mutating func misused(_ name: String, _ tag: TemplateTag) -> Meaning? {
        tell(.unknownField("", of: name, nearest: ["figure", "text"]), tag)
        return nil
    }

    private static func field(_ name: String, in scope: Scope) -> Meaning? {
        guard fields(scope).contains(name) else { return nil }
        return scope == .statistic && DigestVocabulary.lists[name] != nil ? .list(name) : .text
    }

    private static func fields(_ scope: Scope) -> [String] {
        switch scope {
        case .statistic: DigestVocabulary.fields
        case .item(let list): DigestVocabulary.lists[list] ?? []
        case .nothing: []
        }
    }

    private mutating func tell(_ problem: DigestFault.Problem, _ tag: TemplateTag) {
        faults.append(DigestFault(problem, line: tag.line))
    }
}
