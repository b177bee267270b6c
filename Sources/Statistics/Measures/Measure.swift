package import LandModel

/// What is done with the rows that count, bound to the fields of a source.
protocol Measure: Sendable {
    /// What the result measures.
    var dimension: Dimension { get }

    /// - Parameter rows: those that count, in the order of the source.
    func figure(of rows: MeasuredRows) -> Figure
}

/// The rows of one source that count for a figure.
struct MeasuredRows {
    let table: RowTable
    /// Places in `table.rows`.
    let places: [Int]
    let environment: MeasureEnvironment

    var rows: some Sequence<RowTable.Row> { places.lazy.map { table.rows[$0] } }

    /// A record divided among districts is several rows and one record.
    var records: Int { Set(rows.map(\.number)).count }

    func doubt(_ row: RowTable.Row) -> Figure.Doubt { Figure.Doubt(source: table.name, row: row.number) }
}

/// What measures ask of the run around them.
package struct MeasureEnvironment: Sendable {
    package var calendar: WorkCalendar
    /// Area of the ground that records of a source cover together, counted once; `nil` for a source without
    /// polygons. The districts are codes to which the ground is confined, if it is.
    package var unionArea:
        @Sendable (_ source: String, _ records: Set<Int64>, _ districts: [String]?) -> SquareMetres?

    package init(
        calendar: WorkCalendar = WorkCalendar(),
        unionArea: @escaping @Sendable (String, Set<Int64>, [String]?) -> SquareMetres? = { _, _, _ in nil }
    ) {
        self.calendar = calendar
        self.unionArea = unionArea
    }
}
