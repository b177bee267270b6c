package import LandModel

/// Patches and area by district and class: the tally behind `tabulate`.
///
/// Keys are numbered by symbol tables of the tally's own, a batch at a time, so that adding a patch allocates nothing.
/// `merge` joins by text; addition is integral, so order and split leave no trace.
package struct ClassTally: Sendable {
    private struct Cell {
        var patches: Int64 = 0
        var area: Int64 = 0
    }

    private var districts = SymbolTable()
    private var classes = SymbolTable()
    /// Cells of a district stand together, `width` of them.
    private var cells: [Cell] = []
    private var width = 64

    package init() {}

    /// Replaces `numbers` by the number of each row's district: its first `digits` bytes, or all for `nil`.
    package mutating func fillDistricts(_ numbers: inout [Int32], of column: TextColumn, digits: Int?) {
        districts.fill(&numbers, of: column, prefix: digits)
        makeRoom()
    }

    /// Replaces `numbers` by the number of each row's class.
    package mutating func fillClasses(_ numbers: inout [Int32], of column: TextColumn) {
        classes.fill(&numbers, of: column)
        makeRoom()
    }

    package mutating func district(_ code: String) -> Int32 {
        defer { makeRoom() }
        return districts.id(code)
    }

    package mutating func landClass(_ code: String) -> Int32 {
        defer { makeRoom() }
        return classes.id(code)
    }

    /// Adds one patch, or the ridge of one patch, under numbers that this tally gave.
    @inline(__always)
    package mutating func add(district: Int32, landClass: Int32, area: SquareMetres) {
        let index = Int(district) &* width &+ Int(landClass)
        cells[index].patches &+= 1
        cells[index].area += area.hundredths
    }

    /// Adds a batch: one patch a row, areas in 0.01 m².
    package mutating func add(districts: [Int32], classes: [Int32], areas: [Int64]) {
        precondition(
            districts.count == areas.count && classes.count == areas.count, "columns have equal lengths")
        let width = width
        cells.withUnsafeMutableBufferPointer { cells in
            for row in areas.indices {
                let index = Int(districts[row]) &* width &+ Int(classes[row])
                cells[index].patches &+= 1
                cells[index].area += areas[row]
            }
        }
    }

    package mutating func merge(_ other: ClassTally) {
        for row in other.rows {
            let (district, landClass) = (district(row.district), landClass(row.landClass))
            let index = Int(district) * width + Int(landClass)
            cells[index].patches += row.patches
            cells[index].area += row.area.hundredths
        }
    }

    /// NULL and blank keys are the empty text. Rows with at least one patch, sorted by district, then class.
    package var rows: [ClassAreaRow] {
        var rows: [ClassAreaRow] = []
        for index in cells.indices where cells[index].patches > 0 {
            rows.append(
                ClassAreaRow(
                    district: districts[Int32(index / width)], landClass: classes[Int32(index % width)],
                    patches: cells[index].patches, area: SquareMetres(hundredths: cells[index].area)))
        }
        return rows.sorted { ($0.district, $0.landClass) < ($1.district, $1.landClass) }
    }

    /// Every number given so far has a cell.
    private mutating func makeRoom() {
        if classes.count > width {
            var wider = width
            while wider < classes.count { wider *= 2 }
            var moved = Array(repeating: Cell(), count: cells.count / width * wider)
            for index in cells.indices { moved[index / width * wider + index % width] = cells[index] }
            (cells, width) = (moved, wider)
        }
        let missing = districts.count * width - cells.count
        if missing > 0 { cells.append(contentsOf: repeatElement(Cell(), count: missing)) }
    }
}
