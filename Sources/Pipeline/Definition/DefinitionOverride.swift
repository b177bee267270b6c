internal import LandModel

/// `--set key=value`: puts one value into the tree before anything is decoded, so that it meets the same checks as
/// the file.
///
/// Keys are dotted paths. An item of `sources` is named by its county (`sources.440203.crs`), of any list by its
/// number from 1. A list of words is written with commas (`tables.forms=T01,T02`).
struct DefinitionOverride {
    private(set) var faults: [DefinitionFault] = []
    private let place: DefinitionPlace
    private let keyPath: String
    private let value: String

    static func apply(_ arguments: [String], to root: inout DefinitionNode) -> [DefinitionFault] {
        var faults: [DefinitionFault] = []
        for (number, argument) in arguments.enumerated() {
            let place = DefinitionPlace.override(number: number, argument: argument)
            guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else {
                faults.append(DefinitionFault(.overrideMalformed, at: place, keyPath: ""))
                continue
            }
            let keyPath = String(argument[..<sign])
            var override = DefinitionOverride(
                place: place, keyPath: keyPath, value: String(argument[argument.index(after: sign)...]))
            let parts = keyPath.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            override.set(parts[...], in: &root, PipelineShape.root, parent: "")
            faults += override.faults
        }
        return faults
    }

    private init(place: DefinitionPlace, keyPath: String, value: String) {
        self.place = place
        self.keyPath = keyPath
        self.value = value
    }

    private mutating func set(
        _ parts: ArraySlice<String>, in node: inout DefinitionNode, _ shape: DefinitionShape, parent: String
    ) {
        guard let name = parts.first else {
            guard let content = content(for: shape) else {
                return tell(.overrideOfGroup(known: shape.leaves(under: parent)))
            }
            node = DefinitionNode(place: place, content: content)
            return
        }
        func path(_ name: String) -> String { parent.isEmpty ? name : "\(parent).\(name)" }
        switch (shape, node.content) {
        case (_, .refused): break
        case (.record(let keys), let content):
            guard let key = keys.first(where: { $0.name == name }) else {
                let nearest = ShapeCheck.nearest(to: name, keys, path)
                return tell(.unknownKey(nearest: nearest, known: keys.map(\.name)))
            }
            var entries: [DefinitionNode.Entry] =
                if case .record(let entries) = content { entries } else { [] }
            let index = entries.firstIndex { $0.key == name } ?? entries.endIndex
            if index == entries.endIndex {
                let empty = DefinitionNode(place: place, content: .record([]))
                entries.append(.init(key: name, place: place, value: empty))
            }
            set(parts.dropFirst(), in: &entries[index].value, key.shape, parent: path(name))
            node.content = .record(entries)
        case (.list(let item), .list(var nodes)):
            let names = nodes.enumerated().map { $1["county"]?.text ?? String($0 + 1) }
            guard let index = names.firstIndex(of: name) else {
                let nearest = Suggestion.nearest(to: name, among: names, limit: 2)
                return tell(.unknownKey(nearest: nearest.map(path), known: names))
            }
            set(parts.dropFirst(), in: &nodes[index], item, parent: path(name))
            node.content = .list(nodes)
        default:
            tell(.unknownKey(nearest: [parent], known: []))
        }
    }

    /// The value as the shape wants it; `nil` for a group of keys.
    private func content(for shape: DefinitionShape) -> DefinitionNode.Content? {
        switch shape {
        case .record, .list(.record): return nil
        case .wordOrList(let word, _) where value == word: return .scalar(value, isQuoted: false)
        case .list, .wordOrList:
            guard !value.isEmpty else { return .scalar("", isQuoted: false) }
            let words = value.split(separator: ",", omittingEmptySubsequences: false)
            return .list(
                words.map { DefinitionNode(place: place, content: .scalar(String($0), isQuoted: false)) })
        default: return .scalar(value, isQuoted: false)
        }
    }

    private mutating func tell(_ problem: DefinitionFault.Problem) {
        faults.append(DefinitionFault(problem, at: place, keyPath: keyPath))
    }
}
