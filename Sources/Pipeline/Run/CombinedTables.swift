import LandModel

/// One table a form for the whole run: the city's rows, then each county's.
struct CombinedTables {
    let tables: [SummaryTable]

    init(plan: RunPlan, forms: FilledForms) {
        let counties = plan.deliveries.map { forms.counties[$0.county.code] ?? [] }
        let books = (forms.city.isEmpty ? [] : [forms.city]) + counties
        tables = (books.first ?? []).indices.map { form in
            var combined = books[0][form]
            // A county's own total stands in the city's table and in its own.
            var seen = Set(combined.rows.map(\.keys))
            for book in books.dropFirst() {
                combined.rows += book[form].rows.filter { seen.insert($0.keys).inserted }
            }
            return combined
        }
    }
}
