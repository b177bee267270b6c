/// Exact statements about points given as doubles, or none: a sign is told only where rounding cannot have
/// changed it.
///
/// J. R. Shewchuk, "Adaptive precision floating-point arithmetic and fast robust geometric predicates" (Discrete &
/// Computational Geometry 18, 1997): the first filter of orient2d. What it leaves open goes to the library.
enum Orientation {
    /// (3 + 16 ε) ε with ε = 2⁻⁵³, rounded up.
    private static let relativeBound = 3.4e-16
    /// Above anything that underflow can hide.
    private static let absoluteBound = 1e-290

    /// Positive when a, b, c turn to the left, negative to the right; 0 when the sign is not certain (also for NaN).
    @inline(__always)
    static func certain(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>) -> Int {
        let (ac, bc) = (a - c, b - c)
        let (left, right) = (ac.x * bc.y, ac.y * bc.x)
        let determinant = left - right
        let bound = relativeBound * (abs(left) + abs(right)) + absoluteBound
        if determinant > bound { return 1 }
        return determinant < -bound ? -1 : 0
    }

    /// Whether segments pq and rs certainly have no point in common.
    @inline(__always)
    static func areApart(
        _ p: SIMD2<Double>, _ q: SIMD2<Double>, _ r: SIMD2<Double>, _ s: SIMD2<Double>
    ) -> Bool {
        if max(p.x, q.x) < min(r.x, s.x) || max(r.x, s.x) < min(p.x, q.x) { return true }
        if max(p.y, q.y) < min(r.y, s.y) || max(r.y, s.y) < min(p.y, q.y) { return true }
        if certain(p, q, r) &* certain(p, q, s) > 0 { return true }
        return certain(r, s, p) &* certain(r, s, q) > 0
    }

    /// Whether the segments ab and bc certainly have only b in common: not a spike that runs back on itself.
    @inline(__always)
    static func onlyMeet(_ a: SIMD2<Double>, at b: SIMD2<Double>, _ c: SIMD2<Double>) -> Bool {
        let products = (b - a) * (c - b)
        // A turn of less than 90°; the signs of differences and products are exact.
        if products.x >= 0 && products.y >= 0 && products.x + products.y > 0 { return true }
        return certain(a, b, c) != 0
    }
}
