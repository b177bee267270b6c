import LandModel
import Measure

/// Whether a district layer lies beside the patches as a whole, as boundaries from web maps do (about 600 m).
struct DistrictShift: Sendable, Equatable {
    /// How far the districts lie from their patches, in metres.
    var east: Double
    var north: Double
    /// Districts that agree on it, of how many.
    var agreeing: Int
    var compared: Int

    /// What is less is no shift of a layer but a matter of single borders.
    private static let least = 20.0

    /// - Parameter patches: the box of the patches of each district.
    static func find(_ zones: DistrictZones, patches: [String: PlaneBox], plane: AreaPlane) -> DistrictShift?
    {
        var vectors: [(east: Double, north: Double)] = []
        var compared = 0
        for (code, numbers) in zones.numbers.sorted(by: { $0.key < $1.key }) {
            guard let box = patches[code], !box.isEmpty else { continue }
            var zone = PlaneBox.empty
            for number in numbers { zone.add(zones.zones[Int(number)].grid.box) }
            compared += 1
            let scale = plane.eastScale(y: (box.minY + box.maxY) / 2)
            let (west, east) = (
                Double(zone.minX - box.minX) * scale / 1e6, Double(zone.maxX - box.maxX) * scale / 1e6
            )
            let (south, north) = (
                Double(zone.minY - box.minY) / scale / 1e6, Double(zone.maxY - box.maxY) / scale / 1e6
            )
            let vector = ((west + east) / 2, (south + north) / 2)
            let bound = tolerance(vector)
            if abs(west - east) / 2 <= bound, abs(south - north) / 2 <= bound { vectors.append(vector) }
        }
        guard !vectors.isEmpty else { return nil }
        let middle = (median(vectors.map(\.east)), median(vectors.map(\.north)))
        let size = (middle.0 * middle.0 + middle.1 * middle.1).squareRoot()
        let bound = tolerance(middle)
        let agreeing = vectors.filter {
            abs($0.east - middle.0) <= bound && abs($0.north - middle.1) <= bound
        }.count
        guard size > least, 2 * agreeing > compared else { return nil }
        return DistrictShift(east: middle.0, north: middle.1, agreeing: agreeing, compared: compared)
    }

    /// - Parameter source: name of the patches' layer.
    func finding(source: String) -> Finding {
        Finding(
            rule: .districtsShifted, source: source,
            facts: [
                Finding.Fact("east-m", FixedPoint.string(Int64((east * 10).rounded()), decimals: 1)),
                Finding.Fact("north-m", FixedPoint.string(Int64((north * 10).rounded()), decimals: 1)),
                Finding.Fact("agreeing", "\(agreeing)/\(compared)"),
            ])
    }

    /// A tenth of the shift: it varies over a web map, and its borders are drawn coarsely.
    private static func tolerance(_ vector: (Double, Double)) -> Double {
        max(5, 0.1 * (vector.0 * vector.0 + vector.1 * vector.1).squareRoot())
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
