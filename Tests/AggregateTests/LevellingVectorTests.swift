import Foundation
import LandModel
import Testing

@testable import Aggregate

/// The worked example of the levelling rule, step by step.
@Suite struct LevellingVectorTests {
    let example: Example
    let county = ControlAreas.Key(district: "990101", island: "00")

    init() throws {
        let file = try #require(
            Bundle.module.url(
                forResource: "levelling-example", withExtension: "json", subdirectory: "Vectors"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        example = try decoder.decode(Example.self, from: Data(contentsOf: file))
    }

    @Test("the control areas of the example are the sums of its records")
    func controlAreas() throws {
        var table = BaseTable()
        for record in try records() {
            for (code, area) in record.cells { table.add(record.key, class: code, net: area) }
        }
        let control = example.controlAreasM2
        #expect(table.totals(.county) == [county: try squareMetres(control.county)])
        for (code, area) in control.townships {
            #expect(table.totals(.township)[.init(district: code, island: "00")] == (try squareMetres(area)))
        }
        for (code, area) in control.villages {
            #expect(table.totals(.village)[.init(district: code, island: "00")] == (try squareMetres(area)))
        }
    }

    @Test("step 1: the county's difference")
    func countyStep() throws {
        let result = try level(.codeDescending)
        let expected = example.step1County
        #expect(result.control == (try hectares(expected.a)))
        #expect(result.converted == (try hectares(expected.b)))
        #expect(result.difference == (try hectares(expected.c)))
        #expect(result.villages == expected.n)
        let plain = Shares.plain(result.difference.hundredths, count: result.villages)
        #expect(plain.filter { $0 == Int64(expected.e + 1) }.count == expected.f)
        let step = try #require(result.steps.first)
        #expect(step.reason == .countyControl)
        #expect(step.from == result.converted && step.to == result.control)
    }

    @Test("step 2: the villages' shares in their order")
    func villageStep() throws {
        let result = try level(.codeDescending)
        let steps = result.steps.filter { $0.reason == .villageShare }
        #expect(steps.map(\.district) == example.step1County.villageOrder)
        #expect(steps.map(\.district) == example.step2Villages.map(\.village))
        for (step, expected) in zip(steps, example.step2Villages) {
            #expect(step.from == (try hectares(expected.convertedTotal)))
            #expect(step.to == (try hectares(expected.levelledTotal)))
            #expect(step.to - step.from == (try hectares(expected.share)))
        }
    }

    @Test("step 3: every record's total and classes")
    func recordStep() throws {
        let result = try level(.codeDescending)
        #expect(result.records.count == 12)
        for expected in example.step3Records {
            let record = try #require(result.records.first { $0.key == key(expected) })
            #expect(record.cells == (try expected.levelled.mapValues { try hectares($0) }), "\(expected.id)")
            #expect(record.total == (try hectares(expected.g)))

            let moved = try hectares(expected.recordAdjustment)
            let own = result.steps.filter { $0.key == record.key }
            let totals = own.filter { $0.classCode.isEmpty }
            #expect(totals.map { $0.to - $0.from } == (moved == .zero ? [] : [moved]), "\(expected.id)")
            if let total = totals.first {
                #expect(total.from == (try hectares(expected.convertedTotal)))
                #expect(total.reason == .recordShare)
            }
            let classes = own.filter { !$0.classCode.isEmpty }
            let sum = classes.reduce(Hectares.zero) { $0 + $1.to - $1.from }
            #expect(sum == (try hectares(expected.j)), "\(expected.id)")
            #expect(
                classes.map(\.classCode)
                    == Array(expected.participantsInOrder.prefix(classes.count)), "\(expected.id)")
            for step in classes {
                #expect(step.from == (try hectares(try #require(expected.converted[step.classCode]))))
            }
        }
    }

    @Test("the levelled villages, townships and county")
    func tables() throws {
        try compare(level(.codeDescending), with: example.levelledTables)
    }

    @Test("classes in order of area: only the records that the example names differ")
    func areaOrder() throws {
        let byArea = try level(.areaDescending)
        let byCode = try level(.codeDescending)
        let alternative = example.alternativeClassOrderAreaDesc
        try compare(byArea, with: alternative.levelledTables)
        let expected = try alternative.recordsThatDiffer.map { other in
            let source = try #require(example.step3Records.first { $0.id == other.id })
            return LevelledRecord(key: key(source), cells: try other.levelled.mapValues { try hectares($0) })
        }
        let differing = zip(byArea.records, byCode.records).filter { $0 != $1 }.map(\.0)
        #expect(differing == expected.sorted { $0.key < $1.key })
    }

