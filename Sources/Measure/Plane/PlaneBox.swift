/// A closed box of the area plane, in whole micrometres.
package struct PlaneBox: Hashable, Sendable {
    package var minX: Int64
    package var minY: Int64
    package var maxX: Int64
    package var maxY: Int64

    package init(minX: Int64, minY: Int64, maxX: Int64, maxY: Int64) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// Holds nothing, and grows to whatever is added first.
    package static let empty = PlaneBox(minX: .max, minY: .max, maxX: .min, maxY: .min)

    package var isEmpty: Bool { minX > maxX || minY > maxY }
    package var width: Int64 { maxX - minX }
    package var height: Int64 { maxY - minY }

    @inline(__always)
    package mutating func add(_ point: GridPoint) {
        minX = min(minX, point.x)
        minY = min(minY, point.y)
        maxX = max(maxX, point.x)
        maxY = max(maxY, point.y)
    }

    package mutating func add(_ other: PlaneBox) {
        minX = min(minX, other.minX)
        minY = min(minY, other.minY)
        maxX = max(maxX, other.maxX)
        maxY = max(maxY, other.maxY)
    }

    /// Whether the boxes have a point in common.
    @inline(__always)
    package func touches(_ other: PlaneBox) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    package func contains(_ other: PlaneBox) -> Bool {
        minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
    }

    /// What both boxes hold; empty when they are apart.
    @inline(__always)
    package func intersection(_ other: PlaneBox) -> PlaneBox {
        PlaneBox(
            minX: max(minX, other.minX), minY: max(minY, other.minY), maxX: min(maxX, other.maxX),
            maxY: min(maxY, other.maxY))
    }

    /// Larger by a margin on every side.
    package func expanded(by margin: Int64) -> PlaneBox {
        PlaneBox(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
    }
}
