/// Boxes packed into a tree of sixteen a node, for the question which of them a box touches.
///
/// Boxes are laid along a Hilbert curve (I. Kamel and C. Faloutsos, "On packing R-trees", CIKM 1993), so that
/// neighbours share a node. Immutable, shared between workers.
package struct BoxTree: Sendable {
    private static let fanOut = 16

    /// All boxes in the order of the curve, then the nodes above them, level by level, the root last.
    private let boxes: [PlaneBox]
    /// Number of each of the first boxes in the caller's list.
    private let numbers: [Int32]
    /// Where each level begins in `boxes`; one more at the end.
    private let levels: [Int]

    package init(_ given: [PlaneBox]) {
        var whole = PlaneBox.empty
        for box in given { whole.add(box) }
        let keys = given.map { box -> UInt32 in
            guard !box.isEmpty else { return 0 }
            return Self.curve(
                Self.step((box.minX + box.maxX) / 2, whole.minX, whole.width),
                Self.step((box.minY + box.maxY) / 2, whole.minY, whole.height))
        }
        let order = given.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        numbers = order.map { Int32($0) }
        var boxes = order.map { given[$0] }
        var levels = [0]
        var level = 0..<boxes.count
        while level.count > 1 {
            levels.append(boxes.count)
            for start in stride(from: level.lowerBound, to: level.upperBound, by: Self.fanOut) {
                var box = PlaneBox.empty
                for child in start..<min(start + Self.fanOut, level.upperBound) { box.add(boxes[child]) }
                boxes.append(box)
            }
            level = level.upperBound..<boxes.count
        }
        levels.append(boxes.count)
        (self.boxes, self.levels) = (boxes, levels)
    }

    /// Replaces `found` by the numbers of the boxes that touch one, in ascending order.
    package func find(_ box: PlaneBox, into found: inout [Int32]) {
        found.removeAll(keepingCapacity: true)
        guard let root = boxes.last, root.touches(box) else { return }
        boxes.withUnsafeBufferPointer { boxes in
            search(boxes, boxes.count - 1, level: levels.count - 2, box, &found)
        }
        if found.count > 1 { found.sort() }
    }

    /// - Parameter node: one that touches the box.
    private func search(
        _ boxes: UnsafeBufferPointer<PlaneBox>, _ node: Int, level: Int, _ box: PlaneBox,
        _ found: inout [Int32]
    ) {
        guard level > 0 else {
            found.append(numbers[node])
            return
        }
        let first = levels[level - 1] + (node - levels[level]) * Self.fanOut
        for child in first..<min(first + Self.fanOut, levels[level]) where boxes[child].touches(box) {
            search(boxes, child, level: level - 1, box, &found)
        }
    }

    private static func step(_ value: Int64, _ low: Int64, _ extent: Int64) -> UInt32 {
        extent == 0 ? 0 : UInt32(Double(value - low) / Double(extent) * 65_535)
    }

    /// Place on a Hilbert curve of 65,536 by 65,536 cells.
    private static func curve(_ column: UInt32, _ row: UInt32) -> UInt32 {
        var (x, y, place) = (column, row, UInt32(0))
        var side: UInt32 = 32_768
        while side > 0 {
            let (right, up) = ((x & side) != 0, (y & side) != 0)
            place &+= side &* side &* ((right ? 3 : 0) ^ (up ? 1 : 0))
            if !up {
                if right { (x, y) = (65_535 &- x, 65_535 &- y) }
                (x, y) = (y, x)
            }
            side >>= 1
        }
        return place
    }
}
