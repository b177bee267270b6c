/// The edges of one shape in a grid of equal cells, for questions about a small part of it.
///
/// Every cell lists the edges that touch it and knows how often its upper left corner lies inside: 1 or 0 for
/// a valid shape. A box of cells without edges lies wholly inside or wholly outside; any other question needs the
/// edges of its own cells alone. Counts are exact (see `PlaneEdge`). Immutable, shared between workers.
package final class EdgeGrid: Sendable {
    package let edges: [PlaneEdge]
    package let box: PlaneBox
    package let twiceArea: TwiceArea
    /// The lower left corner: one unit outside the box, so that nothing lies on the grid's own border.
    private let originX: Int64
    private let originY: Int64
    private let side: Int64
    let columns: Int
    let rows: Int
    /// Edges of cell c are `cellEdges[cellStarts[c]..<cellStarts[c + 1]]`; cells run row by row from the lower left.
    private let cellStarts: [Int32]
    private let cellEdges: [Int32]
    /// How often the cell's upper left corner lies inside.
    private let corners: [Int32]

    package convenience init(_ shape: PlaneShape) {
        self.init(edges: shape.edges, box: shape.box, twiceArea: shape.twiceArea)
    }

    init(edges: [PlaneEdge], box: PlaneBox, twiceArea: TwiceArea) {
        precondition(!edges.isEmpty && edges.count < Int(Int32.max), "a shape with edges, and countable ones")
        self.edges = edges
        self.box = box
        self.twiceArea = twiceArea
        originX = box.minX - 1
        originY = box.minY - 1
        let layout = Self.layout(box, edges: edges.count)
        (side, columns, rows) = layout
        let cells = CellWalk(originX: originX, originY: originY, side: side, columns: columns, rows: rows)

        var starts = [Int32](repeating: 0, count: columns * rows + 1)
        for edge in edges { cells.visit(edge) { starts[$0 + 1] += 1 } }
        for cell in 1..<starts.count { starts[cell] += starts[cell - 1] }
        var ends = starts
        var listed = [Int32](repeating: 0, count: Int(starts[starts.count - 1]))
        for (number, edge) in edges.enumerated() {
            cells.visit(edge) { cell in
                listed[Int(ends[cell])] = Int32(truncatingIfNeeded: number)
                ends[cell] += 1
            }
        }
        var corners = [Int32](repeating: 0, count: columns * rows)
        for row in 0..<rows {
            let top = originY + Int64(row + 1) * side
            var inside: Int32 = 0
            for column in 0..<columns {
                let cell = row * columns + column
                corners[cell] = inside
                let left = originX + Int64(column) * side
                for place in starts[cell]..<starts[cell + 1] {
                    let edge = edges[Int(listed[Int(place)])]
                    guard edge.crosses(y: top), edge.crossesRight(of: left, y: top),
                        !edge.crossesRight(of: left + side, y: top)
                    else { continue }
                    inside += Int32(edge.step)
                }
            }
        }
        (cellStarts, cellEdges, self.corners) = (starts, listed, corners)
    }

    /// About two cells an edge, as square as the box allows.
    private static func layout(_ box: PlaneBox, edges: Int) -> (side: Int64, columns: Int, rows: Int) {
        let (width, height) = (Double(box.width + 3), Double(box.height + 3))
        let cells = Double(2 * edges + 1)
        let longest = max(width, height)
        // A thin box has at most as many cells in a row as there are in all.
        let side = max((width * height / cells).squareRoot(), longest / cells, 1).rounded(.up)
        return (
            Int64(side), max(1, Int((width / side).rounded(.up))), max(1, Int((height / side).rounded(.up)))
        )
    }

    // MARK: Questions

    /// Columns and rows of cells that a box touches; the box must touch the shape's own.
    @inline(__always)
    func cells(_ window: PlaneBox) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
        let left = max(0, min(columns - 1, Int((window.minX - originX) / side)))
        let right = max(left, min(columns - 1, Int((window.maxX - originX) / side)))
        let bottom = max(0, min(rows - 1, Int((window.minY - originY) / side)))
        let top = max(bottom, min(rows - 1, Int((window.maxY - originY) / side)))
        return (left...right, bottom...top)
    }

    /// How often a window without edges lies inside; `nil` when one of its cells has edges.
    @inline(__always)
    func settled(_ window: PlaneBox) -> Int? {
        let (columns, rows) = cells(window)
        return cellStarts.withUnsafeBufferPointer { starts in
            for row in rows {
                let first = row &* self.columns &+ columns.lowerBound
                let last = row &* self.columns &+ columns.upperBound
                if starts[first] != starts[last &+ 1] { return nil }
            }
            return Int(corners[rows.upperBound &* self.columns &+ columns.lowerBound])
        }
    }

    /// Whether a box lies wholly inside (once) or wholly outside; `nil` when its cells do not tell.
    @inline(__always)
    func holds(_ box: PlaneBox) -> Bool? {
        guard let count = settled(self.box.intersection(box)) else { return nil }
        if count == 0 { return false }
        return count == 1 && self.box.contains(box) ? true : nil
    }

    /// Hands over the number of each edge that may touch a window, some of them several times.
    @inline(__always)
    func visit(_ window: PlaneBox, _ body: (Int) -> Void) {
        let (columns, rows) = cells(window)
        cellStarts.withUnsafeBufferPointer { starts in
            cellEdges.withUnsafeBufferPointer { listed in
                for row in rows {
                    let first = Int(starts[row &* self.columns &+ columns.lowerBound])
                    let end = Int(starts[row &* self.columns &+ columns.upperBound &+ 1])
                    for place in first..<end { body(Int(listed[place])) }
                }
            }
        }
    }

    /// Numbers of the edges that touch a cell.
    func edgesOfCell(_ cell: Int) -> ArraySlice<Int32> {
        cellEdges[Int(cellStarts[cell])..<Int(cellStarts[cell + 1])]
    }

    /// How often the point (x + ε, y + δ) lies inside; the point must lie in the shape's box.
    func count(x: Int64, y: Int64) -> Int {
        let (columns, rows) = cells(PlaneBox(minX: x, minY: y, maxX: x, maxY: y))
        let (column, row) = (columns.lowerBound, rows.lowerBound)
        let cell = row * self.columns + column
        let left = originX + Int64(column) * side
        let top = originY + Int64(row + 1) * side
        var count = Int(corners[cell])
        for place in cellStarts[cell]..<cellStarts[cell + 1] {
            let edge = edges[Int(cellEdges[Int(place)])]
            // From the corner to the right, then down.
            if edge.crosses(y: top), edge.crossesRight(of: left, y: top), !edge.crossesRight(of: x, y: top) {
                count += edge.step
            }
            if edge.crosses(x: x), edge.crossesAbove(y: y, x: x), !edge.crossesAbove(y: top, x: x) {
                count += edge.sign
            }
        }
        return count
    }
}

