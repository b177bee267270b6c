import Normalise

/// Packs that many tests read, loaded once.
enum Packs {
    static let catalogue = StandardCatalogue()
    static let classification = try! catalogue.classification("sandiao")
    static let lists = try! catalogue.codeLists("sandiao")
    static let survey = try! ClassNormaliser(from: "sandiao", to: "sandiao")
    static let numbers = try! ClassNormaliser(from: "sandiao", to: "sandiao", codesAreNumbers: true)
    static let second = try! ClassNormaliser(from: "erdiao", to: "sandiao")
    static let plan = try! ClassNormaliser(from: "sandiao", to: "ydyh-2023")
}
