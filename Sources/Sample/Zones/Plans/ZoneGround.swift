import LandModel
import Measure
import Normalise

/// What the planners of zones ask of the finished city, cell by cell.
struct ZoneGround: Sendable {
    let city: SampleCity
    /// Cells inside the city, in their order.
    let cells: [Int]
    /// Number of each patch in its village, from 1, as the deliveries write it (TBBH).
    let numbersInVillage: [Int32]

    init(_ city: SampleCity) {
        self.city = city
        cells = city.districts.villageOfCell.indices.filter { city.districts.villageOfCell[$0] >= 0 }
        var (village, number) = (Int32(-1), Int32(0))
        numbersInVillage = city.plan.patches.map { patch in
            number = patch.village == village ? number + 1 : 1
            village = patch.village
            return number
        }
    }

    var lattice: Lattice { city.lattice }

    func isInside(_ cell: Int) -> Bool { city.districts.villageOfCell[cell] >= 0 }

    /// Number of the patch a cell belongs to, its inner patch left aside.
    func patch(_ cell: Int) -> Int { Int(city.plan.patchOfCell[cell]) }

    func profile(ofPatch number: Int) -> ClassProfile {
        ClassProfile.all[Int(city.attributes[number].classNumber)]
    }

    func profile(ofCell cell: Int) -> ClassProfile { profile(ofPatch: patch(cell)) }

    /// The inner patch of a cell, if there is one.
    func inner(_ cell: Int) -> Int? {
        let inner = city.plan.innerOfCell[cell]
        return inner < 0 ? nil : Int(inner)
    }

    func county(_ cell: Int) -> Int {
        city.districts.villages[Int(city.districts.villageOfCell[cell])].county
    }

    func village(ofPatch number: Int) -> Districts.Village {
        city.districts.villages[Int(city.plan.patches[number].village)]
    }

    /// A cell's middle as shares of the box.
    func share(_ cell: Int) -> Point {
        let middle = lattice.middle(ofCell: cell)
        return Point(x: middle.x / Double(lattice.columns), y: middle.y / Double(lattice.rows))
    }

    /// TBDLMJ of a patch.
    func netArea(ofPatch number: Int) -> SquareMetres {
        let gross = city.areas.gross[number]
        return gross
            - DeductionRule.deducted(gross: gross, ratio: Int64(city.attributes[number].ridgeRatio))
    }

    /// The cells in an order of chance.
    func shuffled(_ cells: [Int], _ hash: StableHash) -> [Int] {
        cells.map { (hash.bits($0, 71), $0) }.sorted { $0 < $1 }.map(\.1)
    }

    /// The sides of a group of cells that others lie beyond, with these; `nil` at the edge of the lattice.
    func forSides(of cells: [Int], _ body: (_ side: CellSide, _ own: Int, _ beyond: Int?) -> Void) {
        for cell in cells {
            for direction in Direction.allCases {
                let side = CellSide(
                    column: lattice.shape.column(cell), row: lattice.shape.row(cell), direction: direction)
                body(side, cell, side.neighbour(in: lattice))
            }
        }
    }

    /// How many cells a cell lies away from the nearest place outside the city, kings' steps; 0 outside.
    func clearance() -> [Int32] {
        let shape = lattice.shape
        var steps = Array(repeating: Int32(0), count: shape.cells)
        // Two sweeps give the distance to the nearest cell outside, or beyond the lattice's rim.
        func step(_ cell: Int, _ others: [(Int, Int)]) {
            guard isInside(cell) else { return }
            let (column, row) = (shape.column(cell), shape.row(cell))
            var least = Int32.max
            for (across, up) in others {
                let isThere = shape.contains(column: column + across, row: row + up)
                let other = isThere ? steps[shape.cell(column: column + across, row: row + up)] : 0
                least = min(least, other + 1)
            }
            steps[cell] = least
        }
        for cell in 0..<shape.cells { step(cell, [(-1, 0), (-1, -1), (0, -1), (1, -1)]) }
        for cell in stride(from: shape.cells - 1, through: 0, by: -1) {
            let known = steps[cell]
            step(cell, [(1, 0), (1, 1), (0, 1), (-1, 1)])
            steps[cell] = min(steps[cell], known)
        }
        return steps
    }
}
