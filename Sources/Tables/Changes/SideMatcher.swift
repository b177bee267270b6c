import LandModel

/// Which area columns of a form take a side, found once for each combination of the attributes that this form asks for.
struct SideMatcher {
    let form: String
    private let filters: [FormFilter]
    private let fields: [FormFilter.Field]
    private var found: [[String]: [Int]] = [:]

    init(_ form: ChangeForm) {
        self.form = form.id
        let filters = form.columns.compactMap(\.filter)
        self.filters = filters
        fields = FormFilter.Field.allCases.filter { field in filters.contains { $0.asks(for: field) } }
    }

    mutating func columns(_ key: BaseKey, landClass: String) -> [Int] {
        let values = fields.map { $0.value(key, landClass: landClass) }
        if let known = found[values] { return known }
        let columns = filters.indices.filter { filters[$0].matches(key, landClass: landClass) }
        found[values] = columns
        return columns
    }
}
