import LandModel
import Tables
import TestSupport
import Testing

@testable import Pipeline

@Suite struct ChangeFormsTests {
    private static let paddy = ChangedCounty.side(
        "0101", slope: "2", terrace: "TT", planting: "LS")
    private static let dry = ChangedCounty.side("0103", slope: "1", planting: "LS")
    private static let riverside = ChangedCounty.side(
        "0101", slope: "2", terrace: "PD", planting: "FLS", refinement: "HDGD")
    private static let orchard = ChangedCounty.side("0201", planting: "JKHF", refinement: "LQYD")
    private static let adjustable = ChangedCounty.side("0201K", planting: "JKHF")
    private static let mangrove = ChangedCounty.side("0303", "20")
    private static let village = ChangedCounty.side("0702", settlement: "203")
    private static let mine = ChangedCounty.side("0602", "20", settlement: "204", refinement: "FQ")
    private static let pond = ChangedCounty.side("1104")
    private static let ridge = ChangedCounty.side("1203")
    private static let grass = ChangedCounty.side("0404")

    /// Every kind of change once, beside one another.
    private static func county() -> ChangedCounty {
        var county = ChangedCounty([
            (paddy, 1000), (riverside, 200), (dry, 300), (orchard, 150), (adjustable, 50), (mangrove, 400),
            (village, 600), (mine, 100), (pond, 120), (ChangedCounty.side("1104A"), 30), (ridge, 80),
            (grass, 70),
        ])
        county.change(paddy, village, 10)
        county.change(ridge, village, 2)
        county.change(orchard, adjustable, 20)
        county.change(paddy, dry, 5)
        county.change(
            ChangedCounty.side("0303", "20", county: "990102"), village, 7, .boundary, .received)
        county.change(nil, grass, 4, .boundary, .receivedByBorder)
        county.change(mine, nil, 12, .boundary, .given)
        county.change(pond, nil, 1, .correction)
        county.change(nil, grass, 3, .correction)
        county.change(nil, mangrove, 2, .uncovered)
        county.change(
            paddy, ChangedCounty.side("0101", "20", slope: "2", terrace: "TT", planting: "LS"), 6)
        county.change(mine, village, 8, .land, .within)
        county.change(
            riverside, ChangedCounty.side("0101", slope: "2", terrace: "PD", planting: "FLS"), 5)
        return county
    }

    /// Filled once for all the tests that look at them.
    private static let filled = Result {
        try ChangeForms(catalogue: ChangeFormCatalogue()).fill(county().county, year: "2024")
    }

    private static func tables() throws -> [SummaryTable] { try filled.get() }

    /// A column of a form from G001 to G007, computed by hand.
    struct Column: CustomTestStringConvertible, Sendable {
        var form: String
        var column: String
        var cells: [Int64]
        init(_ form: String, _ column: String, _ cells: [Int64]) {
            (self.form, self.column, self.cells) = (form, column, cells)
        }
        var testDescription: String { "\(form) \(column)" }
    }

    private static let columns = [
        Column("B02", "0101", [1200, 0, 0, 1200, 0, 15, 1185]),
        Column("B02", "0103", [300, 0, 0, 300, 5, 0, 305]),
        // Between two kinds of cultivated land nothing is gained or lost.
        Column("B02", "01", [1500, 0, 0, 1500, 0, 10, 1490]),
        // Turning an orchard into an adjustable one is no change of class.
        Column("B02", "0201", [200, 0, 0, 200, 0, 0, 200]),
        // Received as mangrove, a village since.
        Column("B02", "0303", [400, 7, 0, 407, 0, 7, 402]),
        Column("B02", "00", [400, 7, 0, 407, 0, 7, 402]),
        Column("B02", "0702", [600, 0, 0, 600, 27, 0, 627]),
        Column("B02", "0602", [100, 0, 12, 88, 0, 8, 80]),
        Column("B02", "1104", [150, 0, 0, 150, 0, 0, 149]),
        Column("B02", "0404", [70, 4, 0, 74, 0, 0, 77]),
        Column("B02", "1203", [80, 0, 0, 80, 0, 2, 78]),
        Column("B02", "HJ", [3100, 11, 12, 3099, 32, 32, 3103]),
        Column("B03", "01J", [1500, 0, 0, 1500, 0, 16, 1484]),
        Column("B03", "01G", [0, 0, 0, 0, 6, 0, 6]),
        // Totals of B03 add up what passed between their parts.
        Column("B03", "01", [1500, 0, 0, 1500, 6, 16, 1490]),
        Column("B03", "HJG", [500, 7, 12, 495, 6, 15, 488]),
        Column("B03", "HJ", [3100, 11, 12, 3099, 33, 33, 3103]),
        Column("B04", "NYD", [2330, 7, 0, 2337, 0, 19, 2319]),
        // The mine that became a village stayed construction land.
        Column("B04", "JSYD", [700, 0, 12, 688, 19, 0, 707]),
        Column("B04", "WLYD", [70, 4, 0, 74, 0, 0, 77]),
        Column("B04", "HJ", [3100, 11, 12, 3099, 0, 0, 3103]),
        Column("B05", "203", [600, 0, 0, 600, 27, 0, 627]),
        Column("B05", "204_0602", [100, 0, 12, 88, 0, 8, 80]),
        Column("B05", "20", [700, 0, 12, 688, 27, 8, 707]),
        Column("B06", "HDGD0101", [200, 0, 0, 200, 0, 5, 195]),
        Column("B06", "01", [200, 0, 0, 200, 0, 5, 195]),
        Column("B08", "FQ0602", [100, 0, 12, 88, 0, 8, 80]),
        Column("B08", "FQ", [100, 0, 12, 88, 0, 8, 80]),
        Column("B09", "1104A", [30, 0, 0, 30, 0, 0, 30]),
        Column("B10", "0201K", [50, 0, 0, 50, 20, 0, 70]),
        Column("B10", "KHJ", [50, 0, 0, 50, 20, 0, 70]),
        Column("B11", "0601", [0, 0, 0, 0, 0, 0, 0]),
        Column("B12", "GCCD", [0, 0, 0, 0, 0, 0, 0]),
        Column("B13", "0201", [150, 0, 0, 150, 0, 20, 130]),
        Column("B14", "JKHF0201", [200, 0, 0, 200, 0, 0, 200]),
        Column("B14", "JKHF0201K", [50, 0, 0, 50, 20, 0, 70]),
        Column("B14", "HJ", [200, 0, 0, 200, 0, 0, 200]),
        Column("B15", "0101LS", [1000, 0, 0, 1000, 0, 15, 985]),
        Column("B15", "01LS", [1300, 0, 0, 1300, 0, 10, 1290]),
        Column("B15", "0101", [1200, 0, 0, 1200, 0, 15, 1185]),
        Column("B16", "P1", [300, 0, 0, 300, 5, 0, 305]),
        Column("B16", "P2TT", [1000, 0, 0, 1000, 0, 15, 985]),
        Column("B16", "P2", [1200, 0, 0, 1200, 0, 15, 1185]),
        Column("B16", "D01", [1500, 0, 0, 1500, 5, 15, 1490]),
    ]

