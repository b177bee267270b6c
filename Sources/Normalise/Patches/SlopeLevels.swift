import LandModel

/// Slope levels as a slope layer spells them (PDJB), set right like those of patches (GDPDJB).
package struct SlopeLevels: Sendable {
    private let list: CodeList

    package init(_ lists: CodeLists) { list = lists[PatchField.slope.rawValue] }

    /// The level that a text stands for, and what is to be told of it; `nil` where it is none.
    package func level(_ text: String) -> (name: String?, notices: [Notice]) {
        let level = AttributeCode(text, field: .slope, list: list)
        // Whoever tells it names the layer's own field.
        let notices = level.notices.map { Notice($0.rule, $0.facts.filter { $0.name != "field" }) }
        return (level.status == .unknown || level.code.isEmpty ? nil : level.code, notices)
    }
}
