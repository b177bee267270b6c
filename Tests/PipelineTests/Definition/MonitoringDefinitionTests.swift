import Testing

@testable import Pipeline

/// What `changes` says of zones and prices: what it decodes to, what is refused.
@Suite struct MonitoringDefinitionTests {
    private typealias Fixture = DefinitionFixture

    private static let text =
        Fixture.minimal + """
            years:
              - {year: 2019, path: a}
              - {year: 2020, path: b}
            zones:
              - {name: farmland, title: 农田, path: zones.gpkg}
              - {name: red-line, title: 红线, path: red.shp}
              - {name: later, title: 红线二, path: later.shp}
            statistics: {composition: [red-line]}

            """

    @Test("zones, epochs and prices as they are written; a survey by itself reads only what it tells of")
    func decoded() throws {
        let definition = try Fixture.decode(
            Self.text + """
                changes:
                  monitoring: {farmland: farmland, lines: [red-line, farmland]}
                  epochs:
                    - {title: 红线, before: red-line, after: later, rule: may-not-shrink}
                    - {title: 农田, before: farmland, after: farmland}
                  assets: {prices: prices.csv}

                """)
        let monitoring = definition.changes.monitoring
        #expect(monitoring.farmland == "farmland" && monitoring.lines == ["red-line", "farmland"])
        #expect(monitoring.overlaid == ["farmland", "red-line"])
        #expect(monitoring.epochs.map(\.rule) == [.mayNotShrink, .none])
        #expect(monitoring.epochs[0].before == "red-line" && monitoring.epochs[0].after == "later")
        #expect(monitoring.prices == "prices.csv")
        #expect(monitoring.zones == ["farmland", "red-line", "later"])
        #expect(definition.survey(of: definition.years[0]).zones.map(\.name) == ["red-line"])
    }

    @Test("nothing is asked for where nothing is written")
    func defaults() throws {
        let definition = try Fixture.decode(Self.text)
        let monitoring = definition.changes.monitoring
        #expect(monitoring.farmland == nil && monitoring.zones.isEmpty && monitoring.prices == nil)
        #expect(definition.survey(of: definition.years[1]).zones.count == 3)
    }

    @Test(
        "zones that are not defined, and lines or titles given twice, are told",
        arguments: [
            ("monitoring: {farmland: farm-land}", "changes.monitoring.farmland"),
            ("monitoring: {lines: [farmland, red]}", "changes.monitoring.lines[2]"),
            ("monitoring: {lines: [farmland, farmland]}", "changes.monitoring.lines[2]"),
            ("epochs: [{title: 一, before: red, after: later}]", "changes.epochs[1].before"),
            ("epochs: [{title: 一, before: later, after: red}]", "changes.epochs[1].after"),
            (
                "epochs: [{title: 一, before: later, after: later}, {title: 一, before: later, after: later}]",
                "changes.epochs[2].title"
            ),
            ("epochs: [{title: 一, before: later, after: later, rule: never}]", "changes.epochs[1].rule"),
        ])
    func refused(line: String, path: String) {
        #expect(Fixture.faults(Self.text + "changes:\n  \(line)\n").map(\.keyPath) == [path])
    }
}
