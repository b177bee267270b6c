import LandModel
import Measure

/// Cells taken one after another while they fit into a printed area, and a part of the next one that meets it.
struct CellFill: Sendable {
    /// Taken whole, in the order asked.
    private(set) var cells: [Int] = []
    /// The cell that a line cuts, and the polygons of what was taken of it.
    private(set) var cut: (cell: Int, polygons: [[[Double]]])?
    private(set) var area = TwiceArea.zero

    var reached: SquareMetres { area.squareMetres ?? .zero }

    /// - Parameters:
    ///   - ring: the outline of a cell, as the layer draws it.
    ///   - isDivisible: whether a cell may be cut; one that may not and does not fit is passed over.
    init(
        _ candidates: some Sequence<Int>, upTo wanted: SquareMetres, plane: AreaPlane,
        isDivisible: (Int) -> Bool = { _ in true }, ring: (Int) -> [Double]
    ) {
        let target = TwiceArea(units: Int128(wanted.hundredths) * 20_000_000_000)
        for cell in candidates {
            let ring = ring(cell)
            let whole = plane.twiceArea(ofRing: ring) ?? .zero
            if area + whole <= target {
                area += whole
                cells.append(cell)
                continue
            }
            guard isDivisible(cell) else { continue }
            let polygons = Self.cut(
                ring, direction: LineCut.directions[cell % 4], area: target - area, plane)
            for rings in polygons { area += plane.twiceArea(ofRings: rings) ?? .zero }
            cut = (cell, polygons)
            return
        }
    }

    /// Tells when a figure is not met to half a unit of its last printed place.
    func check(
        _ name: String, _ target: (area: SquareMetres, tolerance: SquareMetres)
    ) throws(SampleError) {
        guard (reached - target.area).magnitude < target.tolerance else {
            throw .totalNotMet(
                name: name, wanted: "\(target.area)", reached: "\(reached)", tolerance: "\(target.tolerance)")
        }
    }

    /// The side of a line through a ring that has an area.
    private static func cut(
        _ ring: [Double], direction: (Double, Double), area wanted: TwiceArea, _ plane: AreaPlane
    ) -> [[[Double]]] {
        func part(_ offset: Double) -> [[[Double]]] {
            LineCut(east: direction.0, north: direction.1, offset: offset).keeping([ring], plane: plane)
        }
        let range = LineCut.range(of: ring, east: direction.0, north: direction.1)
        var (low, high) = (range.lowerBound, range.upperBound)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            let area = part(middle).reduce(TwiceArea.zero) { $0 + (plane.twiceArea(ofRings: $1) ?? .zero) }
            if area > wanted { low = middle } else { high = middle }
        }
        return part(high)
    }
}
