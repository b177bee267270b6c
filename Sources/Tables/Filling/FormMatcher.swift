import LandModel

/// Which area columns of a form take a cell, found once for each combination of what the form asks for.
///
/// A form of 414 columns asks for two or three attributes, so a base table of any size has a few hundred different
/// combinations of them; each is matched against all filters once and then looked up.
struct FormMatcher {
    private let filters: [FormFilter]
    private let fields: [FormFilter.Field]
    private var numbers: [String: Int] = [:]
    private var examples: [BaseKey] = []
    private var matches: [[String: [Int]]] = []

    init(_ form: Form) {
        let filters = form.columns.compactMap(\.filter)
        self.filters = filters
        fields = FormFilter.Field.allCases.filter { field in
            field != .landClass && filters.contains { $0.asks(for: field) }
        }
    }

    /// Number of the key's combination of the attributes the form asks for.
    mutating func combination(_ key: BaseKey) -> Int {
        var text = ""
        for field in fields {
            text += field.value(key, landClass: "")
            text.append("\u{1F}")
        }
        if let known = numbers[text] { return known }
        numbers[text] = examples.count
        examples.append(key)
        matches.append([:])
        return examples.count - 1
    }

    /// Area columns, by position, that take the cells of a class under a combination.
    mutating func columns(_ combination: Int, landClass: String) -> [Int] {
        if let known = matches[combination][landClass] { return known }
        let key = examples[combination]
        let found = filters.indices.filter { filters[$0].matches(key, landClass: landClass) }
        matches[combination][landClass] = found
        return found
    }
}
