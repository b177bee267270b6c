import LandModel
import Testing

@testable import Pipeline

@Suite struct DefinitionOverrideTests {
    private typealias Fixture = DefinitionFixture

    private func fault(
        _ problem: DefinitionFault.Problem, _ argument: String, _ keyPath: String, number: Int = 0
    ) -> DefinitionFault {
        DefinitionFault(problem, at: .override(number: number, argument: argument), keyPath: keyPath)
    }

    @Test("values of groups that the file does not have, of items by county or number, and lists")
    func set() throws {
        let pipeline = try Fixture.decode(
            Fixture.minimal,
            [
                "area.basis=computed", "area.tolerance.absolute-m2=0.50", "sources.440204.encoding=GB18030",
                "sources.440203.layers.patches=DLTB=2020", "tables.forms=T02,T01", "year=2021", "year=2022",
            ])
        #expect(pipeline.area.basis == .computed)
        #expect(pipeline.area.absoluteTolerance == SquareMetres(hundredths: 50))
        #expect(pipeline.sources.map(\.encoding) == [nil, "GB18030"])
        #expect(pipeline.sources.map(\.layers.patches) == ["DLTB=2020", "DLTB"])
        #expect(pipeline.tables.forms == ["T01", "T02"])
        #expect(pipeline.year == 2022)
        #expect(try Fixture.decode(Fixture.minimal, ["tables.forms=all"]).tables.forms.count == 3)
    }

    @Test("a value is text and never YAML")
    func textual() throws {
        let pipeline = try Fixture.decode(Fixture.minimal, ["title=*a: [b] #c", "outputs.folder=0401"])
        #expect(pipeline.title == "*a: [b] #c")
        #expect(pipeline.outputs.folder == "0401")
    }

    @Test("a value meets the same checks as the file, with the argument as its place")
    func checked() {
        #expect(
            Fixture.faults(Fixture.minimal, ["area.basis=recoded", "year=x", "tables.forms="]) == [
                fault(
                    .unknownValue(found: "recoded", nearest: ["recorded"], known: ["recorded", "computed"]),
                    "area.basis=recoded", "area.basis"),
                fault(.wrongType(expected: "whole number", found: "`x`"), "year=x", "year", number: 1),
                fault(.emptyValue, "tables.forms=", "tables.forms", number: 2),
            ])
    }

    @Test("a malformed word of a list is told once, not again as unknown")
    func malformedOnce() {
        #expect(
            Fixture.faults(Fixture.minimal, ["tables.forms=T1"]) == [
                fault(
                    .malformed(found: "T1", expected: "T or B and two digits"), "tables.forms=T1",
                    "tables.forms[1]")
            ])
    }

    @Test("a key that does not exist is answered with its neighbour")
    func unknown() {
        let areaKeys = ["basis", "tolerance", "round-angles"]
        #expect(
            Fixture.faults(Fixture.minimal, ["area.basics=computed"]) == [
                fault(
                    .unknownKey(nearest: ["area.basis"], known: areaKeys), "area.basics=computed",
                    "area.basics")
            ])
        #expect(
            Fixture.faults(Fixture.minimal, ["sources.440205.path=x"]) == [
                fault(
                    .unknownKey(nearest: ["sources.440203", "sources.440204"], known: ["440203", "440204"]),
                    "sources.440205.path=x", "sources.440205.path")
            ])
        #expect(
            Fixture.faults(Fixture.minimal, ["year.month=1"]) == [
                fault(.unknownKey(nearest: ["year"], known: []), "year.month=1", "year.month")
            ])
    }

    @Test("a group of keys has no value")
    func group() {
        #expect(
            Fixture.faults(Fixture.minimal, ["levelling=off"]) == [
                fault(
                    .overrideOfGroup(known: ["levelling.class-order", "levelling.negative-guard"]),
                    "levelling=off",
                    "levelling")
            ])
    }

    @Test("an argument that is no key and value", arguments: ["area.basis", "=computed", ""])
    func malformed(argument: String) {
        #expect(Fixture.faults(Fixture.minimal, [argument]) == [fault(.overrideMalformed, argument, "")])
    }
}
