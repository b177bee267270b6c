import Foundation
import GEOSBridge
import TestSupport

/// Random shapes for comparisons: what they share is often much, and their borders often coincide.
enum RandomPolygons {
    enum Size: CaseIterable {
        /// Radii of 20 to 60 m.
        case small
        /// Radii of 1 to 50 km.
        case large

        /// The factor upon the small ones: any order of size is as likely as any other.
        func scale(_ generator: inout SplitMix64) -> Double {
            self == .small ? 1 : exp(Double.random(in: log(50)...log(833), using: &generator)).rounded()
        }
    }

    /// One or two star-shaped polygons apart from one another, with holes now and then, often on a lattice of whole
    /// `scale` metres so that borders coincide.
    static func draw(_ scale: Double, _ generator: inout SplitMix64) -> [[[(Double, Double)]]] {
        let snaps = Bool.random(using: &generator)
        let parts = Int.random(in: 1...2, using: &generator)
        return (0..<parts).map { part in
            let x = Double.random(in: 0...60, using: &generator) + Double(part) * 190
            let y = Double.random(in: 0...60, using: &generator)
            let count = Int.random(in: 3...40, using: &generator)
            let centre = (x.rounded(), y.rounded())
            var rings = [star(count, centre, 20...60, scale, snaps, &generator)]
            if Bool.random(using: &generator) {
                rings.append(star(8, centre, 2...8, scale, false, &generator))
            }
            return rings
        }
    }

    static func geometry(
        _ polygons: [[[(Double, Double)]]], _ context: GEOSContext
    ) throws -> PolygonGeometry {
        try PolygonGeometry(
            polygons.map { CoordinatePolygon(rings: $0.map { $0.flatMap { [$0.0, $0.1] } }) },
            context: context)
    }

    private static func star(
        _ count: Int, _ centre: (Double, Double), _ reach: ClosedRange<Double>, _ scale: Double,
        _ snaps: Bool, _ generator: inout SplitMix64
    ) -> [(Double, Double)] {
        func place(_ value: Double) -> Double {
            snaps ? value.rounded() * scale : (value * scale * 1e6).rounded() / 1e6
        }
        var ring = (0..<count).map { index in
            let angle = 2 * Double.pi * Double(index) / Double(count)
            let radius = Double.random(in: reach, using: &generator)
            return (place(centre.0 + radius * cos(angle)), place(centre.1 + radius * sin(angle)))
        }
        ring.append(ring[0])
        return ring
    }
}
