import LandModel
import Measure

/// Divides a polygon in two along a path between two vertices it has: neighbours keep their vertices, and both parts
/// share those of the path.
///
/// Whether the path stays inside is decided in the area plane, on whole micrometres: exactly.
struct PolygonSplit {
    let plane: AreaPlane
    let seed: UInt64

    /// Neither part is less than this share of the whole.
    private static let leastShare = 0.2
    private static let trials = 24

    /// Both parts, the larger first; `nil` when no path was found.
    ///
    /// - Parameters:
    ///   - rings: closed, in degrees, the shell first and counter-clockwise, holes clockwise.
    ///   - salt: another one may find another path.
    func parts(of rings: [[Double]], salt: Int) -> [[[Double]]]? {
        let hash = StableHash(seed: seed, stream: .split)
        let shell = rings[0]
        let count = shell.count / 2 - 1
        guard count >= 8, let whole = plane.twiceArea(ofRings: rings) else { return nil }
        for trial in 0..<Self.trials {
            let first = hash.below(count, salt, 3 * trial)
            let steps = count / 2 + hash.below(count / 4 + 1, salt, 3 * trial + 1) - count / 8
            guard let path = path(in: rings, from: first, to: (first + steps) % count, hash, salt, trial)
            else { continue }
            let parts = Self.divide(rings, from: first, to: (first + steps) % count, by: path)
            let areas = parts.compactMap { plane.twiceArea(ofRings: $0)?.units }
            guard areas.count == 2, areas[0] + areas[1] == whole.units,
                areas.allSatisfy({ Double($0) >= Self.leastShare * Double(whole.units) })
            else { continue }
            return areas[0] >= areas[1] ? parts : [parts[1], parts[0]]
        }
        return nil
    }

    /// The vertices of a path between two of the shell, without these: one, off the middle.
    private func path(
        in rings: [[Double]], from first: Int, to last: Int, _ hash: StableHash, _ salt: Int, _ trial: Int
    ) -> [Double]? {
        let shell = rings[0]
        let (x0, y0) = (shell[2 * first], shell[2 * first + 1])
        let (x1, y1) = (shell[2 * last], shell[2 * last + 1])
        let bend = 0.1 * hash.signed(salt, 3 * trial + 2)
        let middle = [
            Lattice.rounded((x0 + x1) / 2 - bend * (y1 - y0)),
            Lattice.rounded((y0 + y1) / 2 + bend * (x1 - x0)),
        ]
        guard let start = point([x0, y0]), let corner = point(middle), let end = point([x1, y1]),
            LineCut.contains(shell, middle[0], middle[1]),
            !rings.dropFirst().contains(where: { LineCut.contains($0, middle[0], middle[1]) })
        else { return nil }
        for ring in rings {
            var from = point(Array(ring[0...1]))
            for index in stride(from: 2, to: ring.count, by: 2) {
                let to = point(Array(ring[index...index + 1]))
                guard let a = from, let b = to else { return nil }
                for near in [start, end] where a != near && b != near && Self.meet(a, b, near, corner) {
                    return nil
                }
                // An edge from the path's own end must not run along or beyond it.
                for near in [start, end] where a == near || b == near {
                    if Self.turn(near, corner, a == near ? b : a) == 0 { return nil }
                }
                from = to
            }
        }
        return middle
    }

    private func point(_ place: [Double]) -> GridPoint? {
        plane.gridPoint(longitude: place[0], latitude: place[1])
    }

    /// −1, 0 or 1: c lies to the right of, on, to the left of the line from a to b.
    private static func turn(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint) -> Int {
        let value =
            Int128(b.x - a.x) * Int128(c.y - a.y) - Int128(b.y - a.y) * Int128(c.x - a.x)
        return value == 0 ? 0 : value > 0 ? 1 : -1
    }

    /// Whether two segments cross or touch.
    private static func meet(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint, _ d: GridPoint) -> Bool {
        guard min(a.x, b.x) <= max(c.x, d.x), min(c.x, d.x) <= max(a.x, b.x),
            min(a.y, b.y) <= max(c.y, d.y), min(c.y, d.y) <= max(a.y, b.y)
        else { return false }
        return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0
    }

    /// The polygons on both sides of a path that starts and ends in vertices of the shell.
    private static func divide(
        _ rings: [[Double]], from first: Int, to last: Int, by path: [Double]
    ) -> [[[Double]]] {
        let shell = rings[0].dropLast(2)
        let count = shell.count / 2
        func walk(_ start: Int, _ end: Int) -> [Double] {
            (0...(end - start + count) % count).flatMap { step in
                let index = 2 * ((start + step) % count)
                return shell[index...index + 1]
            }
        }
        let back = stride(from: path.count - 2, through: 0, by: -2).flatMap { path[$0...$0 + 1] }
        var parts = [walk(first, last) + back, walk(last, first) + path].map { ring in
            var ring = ring
            RingTracer.close(&ring)
            return [ring]
        }
        for hole in rings.dropFirst() {
            parts[LineCut.contains(parts[0][0], hole[0], hole[1]) ? 0 : 1].append(hole)
        }
        return parts
    }
}
