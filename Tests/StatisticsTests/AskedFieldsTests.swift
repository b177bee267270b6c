import LandModel
import Testing

@testable import Statistics

/// What of a source the statistics of a plan ask for.
@Suite struct AskedFieldsTests {
    private func asked(_ definitions: [StatisticDefinition]) throws -> AskedFields {
        try #require(StatisticPlanner.plan(definitions, StatisticSamples.vocabulary).plan).asked(of: "survey")
    }

    private func leaf(_ measure: String, where filter: String?, by: [String] = []) -> StatisticDefinition {
        StatisticDefinition(
            id: "x", title: "", calculation: .measure(source: "survey", filter: filter, measure: measure),
            unit: MeasureUnit("平方米") ?? .plain, by: by)
    }

    @Test("fields of filters and measures by name, and the year of surveys")
    func names() throws {
        let found = try asked([leaf("sum area", where: "class in cultivated and not name = \"甲\"")])
        #expect(found == AskedFields(names: ["area", "class", "name", "year"], level: .county))
    }

    @Test("a text in quotes is no field")
    func texts() throws {
        #expect(
            try !asked([leaf("sum area", where: "class in cultivated and parcel = \"name\"")]).names.contains(
                "name"))
    }

    @Test("districts down to the level that is told apart or grouped, to villages where they are named")
    func levels() throws {
        #expect(try asked([leaf("sum area", where: nil, by: ["township"])]).level == .township)
        #expect(try asked([leaf("sum area", where: nil, by: ["zone"])]).level == .county)
        #expect(try asked([leaf("sum area", where: "county in \"440203001\"")]).level == .village)
    }

    @Test("the divisions of a formula hold for the statistics behind it")
    func formulas() throws {
        var formula = leaf("sum area", where: nil)
        formula.id = "f"
        formula.calculation = .formula("x + x")
        formula.by = ["name"]
        let found = try asked([leaf("sum area", where: nil), formula])
        #expect(found.names.contains("name"))
    }
}
