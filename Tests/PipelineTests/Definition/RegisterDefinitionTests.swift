import LandModel
import Statistics
import Testing

@testable import Pipeline

/// `registers` and `calendar` of a pipeline: what they decode to, and every rule with its place.
@Suite struct RegisterDefinitionTests {
    private typealias Fixture = IndicatorFixture

    /// A register behind those of the fixture; its columns begin in the seventh line.
    private static func register(_ more: String, columns: String = "{ name: id, header: 编号, type: code }")
        -> String
    {
        Fixture.registers + """
              - name: more
                title: 又一
                path: more.csv
            \(more.isEmpty ? "" : more.split(separator: "\n").map { "    \($0)\n" }.joined())    columns:
                  - \(columns)

            """
    }

    private func only(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> DefinitionFault
    {
        let faults = try Fixture.faults(text)
        #expect(faults.count == 1, "\(faults)", sourceLocation: location)
        return try #require(faults.first, sourceLocation: location)
    }

    @Test("the fixture is sound")
    func sound() throws { #expect(try Fixture.faults(Fixture.registers).isEmpty) }

    @Test(
        "a register's name stands once, and is not that of a source of the program",
        arguments: ["land", "changes"])
    func names(reserved: String) throws {
        let text = Fixture.registers.replacing("name: ground", with: "name: supply")
        let fault = try only(text)
        #expect(
            fault
                == DefinitionFixture.fault(
                    .duplicateValue(found: "supply", firstLine: 15), 26, 11, "registers[2].name"))
        let other = try only(Fixture.registers.replacing("name: ground", with: "name: \(reserved)"))
        #expect(
            other
                == DefinitionFixture.fault(
                    .duplicateValue(found: reserved, firstLine: nil), 26, 11, "registers[2].name"))
    }

