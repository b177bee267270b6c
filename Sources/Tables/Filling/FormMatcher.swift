import LandModel

/// Which area columns of a form take a cell, found once for each class and each combination of the attributes that
/// this form asks for.
///
/// A form asks for two or three attributes, so its filters (up to 414) are evaluated a few hundred times however
/// large the base table is.
struct FormMatcher {
    private let filters: [FormFilter]
    private let source: FormSource
    /// Number of the form's own combination for each combination of the source.
    private var own: [Int] = []
    /// Columns by own combination and class.
    private var found: [[Int]?]

    init(_ form: Form, source: FormSource) {
        let filters = form.columns.compactMap(\.filter)
        self.filters = filters
        self.source = source
        let fields = FormFilter.Field.allCases.filter { field in
            field != .landClass && filters.contains { $0.asks(for: field) }
        }
        var numbers: [[String]: Int] = [:]
        for key in source.combinations {
            let values = fields.map { $0.value(key, landClass: "") }
            let number = numbers[values] ?? numbers.count
            numbers[values] = number
            own.append(number)
        }
        found = Array(repeating: nil, count: numbers.count * source.landClasses.count)
    }

    /// Area columns, by position, that take the cell.
    mutating func columns(_ cell: FormSource.Cell) -> [Int] {
        let place = own[cell.combination] * source.landClasses.count + cell.landClass
        if let known = found[place] { return known }
        let key = source.combinations[cell.combination]
        let landClass = source.landClasses[cell.landClass]
        let columns = filters.indices.filter { filters[$0].matches(key, landClass: landClass) }
        found[place] = columns
        return columns
    }
}
