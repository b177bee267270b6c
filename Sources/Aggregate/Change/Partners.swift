/// Which patches of two years have the same shape, and which are left.
package struct Partners: Sendable {
    package struct Pair: Sendable, Equatable {
        package var before: Int32
        package var after: Int32

        package init(before: Int32, after: Int32) {
            self.before = before
            self.after = after
        }
    }

    package private(set) var pairs: [Pair] = []
    /// Numbers of the patches without a partner, in an order that no file shows in.
    package private(set) var restBefore: [Int32] = []
    package private(set) var restAfter: [Int32] = []

    /// - Parameters:
    ///   - index: of the patches before.
    ///   - after: knows its twins in that index.
    package init(before: [GroundPatch], index: KeyIndex, after: [GroundPatch]) {
        var heads = [Int32](repeating: -1, count: before.count)
        var next = [Int32](repeating: -1, count: after.count)
        for (number, patch) in after.enumerated() {
            guard patch.twin >= 0 else {
                restAfter.append(Int32(truncatingIfNeeded: number))
                continue
            }
            next[number] = heads[Int(patch.twin)]
            heads[Int(patch.twin)] = Int32(truncatingIfNeeded: number)
        }
        pairs.reserveCapacity(min(before.count, after.count))
        var isLater = [Bool](repeating: false, count: before.count)
        for number in before.indices where !isLater[number] {
            let (head, first) = (heads[number], Int32(truncatingIfNeeded: number))
            if head >= 0, next[Int(head)] < 0, index.next[number] < 0 {
                pairs.append(Pair(before: first, after: head))
                continue
            }
            let older = Self.chain(first, index.next)
            for later in older.dropFirst() { isLater[Int(later)] = true }
            pairUp(older, head < 0 ? [] : Self.chain(head, next), before, after)
        }
        restBefore.sort { GroundPatch.precedes(before[Int($0)], before[Int($1)]) }
        restAfter.sort { GroundPatch.precedes(after[Int($0)], after[Int($1)]) }
    }

    /// Patches of one shape that stand several times: first those that count under the same, then first with first.
    private mutating func pairUp(
        _ older: [Int32], _ newer: [Int32], _ before: [GroundPatch], _ after: [GroundPatch]
    ) {
        var older = older.sorted { GroundPatch.precedes(before[Int($0)], before[Int($1)]) }
        var newer = newer.sorted { GroundPatch.precedes(after[Int($0)], after[Int($1)]) }
        older.removeAll { one in
            let label = before[Int(one)].label
            guard let place = newer.firstIndex(where: { after[Int($0)].label == label }) else { return false }
            pairs.append(Pair(before: one, after: newer.remove(at: place)))
            return true
        }
        for (one, other) in zip(older, newer) { pairs.append(Pair(before: one, after: other)) }
        restBefore.append(contentsOf: older.dropFirst(newer.count))
        restAfter.append(contentsOf: newer.dropFirst(older.count))
    }

    private static func chain(_ first: Int32, _ next: [Int32]) -> [Int32] {
        var (members, place) = ([first], next[Int(first)])
        while place >= 0 {
            members.append(place)
            place = next[Int(place)]
        }
        return members
    }
}
