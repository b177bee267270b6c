/// What of a border is nothing: too little to be told, or no wider than its lines are certain.
package enum BorderNoise {
    /// What covers less than this is nothing: 0.01 m², the unit of the survey's areas, twice and in µm².
    package static let area = TwiceArea(units: 20_000_000_000)

    /// How far apart two lines may be on average and still be the same, in µm.
    ///
    /// 0.1 mm, the tolerance that survey databases are built with (a vertex on a neighbour's edge is no nearer to it
    /// than its coordinates are exact), and the rise of an edge: what is straight in degrees or in a projection is
    /// not straight in the plane, by less than L²/8R where the latitude is below 56°. 2 mm for 300 m.
    package static func width(longestEdge: Double) -> Double {
        100 + longestEdge * longestEdge / (8 * 6_371_000_000_000)
    }

    /// Whether a piece is no wider on average than its lines are certain.
    ///
    /// - Parameter longestEdge: of the edges about it that have no twin, in µm.
    package static func covers(_ shape: borrowing PlaneShape, longestEdge: Double) -> Bool {
        let perimeter = shape.edges.reduce(0) { $0 + $1.length }
        return shape.twiceArea < area
            || Double(shape.twiceArea.units) < width(longestEdge: longestEdge) * perimeter
    }
}

extension PlaneEdge {
    /// In µm of the plane, rounded, so that sums do not depend on the order.
    var length: Double {
        let (x, y) = (Double(b.x - a.x), Double(b.y - a.y))
        return (x * x + y * y).squareRoot().rounded()
    }
}

extension EdgeGrid {
    /// Length in µm of the longest edge that may touch a box.
    package func longestEdge(touching window: PlaneBox) -> Double {
        guard box.touches(window) else { return 0 }
        var longest = 0.0
        visit(window.intersection(box)) { number in
            if edges[number].mayTouch(window) { longest = max(longest, edges[number].length) }
        }
        return longest
    }
}
