/// Groups of cells with one label, connected by sides.
package struct CellRegions {
    package struct Region {
        package var label: Int32
        package var cells: [Int]
    }

    /// Regions in the order of their first cell; a negative label is no region.
    package static func find(labels: [Int32], shape: GridShape) -> [Region] {
        var regions: [Region] = []
        var isSeen = Array(repeating: false, count: labels.count)
        for first in labels.indices where labels[first] >= 0 && !isSeen[first] {
            regions.append(
                Region(
                    label: labels[first],
                    cells: flood(from: first, labels: labels, shape: shape, seen: &isSeen)))
        }
        return regions
    }

    static func flood(from first: Int, labels: [Int32], shape: GridShape, seen isSeen: inout [Bool]) -> [Int]
    {
        var cells = [first]
        isSeen[first] = true
        var position = 0
        while position < cells.count {
            let cell = cells[position]
            position += 1
            shape.forNeighbours(of: cell) { neighbour in
                guard !isSeen[neighbour], labels[neighbour] == labels[first] else { return }
                isSeen[neighbour] = true
                cells.append(neighbour)
            }
        }
        cells.sort()
        return cells
    }

    /// Makes every label one connected region: smaller pieces go to the neighbour they share most sides with.
    ///
    /// - Parameters:
    ///   - isAllowed: Whether a piece of the first label may go to the second.
    ///   - outside: Label for pieces that have no allowed neighbour; `nil` leaves them as they are.
    static func consolidate(
        labels: inout [Int32], shape: GridShape, outside: Int32? = nil,
        isAllowed: (_ from: Int32, _ to: Int32) -> Bool = { _, _ in true }
    ) {
        let regions = find(labels: labels, shape: shape)
        var largest: [Int32: Int] = [:]
        for (index, region) in regions.enumerated() {
            if let known = largest[region.label], regions[known].cells.count >= region.cells.count {
                continue
            }
            largest[region.label] = index
        }
        for (index, region) in regions.enumerated() where largest[region.label] != index {
            var shared: [Int32: Int] = [:]
            for cell in region.cells {
                shape.forNeighbours(of: cell) { neighbour in
                    let label = labels[neighbour]
                    if label >= 0, label != region.label, isAllowed(region.label, label) {
                        shared[label, default: 0] += 1
                    }
                }
            }
            let best = shared.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? outside
            if let best { for cell in region.cells { labels[cell] = best } }
        }
    }
}
