import LandModel
import Statistics
import Testing

@testable import Pipeline

/// `indicators` and `groupings` of a pipeline: each rule with its key, its place, and what was meant.
@Suite struct IndicatorDefinitionTests {
    private typealias Fixture = IndicatorFixture

    /// Line of the first statistic.
    private static let first = Fixture.next + 1

    private static func indicators(_ statistics: String...) -> String {
        Fixture.registers + "indicators:\n" + statistics.map { "  - \($0)\n" }.joined()
    }

    private func only(
        _ statistics: String..., location: SourceLocation = #_sourceLocation
    ) throws -> DefinitionFault {
        let text = Fixture.registers + "indicators:\n" + statistics.map { "  - \($0)\n" }.joined()
        let faults = try Fixture.faults(text)
        #expect(faults.count == 1, "\(faults)", sourceLocation: location)
        return try #require(faults.first, sourceLocation: location)
    }

    private func language(
        _ fault: DefinitionFault, location: SourceLocation = #_sourceLocation
    ) throws -> LanguageFault {
        guard case .language(let found, _) = fault.problem else {
            Issue.record("\(fault)", sourceLocation: location)
            return LanguageFault(.tooDeep(limit: 0), at: 0)
        }
        return found
    }

    private static let area =
        "{ id: area, title: 面积, source: supply, measure: sum area, unit: 亩, decimals: 2 }"

    @Test("sound ones, with what they say")
    func sound() throws {
        let text =
            DefinitionFixture.minimal
            + Self.indicators(
                Self.area,
                "{ id: rest, title: 余, value: area - 12 亩, unit: 公顷, target: \"306\", target-mark: ①, base: 按省下达, group: 组 }",
                "{ id: land, title: 耕地, source: land, where: class in cultivated, measure: sum levelled, unit: 万亩, by: [county] }"
            )
        let indicators = try PipelineDefinition.decode(
            text, path: "p/x.yaml", overrides: [], vocabulary: try Fixture.vocabulary
        ).indicators
        #expect(indicators.map(\.id) == ["area", "rest", "land"])
        #expect(indicators.map(\.line) == [Self.first, Self.first + 1, Self.first + 2])
        #expect(indicators[1].target == .init(.figure(Rational(3_060_000), written: "306"), mark: "①"))
        #expect(indicators[1].base == .init(.words("按省下达"), mark: ""))
        #expect(indicators[2].by == ["county"] && indicators[2].decimals == 0)
    }

