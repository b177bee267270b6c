import LandModel
import Testing

@testable import Normalise

/// The 三调 classes against figures counted by hand in the standard's own tables.
@Suite struct ClassificationTests {
    let survey = Packs.classification

    @Test("55 second-level classes, 09, 9 K and 4 A codes can be counted; 1208 and retired codes cannot")
    func countable() {
        let codes = survey.countableCodes
        #expect(codes.count == 55 + 1 + 9 + 4)
        #expect(codes.filter { $0.hasSuffix("K") }.count == 9)
        #expect(codes.filter { $0.hasSuffix("A") } == ["08H2A", "0810A", "1104A", "1107A"])
        #expect(codes.contains("09") && codes.contains("1203"))
        #expect(!codes.contains("1208") && !codes.contains("0604") && !codes.contains("01"))
    }

    @Test("00 湿地 takes eight second-level classes from 03, 04, 06 and 11")
    func wetland() {
        let wetland = ["0303", "0304", "0306", "0402", "0603", "1105", "1106", "1108"]
        #expect(survey.children(of: "00").map(\.code) == wetland)
        #expect(survey.sets["group-00"] == wetland)
        #expect(survey.sets["wetland-8"] == wetland)
        #expect(survey.sets["wetland-7"] == wetland.filter { $0 != "0603" })
        for code in wetland { #expect(survey.group(of: code) == "00") }
        #expect(survey.children(of: "03").map(\.code) == ["0301", "0302", "0305", "0307"])
        #expect(survey.children(of: "04").map(\.code) == ["0401", "0403", "0404"])
        #expect(survey.children(of: "06").filter { !$0.isRetired }.map(\.code) == ["0601", "0602"])
        #expect(
            survey.children(of: "11").map(\.code) == ["1101", "1102", "1103", "1104", "1107", "1109", "1110"])
        #expect(survey.group(of: "0301K") == "03" && survey.group(of: "09") == "09")
    }

    @Test(
        "the three major classes part the countable codes",
        arguments: [
            "tdt1055-2019", "gbt21010-2007", "gbt21010-2017",
        ])
    func majors(identifier: String) throws {
        let standard = try StandardCatalogue().classification(identifier)
        var parted: [String] = []
        for major in LandClass.Major.allCases {
            let codes = try #require(standard.sets[major.rawValue])
            for code in codes { #expect(standard.major(of: code) == major) }
            parted += codes
        }
        #expect(parted.sorted() == standard.countableCodes.sorted())
        let groups = standard.sets.filter { $0.key.hasPrefix("group-") }
        #expect(groups.values.flatMap { $0 }.sorted() == standard.countableCodes.sorted())
        for (name, codes) in groups {
            for code in codes { #expect("group-" + (standard.group(of: code) ?? "") == name) }
        }
    }

    @Test("23, 21 and 12 second-level classes in the three major ones with 1208 left out, 09 besides")
    func majorCounts() {
        func count(_ major: LandClass.Major) -> Int {
            survey.classes.filter { $0.level == 2 && $0.status == .standard && $0.major == major }.count
        }
        #expect(count(.agricultural) == 23 && count(.construction) == 21 && count(.unused) == 11)
    }

    @Test("adjustable classes are the nine K codes")
    func adjustable() {
        let codes = ["0201K", "0202K", "0203K", "0204K", "0301K", "0302K", "0307K", "0403K", "1104K"]
        #expect(survey.sets["adjustable"] == codes)
        #expect(survey.classes.filter(\.isAdjustable).map(\.code) == codes)
        #expect(survey.sets["cultivated"] == ["0101", "0102", "0103"])
        #expect(survey.ridgeCode == "1203")
    }

    @Test("names, retired and lowest-level")
    func lookups() {
        #expect(survey.codes(named: "水田") == ["0101"])
        #expect(survey.codes(named: "鱼塘").isEmpty)
        #expect(survey["0604"]?.isRetired == true && survey["0604"]?.successor == "0508")
        #expect(survey["0803"]?.isRetired == true && survey["0803"]?.successor == nil)
        #expect(survey["0201"]?.isAssignable == true && survey["02"]?.isAssignable == false)
        #expect(survey.contains("1104A", below: "1104") && survey.contains("1104", below: "11"))
        #expect(!survey.contains("0303", below: "03"))
    }
}
