/// One of the four compass directions, counter-clockwise.
package enum Direction: Int, Sendable, CaseIterable {
    case east, north, west, south

    var isHorizontal: Bool { self == .east || self == .west }
    var turnedRight: Direction { Direction(rawValue: (rawValue + 3) & 3) ?? self }
}

/// A side of a cell, walked with the cell on the left: south side eastwards, east side northwards …
package struct CellSide: Sendable, Hashable {
    package var column: Int
    package var row: Int
    package var direction: Direction

    package init(column: Int, row: Int, direction: Direction) {
        self.column = column
        self.row = row
        self.direction = direction
    }

    /// Numbers of the nodes at its start and end.
    package func nodes(in lattice: Lattice) -> (start: Int, end: Int) {
        let southWest = row * (lattice.columns + 1) + column
        let northWest = southWest + lattice.columns + 1
        switch direction {
        case .east: return (southWest, southWest + 1)
        case .north: return (southWest + 1, northWest + 1)
        case .west: return (northWest + 1, northWest)
        case .south: return (northWest, southWest)
        }
    }

    /// The cell on the right, `nil` at the edge of the lattice.
    package func neighbour(in lattice: Lattice) -> Int? {
        var (column, row) = (column, row)
        switch direction {
        case .east: row -= 1
        case .north: column += 1
        case .west: row += 1
        case .south: column -= 1
        }
        guard lattice.shape.contains(column: column, row: row) else { return nil }
        return lattice.shape.cell(column: column, row: row)
    }
}
