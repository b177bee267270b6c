import Testing

/// A linear map of whole numbers: what it makes of a shape of whole metres has a known multiple of its area, exactly.
struct LatticeMap: Sendable, CustomTestStringConvertible {
    var xx: Int
    var xy: Int
    var yx: Int
    var yy: Int

    init(_ xx: Int, _ xy: Int, _ yx: Int, _ yy: Int) {
        (self.xx, self.xy, self.yx, self.yy) = (xx, xy, yx, yy)
    }

    /// The four turns of a square, and each of them mirrored.
    static let symmetries = [
        LatticeMap(1, 0, 0, 1), LatticeMap(0, -1, 1, 0), LatticeMap(-1, 0, 0, -1), LatticeMap(0, 1, -1, 0),
        LatticeMap(-1, 0, 0, 1), LatticeMap(0, 1, 1, 0), LatticeMap(1, 0, 0, -1), LatticeMap(0, -1, -1, 0),
    ]

    /// By how much areas grow.
    var factor: Int64 { Int64(abs(xx * yy - xy * yx)) }

    var testDescription: String { "(\(xx) \(xy) \(yx) \(yy))" }

    func callAsFunction(_ polygons: [[[(Double, Double)]]], times scale: Int = 1) -> [[[(Double, Double)]]] {
        func sum(_ a: Int, _ x: Double, _ b: Int, _ y: Double) -> Double {
            Double(scale * a) * x + Double(scale * b) * y
        }
        return polygons.map { rings in
            rings.map { ring in ring.map { (sum(xx, $0.0, xy, $0.1), sum(yx, $0.0, yy, $0.1)) } }
        }
    }
}
