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
                // Lines of a list that are alike in one county are different ground.
                let rows = book[form].rows.filter { !seen.contains($0.keys) }
                combined.rows += rows
                seen.formUnion(rows.map(\.keys))
            }
            return combined
        }
    }
}
