internal import LandModel

/// Compares a tree with the declared shape and tells everything that does not fit.
struct ShapeCheck {
    private(set) var faults: [DefinitionFault] = []

    static func faults(of root: DefinitionNode, _ shape: DefinitionShape) -> [DefinitionFault] {
        var check = ShapeCheck()
        check.check(root, shape, keyPath: "")
        return check.faults
    }

    private mutating func check(_ node: DefinitionNode, _ shape: DefinitionShape, keyPath: String) {
        switch (shape, node.content) {
        case (_, .refused): break
        case (.record(let keys), .record(let entries)):
            check(entries, keys, at: node.place, keyPath: keyPath)
        case (.list(let item), .list(let nodes)), (.wordOrList(_, let item), .list(let nodes)):
            if nodes.isEmpty { tell(.emptyValue, node, keyPath) }
            for (number, node) in nodes.enumerated() {
                check(node, item, keyPath: "\(keyPath)[\(number + 1)]")
            }
        case (.record, .scalar("", false)), (.list, .scalar("", false)):
            tell(.emptyValue, node, keyPath)
        case (.record, _), (.list, _):
            tell(.wrongType(expected: shape.kind, found: kind(of: node)), node, keyPath)
        case (_, .scalar(let text, let isQuoted)):
            check(text, isQuoted: isQuoted, shape, node, keyPath)
        case (_, .list), (_, .record):
            tell(.wrongType(expected: shape.kind, found: kind(of: node)), node, keyPath)
        }
    }

    private mutating func check(
        _ entries: [DefinitionNode.Entry], _ keys: [DefinitionShape.Key], at place: DefinitionPlace,
        keyPath: String
    ) {
        func path(_ name: String) -> String { keyPath.isEmpty ? name : "\(keyPath).\(name)" }
        for entry in entries {
            if let key = keys.first(where: { $0.name == entry.key }) {
                check(entry.value, key.shape, keyPath: path(key.name))
            } else {
                let problem = DefinitionFault.Problem.unknownKey(
                    nearest: Self.nearest(to: entry.key, keys, path), known: keys.map(\.name))
                faults.append(DefinitionFault(problem, at: entry.place, keyPath: path(entry.key)))
            }
        }
        for key in keys where key.presence == .required && !entries.contains(where: { $0.key == key.name }) {
            let problem = DefinitionFault.Problem.missingKey(name: key.name, summary: key.summary)
            faults.append(DefinitionFault(problem, at: place, keyPath: path(key.name)))
        }
    }

    /// Key paths like `name`: keys of the same record, else keys of that very name elsewhere in the file.
    static func nearest(
        to name: String, _ keys: [DefinitionShape.Key], _ path: (String) -> String
    ) -> [String] {
        let siblings = Suggestion.nearest(to: name, among: keys.map(\.name), limit: 2)
        if !siblings.isEmpty { return siblings.map(path) }
        return PipelineShape.root.leaves().filter { $0.split(separator: ".").last.map(String.init) == name }
    }

    private mutating func check(
        _ text: String, isQuoted: Bool, _ shape: DefinitionShape, _ node: DefinitionNode, _ keyPath: String
    ) {
        guard !text.isEmpty else { return tell(.emptyValue, node, keyPath) }
        // Numbers and truth values are written without quotes, so that every YAML reader takes them as such.
        func typed(_ isOne: Bool) {
            if isQuoted || !isOne {
                tell(
                    .wrongType(expected: shape.kind, found: isQuoted ? "quoted text" : "`\(text)`"), node,
                    keyPath)
            }
        }
        switch shape {
        case .text(let form):
            if !form.accepts(text) {
                tell(.malformed(found: text, expected: form.expectation), node, keyPath)
            }
            if form == .path, let problem = Self.problem(ofPath: text) {
                tell(.path(problem, found: text), node, keyPath)
            }
        case .integer(let range):
            let number = ScalarText.integer(text)
            typed(number != nil)
            if let number, !isQuoted, !range.contains(number) {
                tell(
                    .outOfRange(found: text, low: "\(range.lowerBound)", high: "\(range.upperBound)"), node,
                    keyPath)
            }
        case .decimal(let places):
            typed(ScalarText.decimal(text, places: places) != nil)
        case .boolean:
            typed(ScalarText.boolean(text) != nil)
        case .choice([PipelineShape.version]):
            if isQuoted || text != PipelineShape.version {
                tell(.unsupportedSchema(found: text, supported: PipelineShape.version), node, keyPath)
            }
        case .choice(let words):
            check(text, among: words, node, keyPath)
        case .wordOrList(let word, _):
            check(text, among: [word], node, keyPath)
        case .list, .record: break
        }
    }

    private mutating func check(
        _ text: String, among words: [String], _ node: DefinitionNode, _ keyPath: String
    ) {
        guard !words.contains(text) else { return }
        let nearest = Suggestion.nearest(to: text, among: words, limit: 2)
        tell(.unknownValue(found: text, nearest: nearest, known: words), node, keyPath)
    }

    private static func problem(ofPath path: String) -> DefinitionFault.PathProblem? {
        if path.contains("$") { return .variable }
        if path.hasPrefix("~") { return .homeFolder }
        if path.contains("://") { return .address }
        if path.lowercased().hasPrefix("/vsi") { return .virtualFileSystem }
        return nil
    }

    private func kind(of node: DefinitionNode) -> String {
        switch node.content {
        case .scalar(let text, _): "`\(text)`"
        case .list: "list"
        case .record: "group of keys"
        case .refused: "alias"
        }
    }

    private mutating func tell(
        _ problem: DefinitionFault.Problem, _ node: DefinitionNode, _ keyPath: String
    ) {
        faults.append(DefinitionFault(problem, at: node.place, keyPath: keyPath))
    }
}

/// Numbers and truth values from their texts; `nil` for any other spelling.
enum ScalarText {
    static func integer(_ text: String) -> Int? {
        guard text == "0" || (text.utf8.allSatisfy(isDigit) && !text.hasPrefix("0")) else { return nil }
        return Int(text)
    }

    /// Units of 10^-places; more places than that are refused, not rounded.
    static func decimal(_ text: String, places: Int) -> Int64? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) else { return nil }
        guard integer(String(parts[0])) != nil, parts.count == 1 || parts[1].utf8.count <= places else {
            return nil
        }
        return FixedPoint.parse(text.utf8, decimals: places)
    }

    static func boolean(_ text: String) -> Bool? {
        switch text {
        case "true": true
        case "false": false
        default: nil
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}
