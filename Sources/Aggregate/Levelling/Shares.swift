/// Division of a difference into steps of 0.01 hm² (summary rule 3): of `count` participants in their stated
/// order the first f get e + 1 steps and the others e, where e = |difference| div count, f = |difference| mod count.
///
/// That is the same as handing out one step after another, round after round, and so it stays defined when a
/// participant has to be passed over.
enum Shares {
    /// Signed shares of `difference`, one for each participant. No participants, no shares.
    static func plain(_ difference: Int64, count: Int) -> [Int64] {
        guard count > 0 else { return [] }
        let (each, first) = (difference.magnitude).quotientAndRemainder(dividingBy: UInt64(count))
        return (0..<count).map { index in
            let magnitude = Int64(each) + (UInt64(index) < first ? 1 : 0)
            return difference < 0 ? -magnitude : magnitude
        }
    }

    /// As `plain`, but nobody falls below zero: whoever has nothing left to give is passed over in favour of the
    /// next in order. `values` are what the participants hold. What they cannot give together stays out.
    static func guarded(_ difference: Int64, values: [Int64]) -> [Int64] {
        guard difference < 0 else { return plain(difference, count: values.count) }
        var shares = Array(repeating: Int64(0), count: values.count)
        var remaining = -difference
        while remaining > 0 {
            let active = values.indices.filter { values[$0] + shares[$0] > 0 }
            guard !active.isEmpty else { break }
            let each = remaining / Int64(active.count)
            if each == 0 {
                for index in active.prefix(Int(remaining)) { shares[index] -= 1 }
                break
            }
            for index in active {
                let given = min(each, values[index] + shares[index])
                shares[index] -= given
                remaining -= given
            }
        }
        return shares
    }
}
