import Testing

@testable import Normalise

@Suite struct StandardFitTests {
    typealias Observation = StandardFit.Observation
    let standards = StandardCatalogue.identifiers.map { try! Packs.catalogue.classification($0) }

    @Test("three-digit codes are the second survey's")
    func second() {
        let fits = StandardFit.ranked(
            [
                Observation(code: "011", features: 10), Observation(code: "031", features: 5),
                Observation(code: "", features: 9),
            ],
            among: standards)
        #expect(fits.first == StandardFit(standard: "gbt21010-2007", matching: 15, total: 15))
        #expect(fits.dropFirst().allSatisfy { $0.matching == 0 })
    }

    @Test("H and K codes are the third survey's, spelling aside")
    func third() {
        let fits = StandardFit.ranked(
            [
                Observation(code: " 05h1", features: 2), Observation(code: "0201K", features: 1),
                Observation(code: "0101", features: 7),
            ],
            among: standards)
        #expect(fits.first == StandardFit(standard: "tdt1055-2019", matching: 10, total: 10))
    }

    @Test("where the codes fit several, the names tell")
    func names() {
        let fits = StandardFit.ranked(
            [
                Observation(code: "0303", name: "灌木林地", features: 3),
                Observation(code: "0602", name: "设施农用地", features: 1),
            ],
            among: standards)
        #expect(fits.first == StandardFit(standard: "ydyh-2023", matching: 4, total: 4))
        #expect(fits.first { $0.standard == "tdt1055-2019" }?.matching == 0)
    }
}
