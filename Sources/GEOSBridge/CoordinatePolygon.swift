/// A polygon as plain numbers, in and out of the library.
package struct CoordinatePolygon: Sendable, Equatable {
    /// Shell first, then holes; each x and y in turn, the first vertex repeated at the end.
    package var rings: [[Double]]

    package init(rings: [[Double]]) { self.rings = rings }
}
