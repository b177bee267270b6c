import LandModel

/// The last guard against a silent loss: every class must stand in a column of the form that shows all classes of its
/// records, every ownership code of the base table in one of the form by ownership (T03), totals aside.
///
/// A use that no column of T13 takes was told as a finding of its zone, and the check of T13 against T14 fails.
struct CoverageGuard: Sendable {
    private let classFilters: [Form.Records: [FormFilter]]
    private let ownershipFilters: [FormFilter]

    init(_ catalogue: FormCatalogue) throws(TablesError) {
        var classFilters: [Form.Records: [FormFilter]] = [:]
        for records in Form.Records.allCases {
            classFilters[records] = try Self.filters(
                catalogue.form(Self.classForm(of: records)), asking: .landClass)
        }
        self.classFilters = classFilters
        ownershipFilters = try Self.filters(catalogue.form("T03"), asking: .ownership)
    }

    func check(_ source: FormSource, of records: Form.Records) throws(TablesError) {
        if records == .base { try checkOwnership(source) }
        let filters = classFilters[records] ?? []
        for code in source.landClasses.sorted()
        where !filters.contains(where: { $0.takes(.landClass, code) }) {
            let lost = source.total { source.landClasses[$0.landClass] == code }
            throw .classInNoColumn(classCode: code, area: lost.area, unit: lost.unit)
        }
    }

    private func checkOwnership(_ source: FormSource) throws(TablesError) {
        for ownership in Set(source.combinations.map(\.ownership)).sorted()
        where !ownershipFilters.contains(where: { $0.takes(.ownership, ownership) }) {
            let lost = source.total { source.combinations[$0.combination].ownership == ownership }
            throw .ownershipInNoColumn(ownership: ownership, area: lost.area, unit: lost.unit)
        }
    }

    /// The form whose columns take every class that a kind of record may have.
    private static func classForm(of records: Form.Records) -> String {
        switch records {
        case .base: "T02"
        case .approved: "T14"
        case .farmland: "T15"
        }
    }

    private static func filters(_ form: Form, asking field: FormFilter.Field) -> [FormFilter] {
        form.columns.compactMap(\.filter).filter { $0.asks(for: field) }
    }
}
