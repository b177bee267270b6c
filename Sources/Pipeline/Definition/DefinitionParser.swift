internal import Yams

/// YAML text into a tree of texts, through the Yams composer; what YAML can do beyond plain data is refused.
///
/// Aliases are never resolved: the first pass reads a copy in which every `*` is a letter, so an alias bomb has
/// nothing to multiply, and a node whose mark shows a `*` in the original is told as an alias.
struct DefinitionParser {
    private(set) var faults: [DefinitionFault] = []
    /// The original, line by line, for the characters at marks.
    private let lines: [[Unicode.Scalar]]
    /// First characters of keys that were renamed so that the composer takes a second key of the same name.
    private var renamed: [Position: Unicode.Scalar] = [:]

    /// Line and column, from 1.
    private struct Position: Hashable {
        var line: Int
        var column: Int

        init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }

        init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
    }

    /// Stand in for the first characters of renamed keys, one each; no key of a pipeline has one (private use area).
    private static let placeholders = (0xE000..<0xE040).compactMap(Unicode.Scalar.init)

    /// - Parameter text: the file without byte order mark.
    static func parse(_ text: String) -> (root: DefinitionNode?, faults: [DefinitionFault]) {
        var parser = DefinitionParser(text)
        let root = parser.parse()
        return (root, parser.faults)
    }

    private init(_ text: String) {
        lines = Self.split(text)
    }

    private mutating func parse() -> DefinitionNode? {
        let hasStars = lines.contains { $0.contains("*") }
        let masked = lines.map { line in line.map { $0 == "*" ? "_" : $0 } }
        guard let node = compose(masked) else { return nil }
        let root = convert(node, keyPath: "")
        guard hasStars, faults.isEmpty else { return root }
        // No alias among the stars: now read the real text.
        renamed = [:]
        return compose(lines).map { convert($0, keyPath: "") }
    }

    /// Composes; a mapping with a key twice is composed again with the first one renamed, until all are told.
    private mutating func compose(_ lines: [[Unicode.Scalar]]) -> Node? {
        var lines = lines
        var placeholders = Self.placeholders[...]
        while true {
            do {
                let parser = try Parser(yaml: Self.join(lines), encoding: .utf8)
                if let node = try parser.singleRoot() { return node }
                tell(.emptyDocument, Position(line: 1, column: 1))
                return nil
            } catch YamlError.duplicatedKeysInMapping(_, let context) {
                guard let placeholder = placeholders.popFirst(),
                    let position = rename(context.mark, to: placeholder, in: &lines)
                else {
                    tell(.duplicateKey(firstLine: context.mark.line), Position(context.mark))
                    return nil
                }
                renamed[position.key] = position.first
            } catch {
                let (words, position) = Self.facts(of: error, lines: lines)
                tell(.syntax(words), position)
                return nil
            }
        }
    }

    private func rename(
        _ mark: Mark, to placeholder: Unicode.Scalar, in lines: inout [[Unicode.Scalar]]
    ) -> (key: Position, first: Unicode.Scalar)? {
        let line = mark.line - 1
        guard lines.indices.contains(line), lines[line].indices.contains(mark.column - 1) else { return nil }
        let isQuoted = "\"'".unicodeScalars.contains(lines[line][mark.column - 1])
        let column = isQuoted ? mark.column : mark.column - 1
        guard lines[line].indices.contains(column) else { return nil }
        let first = lines[line][column]
        guard !"\"'{[\\".unicodeScalars.contains(first) else { return nil }
        lines[line][column] = placeholder
        return (Position(mark), first)
    }

    // MARK: Nodes

    private mutating func convert(_ node: Node, keyPath: String) -> DefinitionNode {
        let position = node.mark.map(Position.init) ?? Position(line: 1, column: 1)
        let place = DefinitionPlace.file(line: position.line, column: position.column)
        switch original(position) {
        case "*":
            tell(.alias, position, keyPath)
            return DefinitionNode(place: place, content: .refused)
        case "&": tell(.anchor, position, keyPath)
        case "!": tell(.tag, position, keyPath)
        default: break
        }
        switch node {
        case .scalar(let scalar):
            let isQuoted = scalar.style != .plain && scalar.style != .any
            return DefinitionNode(place: place, content: .scalar(scalar.string, isQuoted: isQuoted))
        case .sequence(let sequence):
            let items = sequence.enumerated().map { number, item in
                convert(item, keyPath: "\(keyPath)[\(number + 1)]")
            }
            return DefinitionNode(place: place, content: .list(items))
        case .mapping(let mapping):
            return DefinitionNode(place: place, content: .record(entries(of: mapping, keyPath: keyPath)))
        case .alias:
            return DefinitionNode(place: place, content: .refused)
        }
    }

    private mutating func entries(of mapping: Node.Mapping, keyPath: String) -> [DefinitionNode.Entry] {
        var entries: [DefinitionNode.Entry] = []
        var firstLines: [String: Int] = [:]
        for (keyNode, valueNode) in mapping {
            let key = convert(keyNode, keyPath: keyPath)
            let position = keyNode.mark.map(Position.init) ?? Position(line: 1, column: 1)
            guard case .scalar(var name, _) = key.content else {
                if key.content != .refused { tell(.keyNotText, position, keyPath) }
                continue
            }
            if let first = renamed[position] {
                name = String(String.UnicodeScalarView([first] + name.unicodeScalars.dropFirst()))
            }
            let path = keyPath.isEmpty ? name : "\(keyPath).\(name)"
            let value = convert(valueNode, keyPath: path)
            if let line = firstLines[name] {
                tell(.duplicateKey(firstLine: line), position, path)
                continue
            }
            firstLines[name] = position.line
            entries.append(.init(key: name, place: key.place, value: value))
        }
        return entries
    }

    // MARK: Places

    private mutating func tell(
        _ problem: DefinitionFault.Problem, _ position: Position, _ keyPath: String = ""
    ) {
        let place = DefinitionPlace.file(line: position.line, column: position.column)
        faults.append(DefinitionFault(problem, at: place, keyPath: keyPath))
    }

    private func original(_ position: Position) -> Unicode.Scalar? {
        let (line, column) = (position.line - 1, position.column - 1)
        guard lines.indices.contains(line), lines[line].indices.contains(column) else { return nil }
        return lines[line][column]
    }

    /// YAML 1.1 breaks lines at CR LF, CR, LF, NEL, LS and PS; marks count them all.
    private static func split(_ text: String) -> [[Unicode.Scalar]] {
        var lines: [[Unicode.Scalar]] = [[]]
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == "\n", previous == "\r" {
                lines[lines.count - 2].append(scalar)
            } else {
                lines[lines.count - 1].append(scalar)
                if "\r\n\u{85}\u{2028}\u{2029}".unicodeScalars.contains(scalar) { lines.append([]) }
            }
            previous = scalar
        }
        return lines
    }

    private static func join(_ lines: [[Unicode.Scalar]]) -> String {
        String(String.UnicodeScalarView(lines.joined()))
    }

    private static func facts(
        of error: any Error, lines: [[Unicode.Scalar]]
    ) -> (words: String, position: Position) {
        switch error {
        case YamlError.scanner(let context, let problem, let mark, _),
            YamlError.parser(let context, let problem, let mark, _),
            YamlError.composer(let context, let problem, let mark, _):
            let words = context.map { "\($0.text) \(problem)" } ?? problem
            return (words.split(separator: " ").joined(separator: " "), Position(mark))
        case YamlError.reader(let problem, _, let value, _):
            // The only characters the reader refuses in valid UTF-8 are control characters.
            let (line, column) = firstControlCharacter(in: lines)
            return ("\(problem) (\(value))", Position(line: line, column: column))
        default:
            return ("\(error)", Position(line: 1, column: 1))
        }
    }

    private static func firstControlCharacter(in lines: [[Unicode.Scalar]]) -> (line: Int, column: Int) {
        for (line, scalars) in lines.enumerated() {
            let column = scalars.firstIndex { scalar in
                (scalar.value < 0x20 || 0x7f..<0xa0 ~= scalar.value || scalar.value >= 0xfffe)
                    && !"\t\r\n\u{85}".unicodeScalars.contains(scalar) && scalar.value < 0x10000
            }
            if let column { return (line + 1, column + 1) }
        }
        return (1, 1)
    }
}
