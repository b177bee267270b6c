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

    func check(_ source: FormSource) throws(TablesError) {
        for ownership in Set(source.combinations.map(\.ownership)).sorted()
        where !ownershipFilters.contains(where: { Self.takes($0, .ownership, ownership) }) {
            let lost = source.total { source.combinations[$0.combination].ownership == ownership }
            throw .ownershipInNoColumn(ownership: ownership, area: lost.area, unit: lost.unit)
        }
        for code in source.landClasses.sorted()
        where !classFilters.contains(where: { Self.takes($0, .landClass, code) }) {
            let lost = source.total { source.landClasses[$0.landClass] == code }
            throw .classInNoColumn(classCode: code, area: lost.area, unit: lost.unit)
        }
    }

    private static func filters(_ form: Form, asking field: FormFilter.Field) -> [FormFilter] {
        form.columns.compactMap(\.filter).filter { $0.asks(for: field) }
    }

    private static func takes(_ filter: FormFilter, _ field: FormFilter.Field, _ value: String) -> Bool {
        filter.conditions.allSatisfy { $0.field != field || $0.holds(value) }
    }
}
