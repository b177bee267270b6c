import LandModel
import Normalise
import Testing

@testable import Sample

/// The survey's quality rules (TD/T 1057 notes and the rules of its checking software), patch by patch.
@Suite struct AttributeTests {
    static let standard = try! StandardCatalogue().classification("tdt1055-2019")
    static let lists = try! StandardCatalogue().codeLists("tdt1055-2019")
    static let city = Cities.standard

    private func forEachPatch(_ body: (_ number: Int, _ code: String, PatchAttributes) -> Void) {
        for (number, attributes) in Self.city.attributes.enumerated() {
            body(number, ClassProfile.all[Int(attributes.classNumber)].code, attributes)
        }
    }

    @Test("every class of the profiles is a countable class of the standard, once")
    func profiles() {
        let codes = ClassProfile.all.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(
            Set(codes) == Set(Self.standard.countableCodes).subtracting(["0303", "1105", "1110", "1203"]))
        #expect(
            ClassProfile.number("1103") != 0
                && ClassProfile.all[Int(ClassProfile.number("1103"))].code == "1103")
    }

    @Test("the standard sample has every class")
    func allClasses() {
        #expect(Set(Self.city.attributes.map(\.classNumber)).count == ClassProfile.all.count)
    }

    @Test("codes stand in their lists and on the classes these allow")
    func codeLists() {
        forEachPatch { number, code, attributes in
            let checked: [(String, StaticCode)] = [
                ("QSXZ", attributes.ownership), ("GDLX", attributes.terrace),
                ("TBXHDM", attributes.refinement),
                ("ZZSXDM", attributes.planting), ("CZCSXM", attributes.settlement),
            ]
            for (list, value) in checked where !value.isEmpty {
                #expect(Self.lists[list].status(of: value.text) == .known, "\(list) \(value.text)")
                #expect(
                    Self.lists[list].allows(value.text, on: code, in: Self.standard),
                    "\(number): \(value.text) on \(code)")
            }
            #expect(!attributes.ownership.isEmpty)
        }
    }

    @Test("slope, terrace, ridges, grade and planting belong to cultivated land, and always to it")
    func cultivated() {
        forEachPatch { number, code, attributes in
            let isCultivated = ["0101", "0102", "0103"].contains(code)
            #expect((attributes.slope > 0) == isCultivated && attributes.slope <= 5)
            #expect((attributes.grade > 0) == isCultivated)
            #expect(attributes.terrace.isEmpty == (attributes.slope < 2))
            #expect((attributes.ridgeRatio > 0) == (attributes.slope > 1))
            #expect(attributes.ridgeRatio < 10_000)
            if isCultivated { #expect(!attributes.planting.isEmpty) }
            if isCultivated, !attributes.refinement.isEmpty {
                #expect(["LS", "FLS", "LYFL"].contains(attributes.planting.text))
            }
            // The survey's own checks leave planting empty on refined orchards.
            if code.hasPrefix("02"), !attributes.refinement.isEmpty { #expect(attributes.planting.isEmpty) }
        }
    }

    @Test("settlement codes stand where they must, mines and special land have theirs")
    func settlements() {
        forEachPatch { number, code, attributes in
            let text = attributes.settlement.text
            let isRequired =
                ["05", "06", "07", "08", "09"].contains { code.hasPrefix($0) }
                || ["1004", "1005", "1201"].contains(code)
            if isRequired { #expect(!text.isEmpty, "\(number) \(code)") }
            if text == "204" { #expect(["0602", "0603", "1201"].contains(code)) }
            if code == "0602" || code == "0603" { #expect(text == "204") }
            #expect((text == "205") == (code == "09"))
            if text.hasPrefix("201") {
                let village = Self.city.districts.villages[Int(Self.city.plan.patches[number].village)]
                #expect(Self.city.districts.townships[village.township].isUrban)
            }
            if attributes.width > 0 {
                #expect(["1001", "1003", "1004", "1006", "1009", "1101", "1107"].contains(code))
            }
        }
    }

    @Test("land owned from elsewhere names another village, in the township, in the county and beyond")
    func foreignOwners() {
        var relations: Set<Int> = []
        forEachPatch { number, _, attributes in
            guard attributes.foreignOwner >= 0 else { return }
            let own = Self.city.plan.patches[number].village
            #expect(attributes.foreignOwner != own)
            let (here, there) = (
                Self.city.districts.villages[Int(own)],
                Self.city.districts.villages[Int(attributes.foreignOwner)]
            )
            relations.insert(here.county != there.county ? 2 : here.township != there.township ? 1 : 0)
        }
        #expect(relations == [0, 1, 2])
    }

    @Test("every column of the forms by slope, planting, refinement and exclave has patches")
    func mix() {
        var seen: Set<String> = []
        forEachPatch { _, code, attributes in
            seen.insert("slope \(attributes.slope) \(attributes.terrace.text)")
            seen.insert("\(code) \(attributes.planting.text)")
            seen.insert("\(code) \(attributes.refinement.text)")
            seen.insert("zone \(attributes.settlement.text)")
        }
        for slope in 2...5 {
            for terrace in ["TT", "PD"] { #expect(seen.contains("slope \(slope) \(terrace)")) }
        }
        for code in ["0101", "0102", "0103"] {
            for value in [
                "LS", "FLS", "LYFL", "XG", "LLJZ", "WG", "HDGD", "HQGD", "LQGD", "MQGD", "SHGD", "SMGD",
                "YJGD",
            ] {
                #expect(seen.contains("\(code) \(value)"), "\(code) \(value)")
            }
        }
        for code in [
            "0201K", "0202K", "0203K", "0204K", "0301K", "0302K", "0307K", "0403K", "1104K", "0301", "1104A",
        ] {
            for value in ["JKHF", "GCHF"] { #expect(seen.contains("\(code) \(value)"), "\(code) \(value)") }
        }
        for zone in ["201", "201A", "202", "202A", "203", "203A", "204", "205"] {
            #expect(seen.contains("zone \(zone)"))
        }
    }
}
