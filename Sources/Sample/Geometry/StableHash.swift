/// Numbers without a state: the same (seed, stream, index) gives the same number in any order of asking, on any
/// machine. That is what makes neighbours agree on their common edge and equal options give equal contents.
///
/// The mix is the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
package struct StableHash: Sendable {
    private let key: UInt64

    package init(seed: UInt64, stream: Stream) {
        key = Self.mix(seed &+ 0x9e37_79b9_7f4a_7c15 &* (UInt64(stream.rawValue) &+ 1))
    }

    /// What a number is drawn for; streams do not disturb each other.
    package enum Stream: UInt16, Sendable {
        case node, edge, edgeSegments, warpEast, warpNorth, countyEast, countyNorth
        case innerPlace, innerShape, innerClass
        case township, village, exclave, merge, lake
        case terrain, terrainScatter, slope, attribute, ownership, settlement, planting, refinement, width
        case foreignOwner, names
        // Zone layers; at the end, so that what was drawn before stays as it was.
        case town, farmland, redLine, protectedArea, slopeMap, site, hazard, postRoad
        // Later years, at the end for the same reason.
        case event, split, builtUp
        case register, resource, sea, carve
    }

    /// 64 even bits.
    @inline(__always)
    package func bits(_ index: UInt64) -> UInt64 { Self.mix(key ^ (index &* 0xd134_2543_de82_ef95)) }

    @inline(__always)
    package func bits(_ first: Int, _ second: Int) -> UInt64 {
        bits(UInt64(truncatingIfNeeded: first) &* 0x2545_f491_4f6c_dd1d &+ UInt64(truncatingIfNeeded: second))
    }

    /// From 0 up to, not including, 1.
    @inline(__always)
    package func unit(_ first: Int, _ second: Int = 0) -> Double {
        Double(bits(first, second) >> 11) * 0x1p-53
    }

    /// From −1 up to, not including, 1.
    @inline(__always)
    package func signed(_ first: Int, _ second: Int = 0) -> Double { unit(first, second) * 2 - 1 }

    /// From 0 up to, not including, `bound`.
    @inline(__always)
    package func below(_ bound: Int, _ first: Int, _ second: Int = 0) -> Int {
        Int(bits(first, second) % UInt64(max(bound, 1)))
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
