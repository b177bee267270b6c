/// A number for a shape of the plane: equal for the same rings, whatever the file, the first vertex, the direction or the
/// order of rings and parts; in 128 bits, so that no two other shapes of a nation share one by chance.
package struct ShapeKey: Hashable, Sendable, Comparable {
    package var high: UInt64
    package var low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }
}
