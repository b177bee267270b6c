import LandModel

/// What the statistics of a pipeline may name.
package struct StatisticVocabulary: Sendable {
    package var sources: [String: SourceSchema]
    package var classes: ClassSets
    package var groupings: [String: DistrictGrouping]
    /// The year a statistic speaks of where nothing else is said.
    package var year: Int
    /// All years that were surveyed, ascending.
    package var surveyYears: [Int]
    /// Codes of the counties of the run, ascending.
    package var counties: [String]

    package init(
        sources: [String: SourceSchema] = [:], classes: ClassSets = ClassSets(),
        groupings: [String: DistrictGrouping] = [:], year: Int,
        surveyYears: [Int] = [], counties: [String] = []
    ) {
        self.sources = sources
        self.classes = classes
        self.groupings = groupings
        self.year = year
        self.surveyYears = surveyYears
        self.counties = counties
    }

    /// Words that stand for a division wherever a source has districts.
    private static let levels: [String: DistrictLevel] = [
        "county": .county, "township": .township, "village": .village,
    ]

    /// The division that a word of `by` means for a source; `nil` where it means nothing there.
    func division(_ word: String, of source: SourceSchema) -> Division? {
        if let field = source.fields.first(where: { $0.name == word }), !source.isSummed(field) {
            // A field of districts called `county` is told apart by its level, not by whole codes.
            return field.type == .district
                ? Self.levels[word].map(Division.district) ?? .field(word) : .field(word)
        }
        if let level = Self.levels[word], source.district != nil { return .district(level) }
        if groupings[word] != nil, source.district != nil { return .grouping(word) }
        if word.hasPrefix("year-of-") {
            let name = String(word.dropFirst("year-of-".count))
            return source.fields.contains { $0.name == name && $0.type.holdsDates } ? .yearOf(name) : nil
        }
        if word.hasSuffix("-level-1") {
            let name = String(word.dropLast("-level-1".count))
            return source.fields.contains { $0.name == name && $0.type == .landClass } ? .levelOne(name) : nil
        }
        return nil
    }

    /// Words that `division(_:of:)` knows for a source.
    func divisions(of source: SourceSchema) -> [String] {
        let districts = source.district == nil ? [] : Array(Self.levels.keys) + Array(groupings.keys)
        let derived = source.fields.compactMap { field -> String? in
            switch field.type {
            case .date, .month: "year-of-" + field.name
            case .landClass: field.name + "-level-1"
            default: nil
            }
        }
        let own = source.fields.filter { !source.isSummed($0) }.map(\.name)
        return (own + districts + derived).sorted()
    }
}