/// Which cells of a grid an edge touches, its border included; never too few.
private struct CellWalk {
    let originX: Int64
    let originY: Int64
    let side: Int64
    let columns: Int
    let rows: Int

    @inline(__always)
    func visit(_ edge: PlaneEdge, _ body: (Int) -> Void) {
        // A unit to either side: a vertex on the border of two cells belongs to both.
        let bottom = clamp((edge.minY - 1 - originY) / side, rows)
        let top = clamp((edge.maxY + 1 - originY) / side, rows)
        let (low, high) = edge.a.y <= edge.b.y ? (edge.a, edge.b) : (edge.b, edge.a)
        let isLevel = high.y == low.y
        let slope = isLevel ? 0 : Double(high.x - low.x) / Double(high.y - low.y)
        for row in bottom...top {
            var (left, right) = (edge.minX, edge.maxX)
            if bottom < top && !isLevel {
                // Where the edge enters and leaves the row, rounding made up for by two units.
                let floor = originY + Int64(row) * side
                let from = Double(max(low.y, floor) - low.y) * slope
                let to = Double(min(high.y, floor + side) - low.y) * slope
                left = max(left, low.x + Int64(min(from, to).rounded(.down)) - 2)
                right = min(right, low.x + Int64(max(from, to).rounded(.up)) + 2)
            }
            let first = clamp((left - 1 - originX) / side, columns)
            let last = clamp((right + 1 - originX) / side, columns)
            guard first <= last else { continue }
            for column in first...last { body(row &* columns &+ column) }
        }
    }

    @inline(__always)
    private func clamp(_ cell: Int64, _ count: Int) -> Int { max(0, min(count - 1, Int(cell))) }
}
