import GDALBridge
import LandModel

/// One layer of zones as records to be written; a record is made when asked for.
struct ZoneLayer {
    let schema: LayerSchema
    let count: Int
    let record: (_ index: Int) -> ZoneRecord
}

/// What one record of a zone layer says; fields without a value stay NULL.
struct ZoneRecord {
    enum Value: Equatable {
        case text(String)
        case integer(Int)
        /// A number of so many decimals, as a whole number of its last place.
        case decimal(Int64, places: Int)
        /// Year, month, day.
        case date(Int, Int, Int)
    }

    enum Shape: Equatable {
        /// Each of closed rings in degrees, the shell first.
        case polygons([[[Double]]])
        case lines([[Double]])
        case point(Point)
    }

    /// Number of the county in the targets; `nil` for the city.
    var county: Int?
    var values: [String: Value]
    var shape: Shape
}

extension ZoneRecord.Value {
    static func squareMetres(_ area: SquareMetres) -> Self { .decimal(area.hundredths, places: 2) }
}
