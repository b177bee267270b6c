/// Finds shapes of two years that are the same but for the noise of their coordinates: another format, another
/// coordinate system, a last digit rounded.
///
/// Their keys differ where a vertex lies at the border of two cells of the grid (`ShapeHash`). Here vertex is compared with
/// vertex: rings of as many edges, each vertex within 0.1 mm of its counterpart in x and in y.
package enum NearTwins {
    /// In µm.
    private static let tolerance: Int64 = 100

    /// - Returns: places of two shapes that have no other counterpart either way, ascending.
    package static func pairs(
        before: [PlaneShape], after: [PlaneShape]
    ) -> [(before: Int32, after: Int32)] {
        let tree = BoxTree(after.map(\.box))
        var found: [Int32] = []
        var pairs: [(before: Int32, after: Int32)] = []
        var counts = [Int32: Int]()
        for (number, shape) in before.enumerated() where !shape.isEmpty {
            tree.find(shape.box.expanded(by: tolerance), into: &found)
            let twins = found.filter { areSame(shape, after[Int($0)]) }
            for twin in twins { counts[twin, default: 0] += 1 }
            if twins.count == 1 { pairs.append((Int32(truncatingIfNeeded: number), twins[0])) }
        }
        return pairs.filter { counts[$0.after] == 1 }
    }

    static func areSame(_ one: borrowing PlaneShape, _ other: borrowing PlaneShape) -> Bool {
        guard one.edges.count == other.edges.count, isNear(one.box, other.box) else { return false }
        var (rings, open) = (one.rings, other.rings)
        guard rings.count == open.count else { return false }
        while let ring = rings.popLast() {
            guard
                let twin = open.lastIndex(where: { areSame(one.edges[ring], other.edges[$0]) })
            else { return false }
            open.remove(at: twin)
        }
        return true
    }

    /// Two rings of the same direction, wherever they start.
    private static func areSame(_ one: ArraySlice<PlaneEdge>, _ other: ArraySlice<PlaneEdge>) -> Bool {
        guard one.count == other.count, let first = one.first else { return false }
        return (0..<other.count).contains { shift in
            guard isNear(first.a, other[other.startIndex + shift].a) else { return false }
            return (0..<one.count).allSatisfy { step in
                let place = shift + step < other.count ? shift + step : shift + step - other.count
                return isNear(one[one.startIndex + step].a, other[other.startIndex + place].a)
            }
        }
    }

    private static func isNear(_ one: GridPoint, _ other: GridPoint) -> Bool {
        isNear(one.x, other.x) && isNear(one.y, other.y)
    }

    private static func isNear(_ one: PlaneBox, _ other: PlaneBox) -> Bool {
        isNear(one.minX, other.minX) && isNear(one.minY, other.minY) && isNear(one.maxX, other.maxX)
            && isNear(one.maxY, other.maxY)
    }

    private static func isNear(_ one: Int64, _ other: Int64) -> Bool { abs(one - other) <= tolerance }
}
