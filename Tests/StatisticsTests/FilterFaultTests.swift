import LandModel
import Testing

@testable import Statistics

@Suite struct FilterFaultTests {
    private func fault(_ text: String) throws -> LanguageFault {
        try #require(throws: LanguageFault.self) {
            try FilterBinder(fields: StatisticSamples.fields, classes: StatisticSamples.classes)
                .bind(Filter(parsing: text))
        }
    }

    @Test(
        "names that are not known, with the nearest and the place",
        arguments: [
            ("mod = \"出让\"", "mod", LanguageFault.NameKind.field, "mode", 1),
            ("units = 5 and aera > 1 亩", "aera", .field, "area", 15),
            ("class = cultivatd", "cultivatd", .field, nil, 9),
            ("class in cultivatd", "cultivatd", .classSet, "cultivated", 10),
            ("class = \"0109\"", "0109", .classSet, "0101", 9),
            ("mode = \"出售\"", "出售", .word, "出让", 8), ("year(strat) = 2020", "strat", .field, "start", 6),
        ] as [(String, String, LanguageFault.NameKind, String?, Int)])
    func unknown(
        _ text: String, _ name: String, _ kind: LanguageFault.NameKind, _ nearest: String?, _ position: Int
    ) throws {
        let fault = try fault(text)
        guard case .unknownName(let found, let foundKind, let near, let known) = fault.problem else {
            Issue.record("\(fault)")
            return
        }
        #expect(found == name && foundKind == kind && fault.position == position)
        #expect(near.first == nearest)
        #expect(!known.isEmpty && known == known.sorted())
    }

    @Test(
        "what does not suit its field",
        arguments: [
            ("area > 5", "number", 8), ("area > 5 万元", "number", 8), ("area = \"5\"", "number", 8),
            ("units = 5 亩", "count", 9),
            ("units = 2023-01-01", "count", 9), ("start = 2023", "date", 9), ("start = \"2023\"", "date", 9),
            ("name = 5", "text", 8),
            ("name < \"a\"", "text", 1), ("mode between \"出让\" and \"划拨\"", "word", 1),
            ("county = 440203", "district", 10),
            ("county = \"武江区\"", "district", 10), ("county = \"\"", "district", 10),
            ("start contains \"2023\"", "date", 1),
            ("area begins with \"1\"", "number", 1), ("area < price", "number", 8),
            ("name = area", "text", 8),
            ("year(area) = 2020", "number", 6), ("year(start) = 2020-01-01", "year", 15),
            ("class = 5", "land class", 9),
        ])
    func type(_ text: String, _ type: String, _ position: Int) throws {
        let fault = try fault(text)
        if text.contains("< price") {
            // One kind of field, two dimensions.
            guard case .dimension = fault.problem else {
                Issue.record("\(fault)")
                return
            }
        } else {
            guard case .type(_, let found, _, _) = fault.problem else {
                Issue.record("\(fault)")
                return
            }
            #expect(found == type)
        }
        #expect(fault.position == position)
    }

    @Test(
        "texts of no grammar, with the place where it breaks",
        arguments: [
            ("", 1), ("area", 5), ("area >", 7), ("area > 5 亩 and", 15), ("area is", 8), ("area is not", 12),
            ("and area > 5 亩", 5),
            ("(area > 5 亩", 12), ("area > 5 亩)", 11), ("area between 1 亩 2 亩", 18), ("name contains 5", 15),
            ("name begins \"a\"", 13),
            ("name = \"a", 8), ("name == \"a\"", 7), ("name = - \"a\"", 10), ("area > 5x", 8),
            ("area ? 5", 6), ("mode in", 8),
            ("mode in \"出让\",", 14), ("name not = \"a\"", 10), ("0101 = name", 1),
        ])
    func grammar(_ text: String, _ position: Int) throws {
        let fault = try fault(text)
        guard case .unexpected(_, let expected) = fault.problem else {
            Issue.record("\(fault)")
            return
        }
        #expect(fault.position == position && !expected.isEmpty)
    }

    @Test("no deeper than the stack bears")
    func depth() throws {
        let deep = { (count: Int) in
            String(repeating: "(", count: count) + "units = 5" + String(repeating: ")", count: count)
        }
        _ = try Filter(parsing: deep(64))
        #expect(try fault(deep(65)).problem == .tooDeep(limit: 64))
        #expect(
            try fault(String(repeating: "not ", count: 70_000) + "units = 5").problem == .tooDeep(limit: 64))
    }
}
