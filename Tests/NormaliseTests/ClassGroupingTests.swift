import Testing

@testable import Normalise

/// Groupings of the survey's own pack.
@Suite struct ClassGroupingTests {
    private let catalogue = StandardCatalogue()
    private static let survey = "tdt1055-2019"

    @Test("every class that an area can count in is of one resource type, ridges included")
    func assets() throws {
        let standard = try catalogue.classification(Self.survey)
        let assets = try catalogue.grouping("assets", of: Self.survey)
        func type(_ code: String) -> String? { assets.number(of: code).map { assets.groups[$0].name } }
        for code in standard.countableCodes { #expect(type(code) != nil, "\(code)") }
        let expected = [
            "0101": "cultivated", "0201K": "orchard", "0307K": "forest", "0404": "grass", "0603": "wetland",
            "0303": "wetland", "1109": "construction", "1201": "construction", "1104A": "water",
            "1107": "water", "1006": "agricultural", "1202": "agricultural", "1203": "agricultural",
            "1207": "unused",
        ]
        for (code, name) in expected { #expect(type(code) == name, "\(code)") }
    }

    @Test("non-grain land is what the definition names, and no cultivated, construction or wetland class")
    func nonGrain() throws {
        let grouping = try catalogue.grouping("non-grain", of: Self.survey)
        #expect(grouping.groups.map(\.name) == ["orchard", "forest", "grass", "pond", "facility"])
        #expect(grouping.groups.last?.codes == ["1202"])
        #expect(grouping.groups[3].codes == ["1104", "1104A", "1104K"])
        for code in ["0101", "0702", "0303", "1006", "1103", "1203"] {
            #expect(grouping.number(of: code) == nil, "\(code)")
        }
    }

    @Test("every group names its source, and planting groups the codes of the list")
    func sources() throws {
        let manifest = try catalogue.manifest(Self.survey)
        let codes = try catalogue.codeLists(Self.survey)["ZZSXDM"]
        for name in ["assets", "non-grain", "cultivated-change", "planting"] {
            for group in try catalogue.grouping(name, of: Self.survey).groups {
                #expect(group.source == "own" || manifest.sources[group.source] != nil, "\(group.name)")
            }
        }
        for group in try catalogue.grouping("planting", of: Self.survey).groups {
            for code in group.codes { #expect(codes.status(of: code) == .known, "\(code)") }
        }
    }

    @Test("a class of several groups is of the first, in the definition too")
    func order() {
        let grouping = ClassGrouping([
            .init(name: "a", title: "甲", codes: ["1", "2"], source: ""),
            .init(name: "b", title: "乙", codes: ["2", "3"], source: ""),
        ])
        #expect(["1", "2", "3", "4"].map { grouping.number(of: $0) } == [0, 0, 1, nil])
        #expect(grouping.definition == "甲＝1、2；乙＝3")
    }

    @Test("a grouping that no row names is refused")
    func missing() {
        #expect(throws: NormaliseError.self) { try catalogue.grouping("forests", of: Self.survey) }
    }
}
