package import LandModel

/// What of a source the statistics of a plan ask for: cells that are alike in it may be one.
package struct AskedFields: Sendable, Equatable {
    /// Names of fields.
    package var names: Set<String>
    /// Level to which districts are told apart.
    package var level: DistrictLevel

    package init(names: Set<String>, level: DistrictLevel) {
        self.names = names
        self.level = level
    }
}

extension StatisticPlan {
    /// Never too little: any word of a filter or a measure that is the name of a field counts.
    package func asked(of source: String) -> AskedFields {
        guard let schema = vocabulary.sources[source] else { return AskedFields(names: [], level: .county) }
        let fields = Set(schema.fields.map(\.name))
        var asked = AskedFields(names: Set([schema.surveyYear].compactMap { $0 }), level: .county)
        func ask(_ text: String) {
            for token in (try? Lexer.tokens(of: text)) ?? [] {
                guard case .name(let name) = token.kind, fields.contains(name) else { continue }
                asked.names.insert(name)
            }
        }
        // A formula's divisions and trend hold for every statistic behind it.
        for definition in definitions where sources(of: definition.id).contains(source) {
            if case .measure(source, let filter, let measure) = definition.calculation {
                ask(filter ?? "")
                ask(measure)
            }
            ask(definition.trend ?? "")
            for division in divisions[definition.id] ?? [] {
                switch division {
                case .district(let level): asked.level = max(asked.level, level)
                case .grouping(let name):
                    let codes = vocabulary.groupings[name]?.groups.flatMap(\.codes) ?? []
                    let digits = codes.map(\.utf8.count).max() ?? 0
                    asked.level = max(
                        asked.level, DistrictLevel.allCases.first { $0.digits >= digits } ?? .village)
                case .field(let name), .yearOf(let name), .levelOne(let name): asked.names.insert(name)
                }
            }
        }
        // Asked for by name, as in `count distinct district`, a district is a village.
        if let district = schema.district, asked.names.contains(schema.fields[district].name) {
            asked.level = .village
        }
        return asked
    }
}
