/// Certifies the commonest shape at once: a ring that can be seen whole from its middle.
///
/// If every edge turns the same way around a point, and all of them go around it once, the ring is star-shaped
/// around that point and so meets itself nowhere. Which point is tried does not matter for the truth of it.
enum StarScreen {
    /// Whether a ring, given as x and y in turn, is certainly star-shaped around the mean of its vertices. The ends
    /// are joined; repeated vertices and numbers that are not finite give `false`.
    static func isStar(_ coordinates: UnsafeRawBufferPointer, vertices: Range<Int>) -> Bool {
        let stride = MemoryLayout<SIMD2<Double>>.stride
        let start = vertices.lowerBound &* stride
        var end = vertices.upperBound &* stride
        guard vertices.count >= 4 else { return false }
        let first = coordinates.loadUnaligned(fromByteOffset: start, as: SIMD2<Double>.self)
        if coordinates.loadUnaligned(fromByteOffset: end - stride, as: SIMD2<Double>.self) == first {
            end -= stride
        }

        // Relative to the first vertex, so that the mean of large coordinates stays inside.
        var sum = SIMD2<Double>.zero
        var offset = start
        while offset < end {
            sum += coordinates.loadUnaligned(fromByteOffset: offset, as: SIMD2<Double>.self) - first
            offset &+= stride
        }
        let middle = first + sum / Double((end - start) / stride)

        // Counter-clockwise edges and clockwise ones; edges that cross the height of the middle upwards, downwards.
        var left = 0
        var right = 0
        var upwards = 0
        var downwards = 0
        var before = coordinates.loadUnaligned(fromByteOffset: end - stride, as: SIMD2<Double>.self)
        offset = start
        while offset < end {
            let here = coordinates.loadUnaligned(fromByteOffset: offset, as: SIMD2<Double>.self)
            let turn = Orientation.certain(before, here, middle)
            if turn > 0 { left &+= 1 } else if turn < 0 { right &+= 1 } else { return false }
            if left &* right != 0 { return false }
            let (wasAbove, isAbove) = (before.y > middle.y, here.y > middle.y)
            if isAbove && !wasAbove { upwards &+= 1 }
            if wasAbove && !isAbove { downwards &+= 1 }
            before = here
            offset &+= stride
        }
        return upwards == 1 && downwards == 1
    }
}
