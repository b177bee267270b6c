import LandModel
import TestSupport
import Testing

@testable import Measure

/// Whatever is cancelled within batches, the sum is that of all edges one by one.
@Suite struct BatchBalanceTests {
    private typealias Ring = [(Double, Double)]

    /// A coverage of cells whose borders are random lines that neighbours share.
    private struct Cells {
        let side: Int
        private var rows: [[Ring]] = []
        private var columns: [[Ring]] = []

        init(side: Int, using generator: inout SplitMix64) {
            self.side = side
            func place(_ x: Double, _ y: Double) -> (Double, Double) { (113 + x / 1_000, 24 + y / 1_000) }
            func line(_ from: (Int, Int), _ step: (Double, Double)) -> Ring {
                let count = Int.random(in: 0...6, using: &generator)
                return (0...count).map { number in
                    let (along, away) = (
                        Double(number) / Double(count + 1),
                        number == 0 ? 0 : Double.random(in: -0.2...0.2, using: &generator)
                    )
                    return place(
                        Double(from.0) + along * step.0 + away * step.1,
                        Double(from.1) + along * step.1 + away * step.0)
                }
            }
            rows = (0...side).map { y in (0..<side).map { x in line((x, y), (1, 0)) } }
            columns = (0...side).map { x in (0..<side).map { y in line((x, y), (0, 1)) } }
        }

        /// Counter-clockwise, not closed.
        func ring(_ x: Int, _ y: Int) -> Ring {
            let corner = (113 + Double(x) / 1_000, 24 + Double(y + 1) / 1_000)
            let top = rows[y + 1][x].dropFirst().reversed()
            let left = columns[x][y].dropFirst().reversed()
            let farCorner = (113 + Double(x + 1) / 1_000, 24 + Double(y + 1) / 1_000)
            return rows[y][x] + columns[x + 1][y] + [farCorner] + top + [corner] + left
        }
    }

    /// The same ring from another vertex, in any direction, closed or not, a vertex perhaps repeated.
    private func rewritten(_ ring: Ring, using generator: inout SplitMix64) -> Ring {
        let start = Int.random(in: 0..<ring.count, using: &generator)
        var ring = Array(ring[start...] + ring[..<start])
        if Bool.random(using: &generator) { ring.reverse() }
        if Int.random(in: 0..<10, using: &generator) == 0 { ring.insert(ring[1], at: 1) }
        if Int.random(in: 0..<10, using: &generator) > 0 { ring.append(ring[0]) }
        return ring
    }

    private func features(_ cells: Cells, using generator: inout SplitMix64) -> [[[Ring]]] {
        var features: [[[Ring]]] = []
        for y in 0..<cells.side {
            for x in 0..<cells.side where Int.random(in: 0..<40, using: &generator) > 0 {
                let ring = cells.ring(x, y)
                let middle = (113 + (Double(x) + 0.5) / 1_000, 24 + (Double(y) + 0.5) / 1_000)
                switch Int.random(in: 0..<20, using: &generator) {
                case 0:
                    // A patch in the hole of another; the hole runs either way.
                    let hole = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map {
                        (middle.0 + $0.0 / 10_000, middle.1 + $0.1 / 10_000)
                    }
                    features.append([[ring, hole].map { rewritten($0, using: &generator) }])
                    features.append([[rewritten(hole, using: &generator)]])
                case 1:
                    // Delivered twice, and with a second part without area.
                    features.append([[rewritten(ring, using: &generator)]])
                    let flat = [middle, (middle.0 + 1e-4, middle.1), middle]
                    features.append([[rewritten(ring, using: &generator)], [flat]])
                default: features.append([[rewritten(ring, using: &generator)]])
                }
            }
        }
        return features
    }

    @Test("batches of any size leave what single edges leave; outlines are those of the shapes")
    func sameAsEdges() throws {
        var generator = SplitMix64(announcing: "BatchBalanceTests.sameAsEdges")
        let plane = AreaPlane(ellipsoid: .cgcs2000)
        for side in [1, 3, 25] {
            let all = features(Cells(side: side, using: &generator), using: &generator)
            let left = Set(all.indices.filter { _ in Int.random(in: 0..<50, using: &generator) == 0 })
            var expected = EdgeBalance()
            // A lone cell may have been left out.
            for size in Set([1, 7, 100, max(1, all.count)]).sorted() {
                var measurer = PatchMeasurer(coordinates: .geographic(.cgcs2000), plane: plane)
                var (batches, found) = (BatchBalance(), EdgeBalance())
                var patches: [MeasuredPatch] = []
                for start in stride(from: 0, to: all.count, by: size) {
                    let rows = start..<min(start + size, all.count)
                    var geometry = GeometryColumn()
                    for feature in all[rows] { geometry.append(feature) }
                    let shapes = measurer.shapes(of: geometry, measuredInto: &patches)
                    #expect(batches.cancel(shapes, into: &found) { !left.contains(start + $0) })
                    for row in rows where !left.contains(row) {
                        // From degrees, so that nothing of the placed batch is asked.
                        var shape = PlaneShape()
                        let plain = BatchShapes(
                            geometry: geometry, degrees: geometry.coordinates, plane: plane)
                        #expect(plain.load(row - start, into: &shape))
                        if size == 1 { expected.add(shape.edges) }
                        let outline = batches.outlines[row - start]
                        #expect(outline.twiceArea == shape.twiceArea && outline.box == shape.box)
                        #expect(outline.vertices >= shape.edges.count)
                    }
                }
                #expect(found.edges == expected.edges, "\(side), batches of \(size)")
                #expect(side < 25 || found.edges.count > 4 * side)
            }
        }
    }

    @Test("an empty batch, rings of too few vertices and features that are left out leave nothing")
    func nothing() {
        var measurer = PatchMeasurer(coordinates: .geographic(.cgcs2000))
        var patches: [MeasuredPatch] = []
        var (batches, balance) = (BatchBalance(), EdgeBalance())
        func isDone(_ geometry: GeometryColumn, where includes: (Int) -> Bool) -> Bool {
            let shapes = measurer.shapes(of: geometry, measuredInto: &patches)
            return batches.cancel(shapes, into: &balance, where: includes)
        }
        #expect(isDone(GeometryColumn()) { _ in true } && batches.outlines.isEmpty)
        var geometry = GeometryColumn([[[]]])
        geometry.append([[[(113, 24)]], [[(113, 24), (113.1, 24)]]])
        geometry.append([])
        #expect(isDone(geometry) { _ in true })
        #expect(batches.outlines.map(\.box.isEmpty) == [true, true, true] && balance.isEmpty)
        geometry.append([[[(113, 24), (113.1, 24), (113.1, 24.1), (113, 24)]]])
        #expect(isDone(geometry) { $0 < 3 } && balance.isEmpty)
        #expect(isDone(geometry) { $0 == 3 } && balance.edges.count == 3)
    }

    @Test("a batch with a vertex that has no place is left to who takes features one by one")
    func noPlace() {
        var geometry = GeometryColumn([[[(113, 24), (113.1, 24), (113.1, 24.1), (113, 24)]]])
        geometry.append([[[(113, 24), (.infinity, 24), (113.1, 24.1), (113, 24)]]])
        var measurer = PatchMeasurer(coordinates: .geographic(.cgcs2000))
        var patches: [MeasuredPatch] = []
        let shapes = measurer.shapes(of: geometry, measuredInto: &patches)
        var (batches, balance) = (BatchBalance(), EdgeBalance())
        let isDone = batches.cancel(shapes, into: &balance) { _ in true }
        #expect(!isDone && balance.isEmpty)
    }
}
