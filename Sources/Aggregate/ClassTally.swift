package import LandModel

/// Patches and area by district and class: the tally behind `tabulate`.
///
/// Keys are numbered by symbol tables of the tally's own, so that adding a patch costs two look-ups and no allocation.
/// `merge` joins by text; addition is integral, so order and split leave no trace.
package struct ClassTally: Sendable {
    /// One sum.
    package struct Cell: Sendable, Equatable {
        package var patches: Int64 = 0
        package var area: SquareMetres = .zero
        package init() {}
    }

    private var districts = SymbolTable()
    private var classes = SymbolTable()
    /// Cells by district number, then class number.
    private var cells: [[Cell]] = []

    package init() {}

    /// Number of a district, from its first `digits` bytes (all of them for `nil`), blanks around removed.
    @inline(__always)
    package mutating func district(_ column: TextColumn, row: Int, digits: Int?) -> Int32 {
        column.withTrimmed(row) { bytes in
            guard let digits, bytes.count > digits else { return districts.id(bytes) }
            return districts.id(UnsafeBufferPointer(rebasing: bytes[0..<digits]))
        }
    }

    /// Number of a class, blanks around removed.
    @inline(__always)
    package mutating func landClass(_ column: TextColumn, row: Int) -> Int32 {
        column.withTrimmed(row) { classes.id($0) }
    }

    package mutating func landClass(_ code: String) -> Int32 { classes.id(code) }
    package mutating func district(_ code: String) -> Int32 { districts.id(code) }

    /// Adds one patch, or the ridge of one patch, under numbers that this tally gave.
    @inline(__always)
    package mutating func add(district: Int32, landClass: Int32, area: SquareMetres) {
        let (row, column) = (Int(district), Int(landClass))
        while cells.count <= row { cells.append([]) }
        while cells[row].count <= column { cells[row].append(Cell()) }
        cells[row][column].patches += 1
        cells[row][column].area.hundredths += area.hundredths
    }

    package mutating func merge(_ other: ClassTally) {
        for row in other.rows {
            let (district, landClass) = (Int(districts.id(row.district)), Int(classes.id(row.landClass)))
            while cells.count <= district { cells.append([]) }
            while cells[district].count <= landClass { cells[district].append(Cell()) }
            cells[district][landClass].patches += row.patches
            cells[district][landClass].area += row.area
        }
    }

    /// NULL and blank keys are the empty text. Rows with at least one patch, sorted by district, then class (by bytes).
    package var rows: [ClassAreaRow] {
        var rows: [ClassAreaRow] = []
        for (district, line) in cells.enumerated() {
            for (landClass, cell) in line.enumerated() where cell.patches > 0 {
                rows.append(
                    ClassAreaRow(
                        district: districts[Int32(district)], landClass: classes[Int32(landClass)],
                        patches: cell.patches, area: cell.area))
            }
        }
        return rows.sorted { ($0.district, $0.landClass) < ($1.district, $1.landClass) }
    }
}
