/// What is told of changes beside the change forms. Names are those of `ZoneDefinition`.
package struct MonitoringDefinition: Sendable, Equatable {
    /// One layer of zones at two times.
    package struct Epoch: Sendable, Equatable {
        package enum Rule: String, Sendable, CaseIterable {
            case none
            /// Ground that was in the zones before must be in them after.
            case mayNotShrink = "may-not-shrink"
        }

        package var title: String
        package var before: String
        package var after: String
        package var rule: Rule
    }

    /// Permanent basic farmland: what lies inside is told apart.
    package var farmland: String?
    /// Control lines inside which gains and losses are told.
    package var lines: [String]
    package var epochs: [Epoch]
    /// Table of unit prices of the asset balance sheet, as written.
    package var prices: String?

    /// The zones that changed ground is laid over, each once.
    var overlaid: [String] {
        lines.reduce(into: farmland.map { [$0] } ?? []) { names, line in
            if !names.contains(line) { names.append(line) }
        }
    }

    /// All zones that are read for a comparison.
    var zones: Set<String> { Set(overlaid + epochs.flatMap { [$0.before, $0.after] }) }

    init(_ values: DefinitionValues) {
        let monitoring = values.group("monitoring")
        farmland = monitoring.optionalText("farmland")
        lines = monitoring.words("lines") ?? []
        epochs = values.groups("epochs").map {
            Epoch(
                title: $0.text("title"), before: $0.text("before"), after: $0.text("after"),
                rule: $0.choice("rule", else: .none))
        }
        prices = values.group("assets").optionalText("prices")
    }
}
