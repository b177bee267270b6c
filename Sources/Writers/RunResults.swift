package import LandModel

/// Everything of a run that goes into files of a chosen format.
package struct RunResults: Sendable {
    /// Forms over the whole run: one machine-readable table each.
    package var tables: [SummaryTable]
    /// Forms by county and city, as they are handed in.
    package var books: [FormBook]
    /// What stands around tables that belong to no single district.
    package var texts: FormTexts
    /// Districts with their outlines.
    package var districts: [DistrictShape]
    /// Form whose areas stand beside the districts on the map.
    package var totals: SummaryTable?
    package var findings: [Finding]
    /// What is told beside the forms.
    package var statistics: [StatisticTable]
    /// Ground to look at on a map, a layer each.
    package var grounds: [GroundLayer]

    package init(
        tables: [SummaryTable], books: [FormBook] = [], texts: FormTexts = FormTexts(),
        districts: [DistrictShape] = [],
        totals: SummaryTable? = nil, findings: [Finding] = [], statistics: [StatisticTable] = [],
        grounds: [GroundLayer] = []
    ) {
        self.tables = tables
        self.books = books
        self.texts = texts
        self.districts = districts
        self.totals = totals
        self.findings = findings
        self.statistics = statistics
        self.grounds = grounds
    }
}
