/// The area that two shapes have in common, without constructing it.
///
///     area(A ∩ B) = Σ over edges e of A, f of B: σ_e σ_f ∫ min(y_e(x), y_f(x)) dx
///
/// inside a window that holds whatever both can share. Edges below the window count nothing, those above it are
/// stood in for by one exact count, how often the window's upper left corner lies inside. No crossing is ever
/// constructed and no predicate decided by rounding, so borders that two layers share cost nothing and leave no sliver: the
/// sum changes continuously with its inputs.
///
/// A window in which too many edges meet too many others is halved, each half with its own edges and its own corner,
/// until the pairs are few: n log n for shapes of 100,000 vertices. Contributions are rounded to
/// 2⁻⁵⁰ of the window and added as integers, so the result does not depend on the order of edges, on where rings
/// start, or on which shape is which. One worker, one instance.
package final class OverlapKernel {
    /// Pairs of edges up to which a window is not halved.
    private static let pairsAtOnce = 2_048
    /// Edges from which a patch gets a grid of its own.
    private static let gridFrom = 1_024

    private var pool: [PlaneEdge] = []
    private var leaf = OverlapLeaf()
    /// The last question in which an edge of a grid was listed, by number of the edge.
    private var marks: [Int32] = []
    private var question: Int32 = 0

    package init() {}

    /// The common area of a patch and a zone in units of 0.0001 m²: `patch.share` where the zone holds the patch.
    ///
    /// - Parameter patchGrid: the patch's own grid, where it has one.
    package func share(_ patch: borrowing PlaneShape, patchGrid: EdgeGrid? = nil, in zone: EdgeGrid) -> Int64
    {
        let window = patch.box.intersection(zone.box)
        guard !window.isEmpty, window.width > 0, window.height > 0 else { return 0 }
        if let count = zone.settled(window) {
            if count == 0 { return 0 }
            if count == 1, window == patch.box { return patch.share }
        }
        // 1e8 µm² are 0.0001 m².
        return Int64((area(patch, patchGrid, in: zone, window) / 1e8).rounded())
    }

    /// The common area in µm².
    private func area(
        _ patch: borrowing PlaneShape, _ patchGrid: EdgeGrid?, in zone: EdgeGrid, _ window: PlaneBox
    ) -> Double {
        let isWhole = window == patch.box
        pool.removeAll(keepingCapacity: true)
        var patchCount = 0
        if let patchGrid, !isWhole {
            if let count = patchGrid.settled(window) {
                if count == 0 { return 0 }
                if window == zone.box { return Double(count) * Double(zone.twiceArea.units) / 2 }
            }
            gather(patchGrid, window)
            patchCount = patchGrid.count(x: window.minX, y: window.maxY)
        } else if isWhole {
            pool.append(contentsOf: patch.edges)
        } else {
            for edge in patch.edges {
                if edge.mayTouch(window) { pool.append(edge) }
                if edge.crosses(x: window.minX), edge.crossesAbove(y: window.maxY, x: window.minX) {
                    patchCount += edge.sign
                }
            }
        }
        let patchEdges = 0..<pool.count
        gather(zone, window)
        return area(
            window, patchEdges, patchCount, patchEdges.upperBound..<pool.count,
            zone.count(x: window.minX, y: window.maxY))
    }

    /// The common area of two shapes in µm² as far as it lies in a box, which lies in the boxes of both and has an area.
    func area(_ one: EdgeGrid, _ other: EdgeGrid, within box: PlaneBox) -> Double {
        pool.removeAll(keepingCapacity: true)
        gather(one, box)
        let edges = 0..<pool.count
        gather(other, box)
        return area(
            box, edges, one.count(x: box.minX, y: box.maxY), edges.upperBound..<pool.count,
            other.count(x: box.minX, y: box.maxY))
    }

    /// A grid for a patch that is worth one.
    package static func grid(_ patch: borrowing PlaneShape) -> EdgeGrid? {
        patch.edges.count < gridFrom ? nil : EdgeGrid(copy patch)
    }

    /// Puts the edges that may touch a window into the pool, each once.
    private func gather(_ grid: EdgeGrid, _ window: PlaneBox) {
        if marks.count < grid.edges.count {
            marks = Array(repeating: 0, count: max(grid.edges.count, 2 * marks.count))
            question = 0
        }
        if question == .max {
            for index in marks.indices { marks[index] = 0 }
            question = 0
        }
        question += 1
        let question = question
        marks.withUnsafeMutableBufferPointer { marks in
            grid.edges.withUnsafeBufferPointer { edges in
                grid.visit(window) { number in
                    guard marks[number] != question else { return }
                    marks[number] = question
                    if edges[number].mayTouch(window) { pool.append(edges[number]) }
                }
            }
        }
    }

    /// The common area within a window of the edges at two places of the pool.
    ///
    /// - Parameters:
    ///   - one, other: all edges that touch the window; others do no harm.
    ///   - oneCount, otherCount: how often the window's upper left corner lies inside.
    private func area(
        _ window: PlaneBox, _ one: Range<Int>, _ oneCount: Int, _ other: Range<Int>, _ otherCount: Int
    ) -> Double {
        if one.isEmpty && oneCount == 0 || other.isEmpty && otherCount == 0 { return 0 }
        let pairs = (one.count + 1) * (other.count + 1)
        if pairs <= Self.pairsAtOnce || max(window.width, window.height) < 1_000 {
            return leaf.area(window, pool, one, oneCount, other, otherCount)
        }
        let start = pool.count
        defer { pool.removeSubrange(start...) }
        var (first, second) = (window, window)
        var (secondOne, secondOther) = (oneCount, otherCount)
        if window.width >= window.height {
            let middle = window.minX + window.width / 2
            (first.maxX, second.minX) = (middle, middle)
            secondOne += stepsRight(one, from: window.minX, to: middle, y: window.maxY)
            secondOther += stepsRight(other, from: window.minX, to: middle, y: window.maxY)
        } else {
            let middle = window.minY + window.height / 2
            (first.minY, second.maxY) = (middle, middle)
            secondOne += stepsDown(one, from: window.maxY, to: middle, x: window.minX)
            secondOther += stepsDown(other, from: window.maxY, to: middle, x: window.minX)
        }
        let parts = [
            (first, select(one, first), oneCount, select(other, first), otherCount),
            (second, select(one, second), secondOne, select(other, second), secondOther),
        ]
        // Edges that all pass through one point do not get fewer by halving.
        let left = parts.reduce(0) { $0 + ($1.1.count + 1) * ($1.3.count + 1) }
        if left > pairs + pairs / 2 { return leaf.area(window, pool, one, oneCount, other, otherCount) }
        return parts.reduce(0) { $0 + area($1.0, $1.1, $1.2, $1.3, $1.4) }
    }

    private func select(_ edges: Range<Int>, _ window: PlaneBox) -> Range<Int> {
        let start = pool.count
        for index in edges where pool[index].mayTouch(window) { pool.append(pool[index]) }
        return start..<pool.count
    }

    private func stepsRight(_ edges: Range<Int>, from left: Int64, to right: Int64, y: Int64) -> Int {
        edges.reduce(0) { count, index in
            let edge = pool[index]
            return edge.crosses(y: y) && edge.crossesRight(of: left, y: y)
                && !edge.crossesRight(of: right, y: y) ? count + edge.step : count
        }
    }

    private func stepsDown(_ edges: Range<Int>, from top: Int64, to bottom: Int64, x: Int64) -> Int {
        edges.reduce(0) { count, index in
            let edge = pool[index]
            return edge.crosses(x: x) && edge.crossesAbove(y: bottom, x: x)
                && !edge.crossesAbove(y: top, x: x) ? count + edge.sign : count
        }
    }
}