    @Test("an id stands once")
    func ids() throws {
        let faults = try Fixture.faults(Self.indicators(Self.area, Self.area))
        #expect(
            faults.contains(
                DefinitionFixture.fault(
                    .duplicateValue(found: "area", firstLine: Self.first), Self.first + 1, 11,
                    "indicators[2].id")))
    }

    @Test("a misspelt field in `where`: its place in the text, and the one that was meant")
    func field() throws {
        let fault = try only(
            "{ id: a, title: 甲, source: supply, where: mode = \"出让\" and daet >= 2023-01-01, measure: count }"
        )
        #expect(fault.keyPath == "indicators[1].where" && fault.place.line == Self.first)
        let found = try language(fault)
        #expect(found.position == 17)
        guard case .unknownName("daet", kind: .field, nearest: let nearest, _) = found.problem else {
            Issue.record("\(found)")
            return
        }
        #expect(nearest.contains("date"))
    }

    @Test(
        "what a filter or a measure may not say",
        arguments: [
            ("where: mode = \"出卖\", measure: count", "where", 8),
            ("where: id = 12, measure: count", "where", 6),
            ("where: area > 12, measure: count", "where", 8),
            ("where: area > 12 万元, measure: count", "where", 8),
            ("where: mode = \"出让\" and, measure: count", "where", 16),
            ("where: units > , measure: count", "where", 8),
            ("measure: summe area", "measure", 1), ("measure: sum mode", "measure", 5),
            ("measure: sum aera", "measure", 5), ("measure: union area", "measure", 1),
            ("measure: \"max days(date, area)\"", "measure", 16),
        ])
    func texts(text: String, key: String, position: Int) throws {
        let fault = try only(
            "{ id: a, title: 甲, source: supply, \(text)\(text.contains("sum") ? ", unit: 亩" : "") }")
        #expect(fault.keyPath == "indicators[1].\(key)" && fault.place.line == Self.first)
        #expect(try language(fault).position == position, "\(fault)")
    }

    @Test("an unknown set of classes, an unknown class")
    func classes() throws {
        let set = try only(
            "{ id: a, title: 甲, source: land, where: class in cultivatd, measure: sum net, unit: 亩 }")
        guard
            case .unknownName("cultivatd", kind: .classSet, nearest: let nearest, _) = try language(set)
                .problem
        else {
            Issue.record("\(set)")
            return
        }
        #expect(nearest.first == "cultivated")
        let code = try only(
            "{ id: a, title: 甲, source: land, where: class = \"0109\", measure: sum net, unit: 亩 }")
        #expect(try language(code).position == 9)
    }

    @Test("cells of sums are summed, not counted, and not chosen by their sums")
    func cells() throws {
        let filter = try only(
            "{ id: a, title: 甲, source: land, where: class in cultivated and net > 1 亩, measure: sum net, unit: 亩 }"
        )
        #expect(filter.keyPath == "indicators[1].where")
        #expect(try language(filter).position == 25)
        let fault = try only("{ id: a, title: 甲, source: land, measure: count, unit: 个 }")
        #expect(fault.keyPath == "indicators[1].measure")
    }

    @Test("an unknown source, and `changes` without years")
    func sources() throws {
        let fault = try only("{ id: a, title: 甲, source: suply, measure: count }")
        #expect(fault.keyPath == "indicators[1].source")
        guard
            case .unknownName("suply", kind: .source, nearest: ["supply"], let known) = try language(fault)
                .problem
        else {
            Issue.record("\(fault)")
            return
        }
        #expect(known == ["days", "ground", "land", "supply"])
        #expect(
            try only("{ id: a, title: 甲, source: changes, measure: sum net, unit: 亩 }").keyPath
                == "indicators[1].source")
    }

    @Test("a unit that is not known, and one of another dimension")
    func units() throws {
        let unknown = try only("{ id: a, title: 甲, source: supply, measure: sum area, unit: 市亩 }")
        #expect(unknown.keyPath == "indicators[1].unit")
        let other = try only("{ id: a, title: 甲, source: supply, measure: sum area, unit: 万元 }")
        #expect(other.keyPath == "indicators[1].unit" && other.place == .file(line: Self.first, column: 65))
        #expect(try language(other).problem == .dimension(found: "yuan", expected: "m2"))
        // Without a unit the place is the statistic's.
        let none = try only("{ id: a, title: 甲, source: supply, measure: sum area }")
        #expect(none.keyPath == "indicators[1].unit" && none.place.line == Self.first)
    }

    @Test("formulas: an unknown statistic, a ring, sums of different things, a year that was not surveyed")
    func formulas() throws {
        let unknown = try only(Self.area, "{ id: b, title: 乙, value: area + aera, unit: 亩 }")
        #expect(unknown.keyPath == "indicators[2].value" && unknown.place.line == Self.first + 1)
        #expect(try language(unknown).position == 8)
        let ring = try Fixture.faults(
            Self.indicators("{ id: a, title: 甲, value: b }", "{ id: b, title: 乙, value: a }"))
        #expect(ring.map(\.keyPath) == ["indicators[1].value"], "one ring, one fault")
        #expect(try language(ring[0]).problem == .circular(["a", "b", "a"]))
        let sum = try only(Self.area, "{ id: b, title: 乙, value: area + 12 万元, unit: 亩 }")
        #expect(try language(sum).problem == .dimension(found: "yuan", expected: "m2"))
        let year = try only(
            "{ id: a, title: 甲, source: land, measure: sum net, unit: 亩 }",
            "{ id: b, title: 乙, value: a at 2018, unit: 亩 }")
        #expect(year.keyPath == "indicators[2].value")
    }

    @Test("`by` that does not suit the source, `trend` that holds no dates")
    func divisions() throws {
        let by = try only("{ id: a, title: 甲, source: days, measure: count, by: [county] }")
        #expect(by.keyPath == "indicators[1].by" && by.place.line == Self.first)
        let trend = try only("{ id: a, title: 甲, source: supply, measure: count, trend: mode }")
        #expect(trend.keyPath == "indicators[1].trend")
        guard case .unknownName("mode", kind: .field, _, ["date"]) = try language(trend).problem else {
            Issue.record("\(trend)")
            return
        }
    }

    @Test(
        "tasks and targets are statistics, and measure the same", arguments: ["task", "target-of", "base-of"])
    func compared(key: String) throws {
        let unknown = try only(
            "{ id: a, title: 甲, source: supply, measure: count, \(key): b }")
        #expect(unknown.keyPath.hasPrefix("indicators[1].") && unknown.place.line == Self.first)
        #expect(
            unknown.place != .file(line: Self.first, column: 5), "the place is the key's, not the statistic's"
        )
        let other = try only(Self.area, "{ id: b, title: 乙, source: supply, measure: count, \(key): area }")
        #expect(try language(other).problem == .dimension(found: "m2", expected: "1"))
    }

    @Test("rows or a formula, one of both; a figure or a statistic, one of both")
    func shapes() throws {
        let both = try only(Self.area, "{ id: b, title: 乙, value: area, measure: sum area, unit: 亩 }")
        #expect(both.keyPath == "indicators[2].value")
        #expect(both.problem == .needs(key: "indicators[2].measure", value: "no `value`"))
        let neither = try Fixture.faults(Self.indicators("{ id: a, title: 甲 }"))
        #expect(neither.map(\.keyPath) == ["indicators[1].source", "indicators[1].measure"])
        #expect(neither.allSatisfy { $0.place.line == Self.first })
        let twice = try only(
            Self.area, "{ id: b, title: 乙, value: area, unit: 亩, target: \"1\", target-of: area }")
        #expect(twice.keyPath == "indicators[2].target-of")
        #expect(twice.problem == .needs(key: "indicators[2].target", value: "nothing beside it"))
    }

    @Test("groupings: names once, a district in one group")
    func groupings() throws {
        let text = """
            groupings:
              - name: zone
                title: 分区
                groups:
                  - { name: 北, districts: ["440203"] }
                  - { name: 北, districts: ["440203", "440204"] }
              - name: zone
                title: 又一
                groups: [{ name: 南, districts: ["440203"] }]

            """
        let faults = try Fixture.faults(text)
        #expect(
            faults.map(\.keyPath) == [
                "groupings[1].groups[2].name", "groupings[1].groups[2].districts[1]", "groupings[2].name",
            ])
        #expect(faults.map(\.place.line) == [19, 19, 20])
    }
}
