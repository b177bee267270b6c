import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct CoverageBorderTests {
    private func border(_ polygons: [[[(Double, Double)]]]) -> CoverageBorder {
        var balance = EdgeBalance()
        for polygon in polygons { balance.add(planeShape([polygon]).edges) }
        return CoverageBorder(balance.edges)
    }

    private func point(_ x: Double, _ y: Double) -> GridPoint { planeRing([(x, y)])[0] }

    @Test("a coverage of one piece or several is plain")
    func plain() {
        #expect(border([]).isPlain && border([]).isEmpty)
        #expect(border([[square(0, 0, 10)], [square(10, 0, 10)]]).isPlain)
        #expect(border([[square(0, 0, 10)], [square(30, 0, 10)], [square(30, 10, 10)]]).isPlain)
    }

    @Test("holes, copies, crossings and islands on top are not plain")
    func faults() {
        #expect(!border([[square(0, 0, 10), square(2, 2, 2)]]).isPlain)
        #expect(!border([[square(0, 0, 10)], [square(0, 0, 10)]]).isPlain)
        #expect(!border([[square(0, 0, 10)], [square(5, 5, 10)]]).isPlain)
        #expect(!border([[square(0, 0, 10)], [square(2, 2, 2)]]).isPlain)
        // An edge beside a longer one: the rings touch without a vertex in common.
        #expect(!border([[square(0, 0, 10)], [square(10, 2, 3)]]).isPlain)
    }

    @Test("depth says how often a point is covered")
    func depth() {
        let border = border([[square(0, 0, 10), square(2, 2, 2)], [square(5, 5, 10)], [square(5, 5, 10)]])
        #expect(border.depth(at: point(1, 1)) == 1)
        #expect(border.depth(at: point(3, 3)) == 0)
        #expect(border.depth(at: point(7, 7)) == 3)
        #expect(border.depth(at: point(12, 12)) == 2)
        #expect(border.depth(at: point(100, 3)) == 0)
    }

    @Test("faces of crossing outlines have the areas that they must")
    func faces() throws {
        let border = border([[square(0, 0, 10)], [square(6, 7, 10)]])
        let faces = try CoverageBorder.faces(of: [border], PlaneFaces())
        #expect(faces.count == 3)
        let shared = faces.filter { border.depth(at: $0.inside) == 2 }
        #expect(shared.map(\.shape.share) == [120_000])
    }

    @Test("pieces inside one shape and outside another, with a hole")
    func pieces() throws {
        let one = EdgeGrid(planeShape([[square(0, 0, 10)]]))
        let other = EdgeGrid(planeShape([[square(3, 3, 4)]]))
        let finder = try PlaneFaces()
        let outside = try finder.pieces(inside: [one], outside: [other], window: one.box)
        #expect(outside.count == 1 && outside[0].rings.count == 2 && outside[0].shape.share == 840_000)
        let inside = try finder.pieces(inside: [one, other], window: other.box)
        #expect(inside.map(\.shape.share) == [160_000])
        #expect(try finder.pieces(inside: [other], outside: [one], window: other.box).isEmpty)
    }
}
