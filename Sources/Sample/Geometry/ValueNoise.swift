/// Smooth noise over the plane: random values at integer points, joined by cubic steps, in several octaves.
///
/// Only additions and products, so that every machine gets the same digits (a library's sine need not).
package struct ValueNoise: Sendable {
    private let hash: StableHash
    private let octaves: Int

    package init(seed: UInt64, stream: StableHash.Stream, octaves: Int) {
        hash = StableHash(seed: seed, stream: stream)
        self.octaves = octaves
    }

    /// From −1 to 1; one unit of x and y is the longest wave.
    package func callAsFunction(_ x: Double, _ y: Double) -> Double {
        var sum = 0.0
        var weight = 1.0
        var weights = 0.0
        var frequency = 1.0
        for octave in 0..<octaves {
            sum += weight * layer(x * frequency, y * frequency, octave)
            weights += weight
            weight *= 0.5
            frequency *= 2
        }
        return sum / weights
    }

    private func layer(_ x: Double, _ y: Double, _ octave: Int) -> Double {
        let (column, row) = (x.rounded(.down), y.rounded(.down))
        let (across, up) = (Self.step(x - column), Self.step(y - row))
        func value(_ east: Int, _ north: Int) -> Double {
            hash.signed((Int(column) + east) &* 64 &+ octave, Int(row) + north)
        }
        let south = value(0, 0) * (1 - across) + value(1, 0) * across
        let north = value(0, 1) * (1 - across) + value(1, 1) * across
        return south * (1 - up) + north * up
    }

    private static func step(_ t: Double) -> Double { t * t * (3 - 2 * t) }
}
