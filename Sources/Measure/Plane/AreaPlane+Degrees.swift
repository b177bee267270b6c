package import LandModel

extension AreaPlane {
    /// Longitude and latitude of a point of the plane in degrees: the way back, for places in findings.
    ///
    /// Newton's method on the polynomial of the node next to it; 1e-9° is 0.1 mm, the error is far below.
    package func degrees(_ point: GridPoint) -> Finding.Place {
        Finding.Place(
            longitude: Double(point.x) / Self.micrometresPerDegree, latitude: latitude(Double(point.y)))
    }

    /// Length on the ground of a unit of the plane running east; one running north is 1 over it, since the plane
    /// keeps areas.
    package func eastScale(y: Int64) -> Double {
        let radians = Double.pi / 180
        let sine = Self.sine(latitude(Double(y)) * radians)
        let flattening = ellipsoid.flattening
        let e2 = flattening * (2 - flattening)
        let radius = ellipsoid.semiMajorAxis / (1 - e2 * sine * sine).squareRoot()
        let cosine = max(0, 1 - sine * sine).squareRoot()
        return max(radius * cosine * radians * 1e6 / Self.micrometresPerDegree, 1e-3)
    }

    private func latitude(_ y: Double) -> Double {
        // The last node at or below y; at the poles, where F has no slope, the node before.
        var (low, high) = (1, nodes.count - 2)
        while low < high {
            let middle = (low + high + 1) / 2
            if nodes[middle].x <= y { low = middle } else { high = middle - 1 }
        }
        if low + 1 < nodes.count - 1, nodes[low + 1].x - y < y - nodes[low].x { low += 1 }
        let c = nodes[low]
        var t = (y - c.x) / c.y
        for _ in 0..<6 {
            let slope = (3 * c.w * t + 2 * c.z) * t + c.y
            guard slope > 0 else { break }
            t -= (((c.w * t + c.z) * t + c.y) * t + (c.x - y)) / slope
        }
        return min(max(Double(low - Self.equator) / Double(Self.nodesPerDegree) + t, -90), 90)
    }

    /// By halving the angle and Taylor's series: no mathematical library, so the same digits everywhere.
    private static func sine(_ angle: Double) -> Double {
        // sin 3a = 3 sin a − 4 sin³ a, twice.
        let part = angle / 9
        let square = part * part
        var value = part * (1 - square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72))))
        for _ in 0..<2 { value = value * (3 - 4 * value * value) }
        return value
    }
}
