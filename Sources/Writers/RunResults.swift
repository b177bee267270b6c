package import LandModel

/// Everything of a run that goes into files of a chosen format.
package struct RunResults: Sendable {
    /// Forms over the whole run: one machine-readable table each.
    package var tables: [SummaryTable]
    /// Forms by county and city, as they are handed in.
    package var books: [FormBook]
    /// Districts with their outlines.
    package var districts: [DistrictShape]
    /// Form whose areas stand beside the districts on the map.
    package var totals: SummaryTable?
    package var findings: [Finding]

    package init(
        tables: [SummaryTable], books: [FormBook] = [], districts: [DistrictShape] = [],
        totals: SummaryTable? = nil, findings: [Finding] = []
    ) {
        self.tables = tables
        self.books = books
        self.districts = districts
        self.totals = totals
        self.findings = findings
    }
}