    @Test("every form as computed by hand", arguments: columns)
    func column(_ column: Column) throws {
        #expect(try Self.tables().balance(column.form, column.column) == column.cells)
    }

    @Test("what left each class stands in its line, by the class it came to")
    func flows() throws {
        let tables = try Self.tables()
        let columns = ["0103", "01", "0702", "07", "1203", "HJ"]
        func line(_ line: String) -> [Int64] { columns.map { tables.cells("B02", $0, [line])?.first ?? -1 } }
        #expect(line("G018") == [5, 5, 10, 10, 0, 15])
        #expect(line("G017") == [5, 5, 10, 10, 0, 15])
        #expect(line("G009") == [0, 0, 7, 7, 0, 7])
        #expect(line("G008") == [0, 0, 7, 7, 0, 7])
        #expect(line("G040") == [0, 0, 8, 8, 0, 8])
        #expect(line("G071") == [0, 0, 2, 2, 0, 2])
        #expect(line("G022") == [0, 0, 0, 0, 0, 0])
    }

    @Test("what the survey has no line for stands in lines of its own, with a note; forms without have none")
    func extraLines() throws {
        let tables = try Self.tables()
        func extra(_ form: String) throws -> [String] {
            try #require(tables.first { $0.id == form }).rows.map(\.line).filter { $0.hasPrefix("X") }
        }
        #expect(try extra("B02") == ["X001", "X002", "X003"])
        #expect(tables.cells("B02", "0404", ["X001", "X002", "X003"]) == [3, 0, 0])
        #expect(tables.cells("B02", "1104", ["X001", "X002", "X003"]) == [0, 1, 0])
        #expect(tables.cells("B04", "NYD", ["X001", "X002", "X003"]) == [0, 1, 2])
        #expect(try extra("B16").isEmpty && extra("B10").isEmpty)
        let notes = try #require(tables.first { $0.id == "B02" }?.notes)
        #expect(notes.count == 4)
        #expect(notes[0].hasPrefix("年末面积＝G004＋G005－G006＋X001－X002＋X003；"))
        #expect(notes[2].hasPrefix("X002 更正减少面积："))
        #expect(try #require(tables.first { $0.id == "B16" }).notes.isEmpty)
        let official = try #require(tables.first { $0.id == "B02" }).rows.prefix(75)
        #expect(official.first?.keys == ["甲县", "990101", "G001", "年初面积"])
        #expect(official.last?.line == "G075")
    }

    @Test("basic farmland is told by what each column gained or lost on balance")
    func farmland() throws {
        var county = ChangedCounty([(Self.paddy, 1000)]).county
        let forms = ChangeForms(catalogue: try ChangeFormCatalogue())
        #expect(try forms.fill(county, year: "2024", forms: ["B07"]).isEmpty)
        county.farmland = ChangeForms.Farmland(
            opening: ChangedCounty.records([ChangedCounty.side("0101"): 500, ChangedCounty.side("0201"): 30]),
            closing: ChangedCounty.records([ChangedCounty.side("0101"): 520, ChangedCounty.side("0201"): 10]))
        let tables = try forms.fill(county, year: "2024", forms: ["B07"])
        #expect(tables.balance("B07", "YJJBNTMJ") == [530, 0, 0, 530, 0, 0, 530])
        #expect(tables.balance("B07", "01") == [500, 0, 0, 500, 20, 0, 520])
        #expect(tables.balance("B07", "DQT") == [30, 0, 0, 30, 0, 20, 10])
    }

