import Normalise

/// Names of classes and attribute codes, from the standard's own pack.
struct CodeNames {
    private let classes: [String]
    private let refinements: [String: String]
    private let plantings: [String: String]

    init() throws(NormaliseError) {
        let catalogue = StandardCatalogue()
        let standard = try catalogue.classification("tdt1055-2019")
        let lists = try catalogue.codeLists("tdt1055-2019")
        classes = ClassProfile.all.map { standard[$0.code]?.name ?? "" }
        func names(_ list: String) -> [String: String] {
            Dictionary(lists[list].entries.map { ($0.code, $0.name) }) { first, _ in first }
        }
        refinements = names("TBXHDM")
        plantings = names("ZZSXDM")
    }

    func landClass(_ number: UInt8) -> String { classes[Int(number)] }
    func refinement(_ code: StaticCode) -> String { code.isEmpty ? "" : refinements[code.text] ?? "" }
    func planting(_ code: StaticCode) -> String { code.isEmpty ? "" : plantings[code.text] ?? "" }
}
