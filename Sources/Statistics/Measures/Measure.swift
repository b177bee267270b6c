import LandModel

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
    /// Whether rows are records, and not cells of sums.
    let hasRecords: Bool
    /// Codes of the districts to which the part is confined; `nil`: it is the whole.
    let districts: [String]?
    let environment: MeasureEnvironment

    var rows: some Sequence<RowTable.Row> { places.lazy.map { table.rows[$0] } }

    /// A record divided among districts is several rows and one record.
    var records: Int { hasRecords ? Set(rows.map(\.number)).count : places.count }

    /// One row a record: the parts of a divided one put together again, as far as they count here.
    var wholes: [RowTable.Row] {
        guard hasRecords else { return Array(rows) }
        var (wholes, found) = ([RowTable.Row](), [Int64: Int]())
        for row in rows {
            guard let place = found[row.number] else {
                found[row.number] = wholes.count
                wholes.append(row)
                continue
            }
            for (field, value) in row.values.enumerated() where Self.isDivided(table.fields[field]) {
                guard case .number(let part) = value, case .number(let sum) = wholes[place].values[field]
                else { continue }
                wholes[place].values[field] = sum.adding(part).map(FieldValue.number) ?? .unusable
            }
        }
        return wholes
    }

    /// Areas, lengths and money go with the ground, and what is counted; grades and years hold for every part.
    private static func isDivided(_ field: RowTable.Field) -> Bool {
        switch field.type {
        case .number(let unit): unit.dimension != .plain
        case .count: true
        default: false
        }
    }

    func doubt(_ row: RowTable.Row) -> Figure.Doubt { Figure.Doubt(source: table.name, row: row.number) }
}

/// What measures ask of the run around them.
package struct MeasureEnvironment: Sendable {
    package var calendar: WorkCalendar
    /// Days of the calendar that could not be read: no working days are certain then.
    package var calendarDoubts: Set<Figure.Doubt>
    /// Ground that records cover together, counted once.
    package var unionArea: @Sendable (GroundRequest) -> GroundAnswer

    package init(
        calendar: WorkCalendar = WorkCalendar(), calendarDoubts: Set<Figure.Doubt> = [],
        unionArea: @escaping @Sendable (GroundRequest) -> GroundAnswer = { _ in .noPolygons }
    ) {
        self.calendar = calendar
        self.calendarDoubts = calendarDoubts
        self.unionArea = unionArea
    }
}
