/// Rings for tests: x and y in turn, closed.
enum Rings {
    /// A rectangle, clockwise from its lower left corner.
    static func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> [Double] {
        [x0, y0, x0, y1, x1, y1, x1, y0, x0, y0]
    }

    static func reversed(_ ring: [Double]) -> [Double] {
        stride(from: ring.count - 2, through: 0, by: -2).flatMap { [ring[$0], ring[$0 + 1]] }
    }

    /// A hole: the same rectangle counter-clockwise.
    static func hole(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> [Double] {
        reversed(box(x0, y0, x1, y1))
    }

    /// Twice the signed area by the shoelace formula; negative for clockwise rings.
    static func twiceArea(_ ring: [Double]) -> Double {
        var sum = 0.0
        for index in stride(from: 0, to: ring.count - 2, by: 2) {
            sum += ring[index] * ring[index + 3] - ring[index + 2] * ring[index + 1]
        }
        return sum
    }

    /// A star-shaped ring about a centre with coordinates of nine decimals at most, clockwise.
    static func star(
        _ x: Double, _ y: Double, radius: Double, vertices: Int,
        using generator: inout some RandomNumberGenerator
    ) -> [Double] {
        var ring: [Double] = []
        for index in 0..<vertices {
            // Corners of an octagon walk, so that no sine is needed: eight directions scaled at random.
            let (dx, dy) = directions[index * directions.count / vertices % directions.count]
            let length = radius * Double.random(in: 0.5...1, using: &generator)
            let turn = Double(index * directions.count % vertices) / Double(vertices)
            let (nextX, nextY) = directions[(index * directions.count / vertices + 1) % directions.count]
            ring.append(round(x + length * (dx + (nextX - dx) * turn)))
            ring.append(round(y + length * (dy + (nextY - dy) * turn)))
        }
        return ring + ring[..<2]
    }

    private static let directions: [(Double, Double)] = [
        (1, 0), (0.7, -0.7), (0, -1), (-0.7, -0.7), (-1, 0), (-0.7, 0.7), (0, 1), (0.7, 0.7),
    ]

    private static func round(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}
