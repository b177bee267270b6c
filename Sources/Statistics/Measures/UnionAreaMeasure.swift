package import LandModel

/// `union area [within REGISTER]`: ground that the records' polygons cover together, overlaps once, on the ellipsoid; with
/// another register, what of it lies in that one's polygons.
struct UnionAreaMeasure: Measure {
    let within: String?

    var dimension: Dimension { .area }

    func figure(of rows: MeasuredRows) -> Figure {
        let records = Set(rows.rows.map(\.number))
        let ground = GroundRequest(
            source: rows.table.name, records: records, within: within,
            districts: rows.districts)
        switch rows.environment.unionArea(ground) {
        case .noPolygons: return Figure(nil, absence: .noSuchDivision, records: records.count)
        case .failed: return Figure(nil, absence: .notComputed, records: records.count)
        case .area(let area, let missing):
            return Figure(
                Rational(Int128(area.hundredths), over: 100), absence: .outOfRange, records: records.count,
                blanks: missing)
        }
    }
}

/// Ground whose area is asked for.
package struct GroundRequest: Sendable, Hashable {
    /// Register whose records have polygons.
    package var source: String
    /// Numbers of the records.
    package var records: Set<Int64>
    /// Register to whose polygons the ground is confined; `nil`: it is not.
    package var within: String?
    /// Codes of districts to which the ground is confined; `nil`: it is not.
    package var districts: [String]?
}

/// What is known of ground that was asked for.
package enum GroundAnswer: Sendable, Equatable {
    /// With the number of records that have no usable shape.
    case area(SquareMetres, missing: Int)
    case noPolygons
    /// The geometry library gave up.
    case failed
}
