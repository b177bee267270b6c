import LandModel
import Testing

@testable import Statistics

@Suite struct StatisticPlannerTests {
    private static let area = StatisticSamples.measured("sum area", id: "area", unit: "亩")
    private static let price = StatisticSamples.measured("sum price", id: "price", unit: "万元")
    private static let land = StatisticSamples.measured("sum area", of: "survey", id: "land", unit: "亩")

    private func only(_ definitions: [StatisticDefinition]) throws -> StatisticFault {
        let faults = StatisticSamples.faults(definitions)
        #expect(faults.count == 1, "\(faults)")
        return try #require(faults.first)
    }

    @Test("no fault, no words")
    func sound() {
        #expect(
            StatisticSamples.faults([
                Self.area, Self.price, StatisticSamples.formula("area / price", unit: "亩/万元"),
            ]) == [])
    }

    @Test("unknown sources, statistics, tasks, bases and groupings, with the nearest")
    func unknown() throws {
        func name(_ fault: StatisticFault) -> (String, [String]) {
            if case .unknownName(let name, _, let nearest, _) = fault.fault.problem {
                (name, nearest)
            } else {
                ("", [])
            }
        }
        var fault = try only([StatisticSamples.measured("count", of: "suply")])
        #expect(fault.key == "source" && name(fault) == ("suply", ["supply"]))
        fault = try only([Self.area, StatisticSamples.formula("1 亩 + aera", unit: "亩")])
        #expect(
            fault.key == "value" && fault.index == 1 && fault.fault.position == 7
                && name(fault) == ("aera", ["area"]))
        fault = try only([Self.area, StatisticSamples.formula("summ(area)", unit: "亩")])
        #expect(fault.key == "value" && fault.fault.position == 1 && name(fault).0 == "summ")
        fault = try only([StatisticSamples.measured("count", by: ["zones"])])
        #expect(fault.key == "by" && name(fault) == ("zones", ["zone"]))
        fault = try only([StatisticSamples.measured("count", trend: "units")])
        #expect(fault.key == "trend" && name(fault).0 == "units")
        var definition = Self.area
        definition.task = "areas"
        fault = try only([definition])
        #expect(fault.key == "task" && name(fault) == ("areas", ["area"]))
        definition.task = nil
        definition.base = .init(.statistic("aria"))
        #expect(try only([definition]).key == "base")
    }

    @Test("every fault of a declaration at once, in the order of the declarations")
    func several() {
        let faults = StatisticSamples.faults([
            StatisticSamples.measured("sum aera", where: "mood = 1"),
            StatisticSamples.formula("1 +", id: "z"),
        ])
        #expect(faults.map(\.key) == ["measure", "where", "value"] && faults.map(\.index) == [0, 0, 1])
        #expect(faults.last?.fault.position == 4)
    }

    @Test(
        "what cannot be added, or printed in its unit",
        arguments: [
            ("area + price", "亩", "value", 6), ("area - 1", "亩", "value", 6), ("area * area", "亩", "unit", 1),
            ("area / price", "亩", "unit", 1),
            ("share(area)", "亩", "unit", 1), ("area / area + price", "", "value", 13),
        ])
    func dimensions(_ text: String, _ unit: String, _ key: String, _ position: Int) throws {
        let fault = try only([Self.area, Self.price, StatisticSamples.formula(text, unit: unit)])
        guard case .dimension(let found, let expected) = fault.fault.problem else {
            Issue.record("\(fault)")
            return
        }
        #expect(fault.key == key && fault.fault.position == position && fault.index == 2)
        #expect(found != expected && !found.isEmpty && !expected.isEmpty)
    }

    @Test("a fault stands at the statistic that has it, whoever asks first")
    func attribution() throws {
        let outer = StatisticSamples.formula("inner * 2", id: "outer", unit: "亩")
        let inner = StatisticSamples.formula("area + price", id: "inner", unit: "亩")
        #expect(try only([outer, inner, Self.area, Self.price]).index == 1)
        #expect(try only([inner, outer, Self.area, Self.price]).index == 0)
    }

    @Test("task, base and target measure what the statistic does")
    func compared() throws {
        var definition = Self.area
        definition.task = "price"
        #expect(try only([definition, Self.price]).key == "task")
        definition.task = nil
        definition.target = .init(.statistic("price"))
        #expect(try only([definition, Self.price]).key == "target")
    }

    @Test("rings")
    func rings() throws {
        func ring(_ definitions: [StatisticDefinition]) throws -> [String] {
            let fault = try #require(StatisticSamples.faults(definitions).first)
            if case .circular(let names) = fault.fault.problem { return names }
            return []
        }
        #expect(try ring([StatisticSamples.formula("a", id: "a")]) == ["a", "a"])
        #expect(
            try ring([
                StatisticSamples.formula("b + 1", id: "a"), StatisticSamples.formula("c", id: "b"),
                StatisticSamples.formula("2 * a", id: "c"),
            ]) == ["a", "b", "c", "a"])
        // One that leads into a ring is in none.
        #expect(
            try ring([StatisticSamples.formula("b", id: "d"), StatisticSamples.formula("b", id: "b")]) == [
                "b", "b",
            ])
    }

    @Test("at YEAR: a surveyed year, of a statistic of surveys without a year of its own")
    func years() throws {
        var fixed = Self.land
        fixed.id = "fixed"
        fixed.year = 2020
        for (text, found) in [
            ("land at 2019", "2019"), ("area at 2020", "area at 2020"), ("fixed at 2022", "fixed at 2022"),
        ] {
            let fault = try only([Self.land, Self.area, fixed, StatisticSamples.formula(text, unit: "亩")])
            guard case .unexpected(found, _) = fault.fault.problem else {
                Issue.record("\(fault)")
                continue
            }
            #expect(fault.fault.position == 1)
        }
        #expect(
            try only([Self.land, StatisticSamples.formula("land at year", unit: "亩")]).fault.position == 9)
    }

    @Test("a name used twice")
    func twice() throws {
        let fault = try only([Self.area, Self.area])
        #expect(fault.key == "id" && fault.index == 1)
    }

    @Test("statistics that build on one another forty times over are planned and calculated at once")
    func doubling() throws {
        var definitions = [Self.area]
        for level in 1...40 {
            let below = level == 1 ? "area" : "s\(level - 1)"
            definitions.append(
                StatisticSamples.formula("\(below) + \(below)", id: "s\(level)", unit: "亩", by: ["county"]))
        }
        let results = try StatisticSamples.results(
            definitions, [StatisticSamples.table("supply", [["area": "1", "county": "440203"]])])
        #expect(results["s40"].flatMap { $0.text($0.whole) } == "1099511627776")
    }

    @Test("a formula may not outgrow the stack")
    func long() throws {
        let sum = { (count: Int) in (0...count).map { _ in "1" }.joined(separator: " + ") }
        #expect(StatisticSamples.faults([StatisticSamples.formula(sum(512))]) == [])
        let fault = try only([StatisticSamples.formula(sum(100_000))])
        #expect(fault.fault.problem == .tooDeep(limit: 512))
    }

    @Test(
        "dimensions in words",
        arguments: [
            (Dimension.plain, "1"), (.area, "m2"), (Dimension(length: 2, money: -1), "m2/yuan"),
            (Dimension(money: -1), "1/yuan"),
            (Dimension(length: 1, power: 1), "m·kW"),
        ])
    func words(_ dimension: Dimension, _ text: String) { #expect(dimension.description == text) }
}
