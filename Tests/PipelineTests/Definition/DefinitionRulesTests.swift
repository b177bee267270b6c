import Testing

@testable import Pipeline

@Suite struct DefinitionRulesTests {
    private typealias Fixture = DefinitionFixture

    @Test("a county stands once, and in its city")
    func counties() {
        let text =
            Fixture.minimal + """
                  - {county: "440203", name: 武江区, path: c}
                  - {county: "440303", name: 罗湖区, path: d}

                """
        #expect(
            Fixture.faults(text) == [
                Fixture.fault(.duplicateValue(found: "440203", firstLine: 8), 14, 14, "sources[3].county"),
                Fixture.fault(
                    .countyOutsideCity(county: "440303", city: "440200"), 15, 14, "sources[4].county"),
            ])
    }

    @Test("standards are those of the program")
    func standards() {
        let text = Fixture.minimal + "classes: {standard: tdt1055-2018}\n"
        #expect(
            Fixture.faults(text) == [
                Fixture.fault(
                    .unknownValue(
                        found: "tdt1055-2018", nearest: ["tdt1055-2019"], known: Fixture.vocabulary.standards),
                    14, 21, "classes.standard")
            ])
    }

    @Test("one decision for each class of a standard")
    func classRules() {
        let text =
            Fixture.minimal + """
                classes:
                  rules:
                    - {standard: gbt21010-2007, from: 023, to: 0204}
                    - {standard: tdt1055-2019, from: 023, to: 0204}
                    - {standard: gbt21010-2007, from: 023, to: 0203}

                """
        #expect(
            Fixture.faults(text) == [
                Fixture.fault(.duplicateValue(found: "023", firstLine: 16), 18, 39, "classes.rules[3].from")
            ])
    }

    @Test("a control table needs its path, and a path needs the table")
    func control() {
        #expect(
            Fixture.faults(Fixture.minimal + "control: {from: table}\n") == [
                Fixture.fault(.needs(key: "control.table", value: "a path"), 14, 10, "control.from")
            ])
        #expect(
            Fixture.faults(Fixture.minimal + "control: {table: c.csv}\n") == [
                Fixture.fault(.needs(key: "control.from", value: "table"), 14, 18, "control.table")
            ])
    }

    @Test("a budget names rules that exist, each once")
    func budget() {
        let text =
            Fixture.minimal + """
                findings:
                  budget:
                    rules:
                      - {rule: polygon-repared, count: 1}
                      - {rule: class-unknown, count: 1}
                      - {rule: class-unknown, count: 2}

                """
        let faults = Fixture.faults(text)
        #expect(faults.map(\.keyPath) == ["findings.budget.rules[1].rule", "findings.budget.rules[3].rule"])
        guard case .unknownValue("polygon-repared", let nearest, _)? = faults.first?.problem else {
            Issue.record("\(faults)")
            return
        }
        #expect(nearest.first == "polygon-repaired")
        #expect(faults.last?.problem == .duplicateValue(found: "class-unknown", firstLine: 18))
    }

    @Test(
        "a date is a day of the calendar",
        arguments: [
            "2020-02-30", "2021-02-29", "1900-02-29", "2020-13-01", "2020-00-10", "2020-04-31", "2020-01-00",
        ])
    func date(text: String) {
        let faults = Fixture.faults(Fixture.minimal + "outputs: {xlsx: {date: \"\(text)\"}}\n")
        #expect(
            faults == [
                Fixture.fault(
                    .malformed(found: text, expected: "a date as 2020-12-31"), 14, 24, "outputs.xlsx.date")
            ])
    }
}
