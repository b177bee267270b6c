package import LandModel

/// Everything the checks look at, as plain values: what came out of aggregating, levelling and filling.
package struct CheckInput: Sendable {
    /// One county's figures.
    package struct County: Sendable {
        /// 6 digits.
        package var code: String
        /// Exact net area (ridges included) of the patches of each village, land and islands apart.
        package var patches: [ControlAreas.Key: SquareMetres]
        /// Levelled records, land and islands together.
        package var levelled: [LevelledRecord]
        /// The county's filled forms.
        package var tables: [SummaryTable]
        /// Names in the ledger of the sources that the patches came from; empty where no ledger was kept.
        package var sources: [String]

        package init(
            code: String, patches: [ControlAreas.Key: SquareMetres], levelled: [LevelledRecord] = [],
            tables: [SummaryTable] = [], sources: [String] = []
        ) {
            self.code = code
            self.patches = patches
            self.levelled = levelled
            self.tables = tables
            self.sources = sources
        }
    }

    package var counties: [County]
    /// Control areas of villages, townships and counties; a level that is missing altogether is not checked.
    package var control: ControlAreas
    /// The city's filled forms; empty in a run of single counties.
    package var cityTables: [SummaryTable]
    package var ledger: Ledger

    package init(
        counties: [County], control: ControlAreas = ControlAreas(), cityTables: [SummaryTable] = [],
        ledger: Ledger = Ledger()
    ) {
        self.counties = counties
        self.control = control
        self.cityTables = cityTables
        self.ledger = ledger
    }
}
