import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct EdgeBalanceTests {
    @Test("neighbours cancel what they share; the outline is left")
    func neighbours() {
        var balance = EdgeBalance()
        balance.add(planeShape([[square(0, 0, 10)]]).edges)
        balance.add(planeShape([[square(10, 0, 10).reversed()]]).edges)
        let edges = balance.edges
        #expect(edges.count == 6)
        #expect(edges.map(\.a).filter { $0 == planeRing([(10, 0)])[0] }.count == 1)
        #expect(!edges.contains { $0.a.x == $0.b.x && $0.a.x == planeRing([(10, 0)])[0].x })
    }

    @Test("the same shape twice leaves every edge twice, and its complement takes them away")
    func multiplicity() {
        let shape = planeShape([[square(0, 0, 10)]])
        var balance = EdgeBalance()
        balance.add(shape.edges)
        balance.add(shape.edges)
        #expect(balance.edges.count == 8)
        balance.subtract(shape.edges)
        balance.subtract(shape.edges)
        #expect(balance.isEmpty && balance.edges.isEmpty)
        balance.subtract(shape.edges)
        #expect(balance.edges.count == 4)
    }

    @Test("many edges in any order, split over any number of balances, leave the same")
    func orderAndSplit() {
        var generator = SplitMix64(announcing: "EdgeBalanceTests.orderAndSplit")
        let side = 60
        var shapes = (0..<side * side).map { planeShape([[square(Double($0 % side), Double($0 / side), 1)]]) }
        shapes += shapes.prefix(70)
        shapes.removeSubrange(1_800..<1_805)
        var whole = EdgeBalance()
        for shape in shapes { whole.add(shape.edges) }
        let expected = whole.edges
        #expect(expected.count > 4 * side)
        for parts in [1, 2, 7] {
            shapes.shuffle(using: &generator)
            var balances = Array(repeating: EdgeBalance(), count: parts)
            for (number, shape) in shapes.enumerated() { balances[number % parts].add(shape.edges) }
            var merged = EdgeBalance()
            for balance in balances { merged.merge(balance) }
            #expect(merged.edges == expected)
        }
    }
}
