import LandModel
import Testing

@testable import Statistics

@Suite struct LanguageFuzzTests {
    private static let source = SourceSchema(
        name: "supply", fields: StatisticSamples.fields, hasPolygons: true)
    private static let rows = [
        StatisticSamples.row(1, [:]), StatisticSamples.row(2, ["area": "?", "start": "?", "class": "?"]),
        StatisticSamples.row(
            3, ["area": "1", "start": "2020-02-29", "class": "0101", "county": "4402", "year": "2020"]),
    ]

    /// Reads a text every way there is; a fault must stand in the text, or right behind it.
    private func read(_ text: String) {
        let places = 1...text.count + 1
        func reading(_ body: () throws -> Void) {
            do {
                try body()
            } catch let fault as LanguageFault {
                #expect(places.contains(fault.position), "\(text.debugDescription): \(fault)")
            } catch {
                Issue.record(error)
            }
        }
        reading {
            let filter = try FilterBinder(fields: StatisticSamples.fields, classes: StatisticSamples.classes)
                .bind(
                    Filter(parsing: text))
            for row in Self.rows { _ = filter.verdict(row) }
        }
        reading { _ = try Formula(parsing: text) }
        reading { _ = try MeasureParser.parse(text, of: Self.source) }
    }

    @Test("tokens in any order")
    func tokens() {
        var generator = LanguageGenerator(announcing: "LanguageFuzzTests.tokens")
        for _ in 0..<3_000 { read(generator.tokens()) }
    }

    @Test("any bytes")
    func bytes() {
        var generator = LanguageGenerator(announcing: "LanguageFuzzTests.bytes")
        for _ in 0..<3_000 { read(generator.bytes()) }
    }

    @Test("valid texts with one place changed")
    func damaged() {
        var generator = LanguageGenerator(announcing: "LanguageFuzzTests.damaged")
        for _ in 0..<1_000 {
            let filter = LanguagePrinter.text(generator.filter())
            read(generator.damaged(filter))
            let formula = LanguagePrinter.text(generator.formula())
            read(generator.damaged(formula))
        }
    }

    @Test("a filter that is printed reads as it was")
    func filters() throws {
        var generator = LanguageGenerator(announcing: "LanguageFuzzTests.filters")
        for _ in 0..<1_000 {
            let filter = generator.filter()
            let text = LanguagePrinter.text(filter)
            #expect(try Filter(parsing: text).placeless == filter, "\(text)")
        }
    }

    @Test("a formula that is printed reads as it was")
    func formulas() throws {
        var generator = LanguageGenerator(announcing: "LanguageFuzzTests.formulas")
        for _ in 0..<1_000 {
            let formula = generator.formula()
            let text = LanguagePrinter.text(formula)
            #expect(try Formula(parsing: text).placeless == formula, "\(text)")
        }
    }
}
