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
        /// What the sum of the county's patches may differ from control areas; `nil` where they must be equal.
        package var tolerance: ControlTolerance?
        /// Names in the ledger of the sources that the patches came from; empty where no ledger was kept.
        package var sources: [String]
        /// Records that forms are filled from beside those of the base table.
        package var others: [Records]
        /// Last year's forms of the stock, in a run that compares two years.
        package var openingTables: [SummaryTable]
        /// The exact records of both years and what changed between them.
        package var change: Change?
        /// The same with the changes of a delivered layer.
        package var delivered: DeliveredChange?

        package init(
            code: String, patches: [ControlAreas.Key: SquareMetres], levelled: [LevelledRecord] = [],
            tables: [SummaryTable] = [], sources: [String] = [], tolerance: ControlTolerance? = nil,
            others: [Records] = [], openingTables: [SummaryTable] = [], change: Change? = nil,
            delivered: DeliveredChange? = nil
        ) {
            self.code = code
            self.patches = patches
            self.levelled = levelled
            self.tables = tables
            self.sources = sources
            self.tolerance = tolerance
            self.others = others
            self.openingTables = openingTables
            self.change = change
            self.delivered = delivered
        }
    }

    /// The base tables of two years and the changes that are said to lead from one to the other, in m².
    package struct Change: Sendable {
        package var opening: [BaseRecord]
        package var records: [ChangeRecord]
        package var closing: [BaseRecord]

        package init(opening: [BaseRecord], records: [ChangeRecord], closing: [BaseRecord]) {
            self.opening = opening
            self.records = records
            self.closing = closing
        }
    }

    /// What a county says changed, in a layer of that name.
    package struct DeliveredChange: Sendable {
        package var layer: String
        package var change: Change

        package init(layer: String, change: Change) {
            self.layer = layer
            self.change = change
        }
    }

    /// Records of one county that are levelled by themselves, and the form and column that show all of them.
    package struct Records: Sendable {
        package var form: String
        package var column: String
        /// Exact area of the records.
        package var counted: SquareMetres
        package var levelled: [LevelledRecord]

        package init(form: String, column: String, counted: SquareMetres, levelled: [LevelledRecord]) {
            self.form = form
            self.column = column
            self.counted = counted
            self.levelled = levelled
        }
    }

    package var counties: [County]
    /// Control areas of villages, townships and counties; a level that is missing altogether is not checked.
    package var control: ControlAreas
    /// The city's filled forms; empty in a run of single counties.
    package var cityTables: [SummaryTable]
    /// The same of last year, in a run that compares two years.
    package var cityOpeningTables: [SummaryTable]
    package var ledger: Ledger
    /// Names in the ledger of the sources of farmland.
    package var farmlandSources: [String]

    package init(
        counties: [County], control: ControlAreas = ControlAreas(), cityTables: [SummaryTable] = [],
        cityOpeningTables: [SummaryTable] = [], ledger: Ledger = Ledger(), farmlandSources: [String] = []
    ) {
        self.counties = counties
        self.control = control
        self.cityTables = cityTables
        self.cityOpeningTables = cityOpeningTables
        self.ledger = ledger
        self.farmlandSources = farmlandSources
    }
}

/// How far a sum of computed areas may lie from a control area that was recorded: the larger of the two bounds. Recorded
/// areas were adjusted to their control area and must meet it exactly; computed ones are rounded one by one.
package struct ControlTolerance: Sendable, Equatable {
    package var absolute: SquareMetres
    /// Part of the control area.
    package var relative: Double

    package init(absolute: SquareMetres, relative: Double) {
        self.absolute = absolute
        self.relative = relative
    }

    func admits(_ difference: SquareMetres, of control: SquareMetres) -> Bool {
        let bound = max(Double(absolute.hundredths), relative * Double(control.hundredths))
        return Double(difference.magnitude.hundredths) <= bound
    }
}