    @Test(
        "edge cases: negative cell, exactly one hectare, K and A codes",
        arguments: LevellingSettings.ClassOrder.allCases)
    func edgeCases(order: LevellingSettings.ClassOrder) throws {
        for edge in example.edgeCases {
            let record = BaseRecord(
                key: BaseKey(locationUnit: "990101001001", ownershipUnit: "990101001001", ownership: "30"),
                cells: try edge.inputM2.mapValues { try squareMetres($0) })
            let expected = order == .codeDescending ? edge.levelledCodeDesc : edge.levelledAreaDesc
            let settings = LevellingSettings(classOrder: order, guardsNegatives: false)
            let result = Leveller(settings: settings).level([record], area: county, control: record.total)
            #expect(result.total == (try hectares(edge.g)), "\(edge.name)")
            #expect(
                result.records.first?.cells == (try expected.mapValues { try hectares($0) }), "\(edge.name)")
        }
    }

    @Test("the guard passes over the class that would become negative and says so")
    func guardedEdgeCase() throws {
        let edge = try #require(example.edgeCases.first { $0.name == "negative cell" })
        let record = BaseRecord(
            key: BaseKey(locationUnit: "990101001001", ownershipUnit: "990101001001", ownership: "30"),
            cells: try edge.inputM2.mapValues { try squareMetres($0) })
        let result = Leveller().level([record], area: county, control: record.total)
        #expect(
            result.records.first?.cells
                == ["1006": .zero, "0307": Hectares(hundredths: 49), "0301": Hectares(hundredths: 50)])
        #expect(result.steps.map(\.reason) == [.negativeGuard, .classShare])
        #expect(result.steps.map(\.classCode) == ["1006", "0307"])
        #expect(result.steps[0].from == .zero && result.steps[0].to == .zero)
    }

    private func level(_ order: LevellingSettings.ClassOrder) throws -> LevelledCounty {
        let leveller = Leveller(settings: LevellingSettings(classOrder: order, guardsNegatives: false))
        return leveller.level(
            try records().shuffled(), area: county, control: try squareMetres(example.controlAreasM2.county)
        )
    }

    private func compare(_ result: LevelledCounty, with tables: [Example.Table]) throws {
        for table in tables {
            let inside = result.records.filter { $0.key.locationUnit.hasPrefix(table.unit) }
            #expect(inside.reduce(.zero) { $0 + $1.total } == (try hectares(table.total)), "\(table.unit)")
            for (code, area) in table.classes {
                let sum = inside.reduce(Hectares.zero) { $0 + $1.cells[code, default: .zero] }
                #expect(sum == (try hectares(area)), "\(table.unit) \(code)")
            }
        }
    }

    private func records() throws -> [BaseRecord] {
        try example.step3Records.map { record in
            BaseRecord(key: key(record), cells: try record.inputM2.mapValues { try squareMetres($0) })
        }
    }

    /// Ties are settled by key here and by record number in the example; it has none, so both agree.
    private func key(_ record: Example.Record) -> BaseKey {
        func field(_ name: String) -> String { record.key[name] ?? "" }
        return BaseKey(
            locationUnit: record.village, ownershipUnit: field("QSDWDM"), ownership: field("QSXZ"),
            terrace: field("GDLX"), slope: field("GDPDJB"), planting: field("ZZSXDM"),
            settlement: field("CZCSXM"), refinement: field("TBXHDM"), island: field("MSSM"),
            exclave: field("FRDBS"))
    }

    private func squareMetres(_ text: String) throws -> SquareMetres {
        SquareMetres(hundredths: try #require(FixedPoint.parse(text.utf8, decimals: 2)))
    }

    private func hectares(_ text: String) throws -> Hectares {
        Hectares(hundredths: try #require(FixedPoint.parse(text.utf8, decimals: 2)))
    }
}

/// The members of the vector file that the tests compare, in the order of the file.
struct Example: Decodable {
    struct Control: Decodable {
        var county: String
        var townships: [String: String]
        var villages: [String: String]
    }
    struct County: Decodable {
        var a, b, c: String
        var n, e, f: Int
        var villageOrder: [String]
    }
    struct Village: Decodable {
        var village, convertedTotal, share, levelledTotal: String
    }
    struct Record: Decodable {
        var id, village, convertedTotal, recordAdjustment, g, j: String
        var key, inputM2, converted, levelled: [String: String]
        var participantsInOrder: [String]
    }
    struct Table: Decodable {
        enum CodingKeys: String, CodingKey {
            case unit, classes
            case total = "TDZMJ"
        }

        var unit, total: String
        var classes: [String: String]
    }
    struct Alternative: Decodable {
        struct Record: Decodable {
            var id: String
            var levelled: [String: String]
        }
        var recordsThatDiffer: [Record]
        var levelledTables: [Table]
    }
    struct Edge: Decodable {
        var name, g: String
        var inputM2, levelledCodeDesc, levelledAreaDesc: [String: String]
    }

    var controlAreasM2: Control
    var step1County: County
    var step2Villages: [Village]
    var step3Records: [Record]
    var levelledTables: [Table]
    var alternativeClassOrderAreaDesc: Alternative
    var edgeCases: [Edge]
}