    @Test("a column's name and its head stand once")
    func columns() throws {
        let name = try only(Fixture.registers.replacing("name: mode", with: "name: county"))
        #expect(
            name
                == DefinitionFixture.fault(
                    .duplicateValue(found: "county", firstLine: 21), 22, 17, "registers[1].columns[3].name"))
        let head = try only(Fixture.registers.replacing("header: 套数", with: "header: 面积"))
        #expect(
            head
                == DefinitionFixture.fault(
                    .duplicateValue(found: "面积", firstLine: 24), 25, 32, "registers[1].columns[6].header"))
    }

    @Test("a column of words needs them, and no other column has any; each word once")
    func words() throws {
        let missing = try only(Self.register("", columns: "{ name: state, header: 状态, type: word }"))
        #expect(missing.keyPath == "registers[4].columns[1].type" && missing.place.line == Fixture.next + 4)
        #expect(
            missing.problem == .needs(key: "registers[4].columns[1].words", value: "the words it may hold"))
        let astray = try only(Self.register("", columns: "{ name: state, header: 状态, words: [甲] }"))
        #expect(astray.problem == .needs(key: "registers[4].columns[1].type", value: "word"))
        let twice = try only(
            Self.register("", columns: "{ name: state, header: 状态, type: word, words: [甲, 乙, 甲] }"))
        #expect(twice.problem == .duplicateValue(found: "甲", firstLine: Fixture.next + 4))
        #expect(twice.keyPath == "registers[4].columns[1].words[3]")
    }

    @Test("a unit is known, and stands at numbers alone")
    func units() throws {
        let unknown = try only(
            Self.register("", columns: "{ name: area, header: 面积, type: number, unit: 公倾 }"))
        #expect(unknown.keyPath == "registers[4].columns[1].unit")
        guard case .unknownValue("公倾", let nearest, let known) = unknown.problem else {
            Issue.record("\(unknown)")
            return
        }
        #expect(nearest.contains("公顷") && known.contains("万亩"))
        let text = try only(Self.register("", columns: "{ name: area, header: 面积, unit: 亩 }"))
        #expect(text.problem == .needs(key: "registers[4].columns[1].type", value: "number"))
    }

    @Test("key, survey year and join name columns and registers that there are")
    func references() throws {
        let key = try only(Self.register("key: [ed]"))
        #expect(key.keyPath == "registers[4].key[1]" && key.place.line == Fixture.next + 3)
        #expect(key.problem == .unknownValue(found: "ed", nearest: ["id"], known: ["id"]))
        let year = try only(Self.register("survey-year: id"))
        #expect(year.keyPath == "registers[4].survey-year")
        let other = try only(Self.register("join: { to: grund, by: id }"))
        #expect(other.keyPath == "registers[4].join.to")
        guard case .unknownValue("grund", ["ground"], _) = other.problem else {
            Issue.record("\(other)")
            return
        }
        let by = try only(Self.register("join: { to: ground, by: ed }"))
        #expect(by.keyPath == "registers[4].join.by")
    }

    private static let areas = """
        { name: id, header: 编号, type: code }
              - { name: code, header: 代码, type: code }
              - { name: number, header: 序号, type: count }
              - { name: area, header: 面积, type: number, unit: 亩 }
              - { name: length, header: 长度, type: number, unit: 米 }
        """

    @Test(
        "a join compares what both registers have: an identifier of text, an area with shapes",
        arguments: [
            ("to: ground, by: code", "by"), ("to: ground, by: number", "by"),
            ("to: ground, by: id, area: length", "area"), ("to: ground, by: id, area: number", "area"),
            ("to: supply, by: id, area: area", "area"),
        ])
    func joined(text: String, key: String) throws {
        let faults = try Fixture.faults(Self.register("join: { \(text) }", columns: Self.areas))
        #expect(
            !faults.isEmpty && faults.allSatisfy { $0.keyPath == "registers[4].join.\(key)" }, "\(faults)")
        #expect(faults.allSatisfy { $0.place.line == Fixture.next + 3 })
    }

    @Test("what may be joined", arguments: ["to: ground, by: id, area: area", "to: supply, by: id"])
    func sound(join: String) throws {
        #expect(try Fixture.faults(Self.register("join: { \(join) }", columns: Self.areas)).isEmpty)
    }

    @Test(
        "a declared column has no name that shapes give",
        arguments: ["computed-area", "computed-length", "location"])
    func measured(name: String) throws {
        let column = "{ name: \(name), header: 某, type: code }"
        let fault = try only(Self.register("geometry: polygons", columns: column))
        #expect(fault.problem == .duplicateValue(found: name, firstLine: nil))
        #expect(fault.keyPath == "registers[4].columns[1].name")
        #expect(try Fixture.faults(Self.register("", columns: column)).isEmpty)
    }

    @Test("the calendar's register, its column of dates and its filter")
    func calendar() throws {
        func fault(_ calendar: String) throws -> DefinitionFault {
            try only(Fixture.registers + "calendar: { \(calendar) }\n")
        }
        let register = try fault("register: day, date: day")
        #expect(register.keyPath == "calendar.register" && register.place.line == Fixture.next)
        #expect(
            register.problem
                == .unknownValue(found: "day", nearest: ["days"], known: ["supply", "ground", "days"]))
        let date = try fault("register: days, date: kind")
        #expect(date.keyPath == "calendar.date")
        guard case .language(let unknown, text: "kind") = date.problem else {
            Issue.record("\(date)")
            return
        }
        #expect(unknown.problem == .unknownName("kind", kind: .field, nearest: [], known: ["day"]))
        let worked = try fault("register: days, date: day, worked: kind = \"上斑\"")
        #expect(worked.keyPath == "calendar.worked")
        guard case .language(let word, _) = worked.problem else {
            Issue.record("\(worked)")
            return
        }
        #expect(word.position == 8)
        #expect(word.problem == .unknownName("上斑", kind: .word, nearest: ["上班"], known: ["上班", "放假"]))
    }

    @Test("a register as it is written")
    func decoded() throws {
        let text = DefinitionFixture.minimal + Fixture.registers
        let registers = try PipelineDefinition.decode(
            text, path: "p/x.yaml", overrides: [], vocabulary: try Fixture.vocabulary
        ).registers
        #expect(registers.map(\.schema.name) == ["supply", "ground", "days"])
        #expect(
            registers[0].schema.columns.map(\.type) == [
                .code, .district, .word(["出让", "划拨"]), .date, .number(try #require(MeasureUnit("亩"))), .count,
            ])
        #expect(registers[1].geometry == .polygons && registers[0].geometry == .none)
        #expect(registers[1].fields.map(\.name) == ["id", "built", "computed-area", "location"])
        #expect(registers[0].isPlaced && !registers[1].isPlaced)
    }
}