    @Test("a step that levelling gave to a change is told with its sides and seen in both columns")
    func steps() throws {
        var county = ChangedCounty([(Self.paddy, 1000), (Self.village, 600), (Self.grass, 70)])
        county.change(Self.paddy, Self.village, 10)
        var levelled = county.county
        // This year's own levelling left 0.01 hm² less paddy and more village, and moved 0.01 hm² of grass to nowhere.
        for index in levelled.closing.indices {
            for (code, steps) in [("0101", -1), ("0702", 1), ("0404", -1)] as [(String, Int64)] {
                levelled.closing[index].cells[code]?.hundredths += steps
            }
        }
        let forms = ChangeForms(catalogue: try ChangeFormCatalogue())
        let result = try forms.level(levelled)
        let sides = result.steps.map { [$0.before?.landClass, $0.after?.landClass] }
        #expect(sides == [["0404", nil], ["0101", "0702"]])
        #expect(result.steps.map(\.cause) == [.levelling, .flow])
        #expect(
            result.steps.map(\.from.hundredths) == [0, 10] && result.steps.map(\.to.hundredths) == [1, 11])
        let tables = try forms.fill(levelled, levelled: result, year: "2024")
        #expect(tables.balance("B02", "0101") == [1000, 0, 0, 1000, 0, 11, 989])
        #expect(tables.balance("B02", "0702") == [600, 0, 0, 600, 11, 0, 611])
        #expect(tables.balance("B02", "0404") == [70, 0, 0, 70, 0, 0, 69])
        #expect(tables.cells("B02", "0404", ["X006"]) == [1])
    }

    @Test("a city's forms are the sums of its counties', line by line")
    func city() throws {
        let forms = ChangeForms(catalogue: try ChangeFormCatalogue())
        let first = try Self.tables()
        let second = try forms.fill(
            ChangedCounty([(Self.paddy, 40), (Self.village, 5)]).county, year: "2024")
        let city = forms.city(District(code: "9901", name: "某市"), of: [first, second])
        #expect(city.map(\.id) == first.map(\.id))
        #expect(city.balance("B02", "0101") == [1240, 0, 0, 1240, 0, 15, 1225])
        #expect(city.cells("B02", "0404", ["X001"]) == [3])
        #expect(city.first { $0.id == "B02" }?.rows.first?.keys == ["某市", "9901", "G001", "年初面积"])
    }

    @Test("records of other counties are passed over, whichever side of the border tells of them")
    func otherCounties() throws {
        let forms = ChangeForms(catalogue: try ChangeFormCatalogue())
        let beyond = ChangedCounty.side("0301", county: "990102")
        var county = ChangedCounty([(Self.paddy, 1000)])
        county.change(Self.paddy, nil, 30, .boundary, .given)
        var records = county.county
        // The neighbour's record of the same ground, and one of its own.
        records.changes.append(
            ChangeRecord(
                before: Self.paddy, after: ChangedCounty.side("0101", county: "990102"), kind: .boundary,
                adjustment: .received, area: SquareMetres(hundredths: 300_000)))
        records.changes.append(
            ChangeRecord(before: beyond, after: nil, kind: .uncovered, area: SquareMetres(hundredths: 10_000))
        )
        #expect(
            try forms.fill(records, year: "2024").balance("B02", "0101")
                == [1000, 0, 30, 970, 0, 0, 970])
        // One record for both counties, without an adjustment: given here, received there.
        var joint = ChangedCounty([(Self.paddy, 1000)])
        joint.change(Self.paddy, nil, 30, .boundary, .given)
        var both = joint.county
        both.changes = [
            ChangeRecord(
                before: Self.paddy, after: beyond, kind: .boundary, area: SquareMetres(hundredths: 300_000))
        ]
        #expect(
            try forms.fill(both, year: "2024").balance("B02", "0101")
                == [1000, 0, 30, 970, 0, 0, 970])
    }

    @Test("a class or an ownership that no column takes is refused with its area")
    func outside() throws {
        let forms = ChangeForms(catalogue: try ChangeFormCatalogue())
        #expect(
            throws: TablesError.classInNoColumn(
                classCode: "1208", area: Hectares(hundredths: 12), unit: "990101001001")
        ) {
            try forms.fill(ChangedCounty([(ChangedCounty.side("1208"), 12)]).county, year: "2024")
        }
        #expect(
            throws: TablesError.ownershipInNoColumn(
                ownership: "50", area: Hectares(hundredths: 7), unit: "990101001001")
        ) {
            try forms.fill(ChangedCounty([(ChangedCounty.side("0101", "50"), 7)]).county, year: "2024")
        }
    }
}
