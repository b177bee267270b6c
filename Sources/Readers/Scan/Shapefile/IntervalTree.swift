/// Intervals on a line, to find those that overlap another without asking all.
struct IntervalTree {
    private let ranges: [ClosedRange<Double>]
    /// Intervals by lower bound.
    private let order: [Int]
    /// Greatest upper bound of the run of `order` below each node of a binary tree.
    private var greatest: [Double]

    init(_ ranges: [ClosedRange<Double>]) {
        self.ranges = ranges
        let order = ranges.indices.sorted { (ranges[$0].lowerBound, $0) < (ranges[$1].lowerBound, $1) }
        self.order = order
        greatest = Array(repeating: -.infinity, count: max(1, 4 * order.count))
        if !order.isEmpty { _ = build(1, 0, order.count) }
    }

    private mutating func build(_ node: Int, _ low: Int, _ high: Int) -> Double {
        if high - low == 1 {
            greatest[node] = ranges[order[low]].upperBound
        } else {
            let middle = (low + high) / 2
            greatest[node] = max(build(2 * node, low, middle), build(2 * node + 1, middle, high))
        }
        return greatest[node]
    }

    func forEachOverlapping(_ range: ClosedRange<Double>, _ body: (Int) -> Void) {
        if !order.isEmpty { visit(1, 0, order.count, range, body) }
    }

    private func visit(
        _ node: Int, _ low: Int, _ high: Int, _ range: ClosedRange<Double>, _ body: (Int) -> Void
    ) {
        guard greatest[node] >= range.lowerBound, ranges[order[low]].lowerBound <= range.upperBound else {
            return
        }
        if high - low == 1 { return body(order[low]) }
        let middle = (low + high) / 2
        visit(2 * node, low, middle, range, body)
        visit(2 * node + 1, middle, high, range, body)
    }
}
