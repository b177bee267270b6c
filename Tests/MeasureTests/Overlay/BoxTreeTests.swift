import TestSupport
import Testing

@testable import Measure

@Suite struct BoxTreeTests {
    private func box(_ generator: inout SplitMix64) -> PlaneBox {
        let (x, y) = (
            Int64.random(in: -1_000...1_000, using: &generator),
            Int64.random(in: -1_000...1_000, using: &generator)
        )
        return PlaneBox(
            minX: x, minY: y, maxX: x + Int64.random(in: 0...200, using: &generator),
            maxY: y + Int64.random(in: 0...200, using: &generator))
    }

    @Test(
        "finds the boxes that a walk over all of them finds, in ascending order",
        arguments: [0, 1, 2, 15, 16, 17, 255, 256, 257, 1_000])
    func bruteForce(count: Int) {
        var generator = SplitMix64(announcing: "BoxTreeTests.bruteForce(\(count))")
        var boxes = (0..<count).map { _ in box(&generator) }
        // Some hold nothing, some are the same.
        for index in boxes.indices where index % 7 == 3 { boxes[index] = .empty }
        for index in boxes.indices where index % 11 == 10 { boxes[index] = boxes[index - 1] }
        let tree = BoxTree(boxes)
        var found: [Int32] = [7]
        for _ in 0..<200 {
            let asked = box(&generator)
            tree.find(asked, into: &found)
            #expect(found == boxes.indices.filter { boxes[$0].touches(asked) }.map { Int32($0) })
        }
        tree.find(.empty, into: &found)
        #expect(found.isEmpty)
    }

    @Test("boxes that touch in a corner or along a border are found")
    func borders() {
        let tree = BoxTree([PlaneBox(minX: 0, minY: 0, maxX: 10, maxY: 10)])
        var found: [Int32] = []
        for (x, y) in [(10, 10), (10, 3), (3, 10), (-5, -5)] as [(Int64, Int64)] {
            tree.find(PlaneBox(minX: x, minY: y, maxX: x + 5, maxY: y + 5), into: &found)
            #expect(found == [0])
        }
        tree.find(PlaneBox(minX: 11, minY: 0, maxX: 12, maxY: 10), into: &found)
        #expect(found.isEmpty)
    }

    @Test("boxes all in one place, and boxes on a line, are found too")
    func degenerate() {
        let same = BoxTree(Array(repeating: PlaneBox(minX: 5, minY: 5, maxX: 5, maxY: 5), count: 40))
        let line = BoxTree((0..<40).map { PlaneBox(minX: $0, minY: 9, maxX: $0, maxY: 9) })
        var found: [Int32] = []
        same.find(PlaneBox(minX: 0, minY: 0, maxX: 5, maxY: 5), into: &found)
        #expect(found == Array(0..<40))
        line.find(PlaneBox(minX: 10, minY: 0, maxX: 12, maxY: 9), into: &found)
        #expect(found == [10, 11, 12])
    }
}
