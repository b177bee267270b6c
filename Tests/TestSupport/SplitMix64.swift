import Foundation

/// The generator of every property test (Steele, Lea and Flood 2014): one seed gives one sequence on any machine.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// Starts from `TUBAN_SEED` where it is set, else from the clock, and prints the seed, so that a failure can be
    /// run again. Tests of other names draw other numbers from the same seed.
    package init(announcing test: String) {
        let stated = ProcessInfo.processInfo.environment["TUBAN_SEED"].flatMap { UInt64($0) }
        let seed = stated ?? UInt64(Date().timeIntervalSince1970 * 1_000_000)
        print("\(test): TUBAN_SEED=\(seed)")
        self.init(seed: test.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 })
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
