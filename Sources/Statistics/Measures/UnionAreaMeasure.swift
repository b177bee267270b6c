import LandModel

/// `union area`: ground that the records' polygons cover together, overlaps once, on the ellipsoid.
struct UnionAreaMeasure: Measure {
    var dimension: Dimension { .area }

    func figure(of rows: MeasuredRows) -> Figure { figure(of: rows, in: nil) }

    /// - Parameter districts: codes to which the ground is confined.
    func figure(of rows: MeasuredRows, in districts: [String]?) -> Figure {
        let records = Set(rows.rows.map(\.number))
        let area = rows.environment.unionArea(rows.table.name, records, districts)
        return Figure(
            area.flatMap { Rational(Int128($0.hundredths), over: 100) }, absence: .noSuchDivision,
            records: records.count)
    }
}
