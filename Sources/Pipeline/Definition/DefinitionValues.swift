internal import LandModel

/// Typed reading of one record of a checked tree; a key that is not there has its declared default.
struct DefinitionValues {
    private let node: DefinitionNode?
    private let keys: [DefinitionShape.Key]

    init(_ node: DefinitionNode?, _ shape: DefinitionShape) {
        self.node = node
        keys = shape.keys
    }

    /// The declared key; asking for another one is a mistake of the decoder, which any test of it finds.
    private func key(_ name: String) -> DefinitionShape.Key {
        guard let key = keys.first(where: { $0.name == name }) else {
            preconditionFailure("the pipeline's shape declares no key `\(name)` here")
        }
        return key
    }

    private func raw(_ name: String) -> String? {
        if let text = node?[name]?.text { return text }
        if case .standard(let text) = key(name).presence { return text }
        return nil
    }

    func group(_ name: String) -> DefinitionValues { DefinitionValues(node?[name], key(name).shape) }

    func groups(_ name: String) -> [DefinitionValues] {
        guard case .list(let item) = key(name).shape else { return [] }
        return (node?[name]?.items ?? []).map { DefinitionValues($0, item) }
    }

    func text(_ name: String) -> String { raw(name) ?? "" }
    func optionalText(_ name: String) -> String? { raw(name) }
    func optionalInteger(_ name: String) -> Int? { raw(name).flatMap(ScalarText.integer) }
    func integer(_ name: String) -> Int { optionalInteger(name) ?? 0 }
    func boolean(_ name: String) -> Bool { raw(name) == "true" }

    /// In units of the declared number of places.
    func optionalDecimal(_ name: String) -> Int64? {
        guard case .decimal(let places) = key(name).shape else { return nil }
        return raw(name).flatMap { ScalarText.decimal($0, places: places) }
    }

    func optionalSquareMetres(_ name: String) -> SquareMetres? {
        optionalDecimal(name).map(SquareMetres.init(hundredths:))
    }

    /// Nearest double of the decimal text.
    func number(_ name: String) -> Double { raw(name).flatMap(Double.init) ?? 0 }

    func choice<Word: RawRepresentable>(_ name: String, else standard: Word) -> Word
    where Word.RawValue == String {
        optionalChoice(name) ?? standard
    }

    func optionalChoice<Word: RawRepresentable>(_ name: String) -> Word? where Word.RawValue == String {
        raw(name).flatMap(Word.init(rawValue:))
    }

    /// Whole numbers of a list.
    func integers(_ name: String) -> [Int] { (words(name) ?? []).compactMap(ScalarText.integer) }

    /// Words of a list; `nil` where the word stands that means all.
    func words(_ name: String) -> [String]? {
        guard let node = node?[name], node.text == nil else { return nil }
        return node.items.compactMap(\.text)
    }
}
