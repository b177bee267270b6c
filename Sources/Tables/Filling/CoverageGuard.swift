import LandModel

/// The last guard against a silent loss: every class must stand in a column of the second-level form (T02), every
/// ownership code in one of the form by ownership (T03), totals aside.
struct CoverageGuard: Sendable {
    private let classFilters: [FormFilter]
    private let ownershipFilters: [FormFilter]

    init(_ catalogue: FormCatalogue) throws(TablesError) {
        classFilters = try Self.filters(catalogue.form("T02"), asking: .landClass)
        ownershipFilters = try Self.filters(catalogue.form("T03"), asking: .ownership)
    }

    func check(_ records: [LevelledRecord]) throws(TablesError) {
        var knownClasses: Set<String> = []
        var knownOwnerships: Set<String> = []
        for record in records {
            let key = record.key
            if !knownOwnerships.contains(key.ownership) {
                guard ownershipFilters.contains(where: { Self.takes($0, .ownership, key.ownership) }) else {
                    let concerned = records.filter { $0.key.ownership == key.ownership }
                    throw .ownershipInNoColumn(
                        ownership: key.ownership, area: concerned.reduce(.zero) { $0 + $1.total },
                        unit: key.locationUnit)
                }
                knownOwnerships.insert(key.ownership)
            }
            for code in record.cells.keys.sorted() where !knownClasses.contains(code) {
                guard classFilters.contains(where: { Self.takes($0, .landClass, code) }) else {
                    let area = records.reduce(Hectares.zero) { $0 + $1.cells[code, default: .zero] }
                    throw .classInNoColumn(classCode: code, area: area, unit: key.locationUnit)
                }
                knownClasses.insert(code)
            }
        }
    }

    private static func filters(_ form: Form, asking field: FormFilter.Field) -> [FormFilter] {
        form.columns.compactMap(\.filter).filter { $0.asks(for: field) }
    }

    private static func takes(_ filter: FormFilter, _ field: FormFilter.Field, _ value: String) -> Bool {
        filter.conditions.allSatisfy { $0.field != field || $0.holds(value) }
    }
}
