/// Something wrong with the data: told, counted in the ledger, never silent and never thrown.
package struct Finding: Sendable, Hashable, Codable {
    package var rule: FindingRule
    /// Name of the source (`440203/DLTB`).
    package var source: String
    /// The source's own feature id; `nil` when the finding is about the whole source.
    package var feature: Int64?
    /// The patch's identifier (BSM), where it was read.
    package var identifier: String?
    /// Area concerned: what is lost, moved or doubtful. Zero where none is.
    package var area: SquareMetres
    /// Facts for the reader in a fixed order (`field` `KCMJ`, `found` `12.30`, `expected` `12.31`).
    package var facts: [Fact]
    /// A place inside or at the fault, longitude and latitude in degrees, where one is known.
    package var place: Place?

    package init(
        rule: FindingRule, source: String, feature: Int64? = nil, identifier: String? = nil,
        area: SquareMetres = .zero, facts: [Fact] = [], place: Place? = nil
    ) {
        self.rule = rule
        self.source = source
        self.feature = feature
        self.identifier = identifier
        self.area = area
        self.facts = facts
        self.place = place
    }

    package struct Fact: Sendable, Hashable, Codable {
        package var name: String
        package var value: String
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package struct Place: Sendable, Hashable, Codable {
        package var longitude: Double
        package var latitude: Double
        package init(longitude: Double, latitude: Double) {
            self.longitude = longitude
            self.latitude = latitude
        }
    }
}

extension Finding: Comparable {
    /// Source, feature, rule, facts, area, place: the order of `findings.csv`, whatever the order of discovery.
    package static func < (left: Finding, right: Finding) -> Bool {
        if left.source != right.source { return left.source < right.source }
        let (leftID, rightID) = (left.feature ?? .min, right.feature ?? .min)
        if leftID != rightID { return leftID < rightID }
        if left.rule != right.rule { return left.rule.rawValue < right.rule.rawValue }
        let (leftFacts, rightFacts) = (
            left.facts.map { $0.name + "=" + $0.value }, right.facts.map { $0.name + "=" + $0.value }
        )
        if leftFacts != rightFacts { return leftFacts.lexicographicallyPrecedes(rightFacts) }
        if left.area != right.area { return left.area < right.area }
        guard let here = left.place, let there = right.place else {
            return left.place == nil && right.place != nil
        }
        return (here.longitude, here.latitude) < (there.longitude, there.latitude)
    }
}
