import GDALBridge
import Glibc

/// Circular arcs as chords.
///
/// The step is at most `maximumStep`, at which a chord figure's area differs from the arc's by 3·10⁻⁶ of the
/// sector. An arc gives the same vertices from either end, so that neighbours who share it stay neighbours.
package enum ArcChords {
    /// Greatest angle of one chord, degrees; told with every linearised feature.
    package static let maximumStep = GDALRuntime.arcStep

    /// Vertices for a string of arcs (start, a point on the arc, end, a point on the next arc, …): x y in turn,
    /// starts and ends as given. `nil` for an even number of points or one alone.
    static func chords(of points: [Double]) -> [Double]? {
        let count = points.count / 2
        if count == 0 { return [] }
        guard count >= 3, count % 2 == 1 else { return nil }
        var chords = [points[0], points[1]]
        for arc in stride(from: 0, to: points.count - 4, by: 4) {
            let (start, middle, end) = (
                Point(points[arc], points[arc + 1]), Point(points[arc + 2], points[arc + 3]),
                Point(points[arc + 4], points[arc + 5])
            )
            let reversed = (end.x, end.y) < (start.x, start.y)
            let inner = reversed ? between(end, middle, start).reversed() : between(start, middle, end)
            for point in inner + [end] {
                chords.append(point.x)
                chords.append(point.y)
            }
        }
        return chords
    }

    private struct Point {
        var x: Double
        var y: Double
        init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// Vertices strictly between start and end; none where the three points lie on a line.
    private static func between(_ start: Point, _ middle: Point, _ end: Point) -> [Point] {
        let centre: Point
        var sweep: Double
        let turn: Double
        if start.x == end.x, start.y == end.y {
            // A full circle is given by the point opposite its start (SQL/MM 4.2.6).
            centre = Point((start.x + middle.x) / 2, (start.y + middle.y) / 2)
            sweep = 2 * .pi
            turn = 0
        } else {
            // Circumcentre relative to the start, which keeps the digits of large coordinates.
            let (bx, by) = (middle.x - start.x, middle.y - start.y)
            let (cx, cy) = (end.x - start.x, end.y - start.y)
            turn = bx * cy - by * cx
            // Nearly straight: the chord itself, as the centre would be noise.
            guard turn.magnitude > 1e-12 * (cx * cx + cy * cy) else { return [] }
            let (b2, c2) = (bx * bx + by * by, cx * cx + cy * cy)
            centre = Point(
                start.x + (cy * b2 - by * c2) / (2 * turn), start.y + (bx * c2 - cx * b2) / (2 * turn))
            sweep = atan2(end.y - centre.y, end.x - centre.x) - atan2(start.y - centre.y, start.x - centre.x)
            // Counter-clockwise when the point on the arc lies right of the chord, that is when the turn is left.
            if turn > 0, sweep <= 0 { sweep += 2 * .pi }
            if turn < 0, sweep >= 0 { sweep -= 2 * .pi }
        }
        let (dx, dy) = (start.x - centre.x, start.y - centre.y)
        let steps = Int((sweep.magnitude / (maximumStep * .pi / 180)).rounded(.up))
        guard steps > 1 else { return [] }
        return (1..<steps).map { step in
            let angle = sweep * Double(step) / Double(steps)
            let (sine, cosine) = (sin(angle), cos(angle))
            return Point(centre.x + dx * cosine - dy * sine, centre.y + dx * sine + dy * cosine)
        }
    }
}
