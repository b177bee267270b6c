import LandModel

/// The last guard against a silent loss: every class must stand in a column of B02, every ownership in one of B03, totals
/// aside.
struct ChangeGuard {
    private let classFilters: [FormFilter]
    private let ownershipFilters: [FormFilter]

    init(_ catalogue: ChangeFormCatalogue) throws(TablesError) {
        classFilters = try Self.filters(catalogue.form("B02"), asking: .landClass)
        ownershipFilters = try Self.filters(catalogue.form("B03"), asking: .ownership)
    }

    func check(_ side: ChangeSide, in sides: ChangeSides) throws(TablesError) {
        let (code, ownership) = (side.landClass, side.key.ownership)
        if !classFilters.contains(where: { $0.takes(.landClass, code) }) {
            let lost = sides.total { $0.landClass == code }
            throw .classInNoColumn(classCode: code, area: lost.area, unit: lost.unit)
        }
        if !ownershipFilters.contains(where: { $0.takes(.ownership, ownership) }) {
            let lost = sides.total { $0.key.ownership == ownership }
            throw .ownershipInNoColumn(ownership: ownership, area: lost.area, unit: lost.unit)
        }
    }

    private static func filters(_ form: ChangeForm, asking field: FormFilter.Field) -> [FormFilter] {
        form.columns.compactMap(\.filter).filter { $0.asks(for: field) }
    }
}
