/// A smooth closed curve about a place that knows nothing of patches: a disc whose radius follows a noise.
struct Blob: Sendable {
    /// Degrees.
    var centre: Point
    /// Of the disc, in metres.
    var radius: Double
    /// Tells the shapes of blobs apart.
    var salt: Int

    /// The farthest a blob reaches, in radii.
    static let farthest = 1 + unevenness
    private static let unevenness = 0.22
    /// A full turn has so many steps of 1.5°.
    private static let steps = 240
    /// Cosine and sine of 1.5°, as literals: a library's need not be the same everywhere.
    private static let step = Point(x: 0.9996573249755573, y: 0.026176948307873153)

    /// Closed, counter-clockwise, in degrees.
    func ring(scale: Double, noise: ValueNoise) -> [Double] {
        var ring: [Double] = []
        var direction = Point(x: 1, y: 0)
        for _ in 0..<Self.steps {
            let wave = noise(direction.x * 1.4 + Double(salt) * 7, direction.y * 1.4 + Double(salt) * 3)
            let length = radius * scale * (1 + Self.unevenness * wave)
            ring.append(Lattice.rounded(centre.x + length * direction.x / Extent.metresPerDegreeEast))
            ring.append(Lattice.rounded(centre.y + length * direction.y / Extent.metresPerDegreeNorth))
            direction = Point(
                x: direction.x * Self.step.x - direction.y * Self.step.y,
                y: direction.x * Self.step.y + direction.y * Self.step.x)
        }
        RingTracer.close(&ring)
        return ring
    }
}
