/// The edges of many shapes, in which an edge and its twin in the other direction cancel.
///
/// Edges run with the inside to their left, so neighbours have what they share in opposite directions. What is left
/// of a layer is the border of the sum of its shapes, and that sum (how often a point is covered) is known from
/// the border alone: 1 inside a clean coverage, 0 where a gap is, 2 where two patches overlap.
///
/// The balance of an edge is a whole number, so that neither the order of shapes shows in the result nor the way they
/// fell to workers. One worker, one instance; balances are merged at the end.
package struct EdgeBalance: Sendable {
    private struct Entry: Sendable {
        /// From the lower point (by x, then y) to the higher.
        var edge: PlaneEdge
        /// How often it was met in this direction, less how often in the other.
        var count: Int32
    }

    /// Used up to `count`; entries whose count has become zero stay until the next clearing out.
    private var entries: [Entry] = []
    private var count = 0
    /// Open addressing: the upper half of the hash beside the number of the entry, from 1; 0 is free.
    private var slots: [UInt64]

    package init() { slots = Array(repeating: 0, count: 1 << 10) }

    package var isEmpty: Bool { !entries[..<count].contains { $0.count != 0 } }

    /// Adds the edges of a shape.
    package mutating func add(_ edges: [PlaneEdge]) {
        reserve(edges.count)
        edit { table in
            edges.withUnsafeBufferPointer { edges in
                for edge in edges { table.add(edge, 1) }
            }
        }
    }

    /// Adds the edge from each point to the next as often as its count says; the last has none.
    mutating func add(_ points: UnsafeBufferPointer<GridPoint>, counts: UnsafeBufferPointer<Int32>) {
        var needed = 0
        for count in counts where count != 0 { needed &+= 1 }
        reserve(needed)
        edit { table in
            for place in counts.indices where counts[place] != 0 {
                table.add(PlaneEdge(points[place], points[place + 1]), counts[place])
            }
        }
    }

    /// Takes the edges of a shape away.
    package mutating func subtract(_ edges: [PlaneEdge]) {
        add(edges.map { PlaneEdge($0.b, $0.a) })
    }

    /// Adds what another balance is left with.
    package mutating func merge(_ other: borrowing EdgeBalance) {
        let left = other.entries[..<other.count].filter { $0.count != 0 }
        reserve(left.count)
        edit { table in
            for entry in left { table.add(entry.edge, entry.count) }
        }
    }

    /// What is left, an edge as often as its balance says, sorted: a closed chain, as every shape's border is.
    package var edges: [PlaneEdge] {
        var edges: [PlaneEdge] = []
        for entry in entries[..<count] where entry.count != 0 {
            let edge = entry.count > 0 ? entry.edge : PlaneEdge(entry.edge.b, entry.edge.a)
            for _ in 0..<abs(entry.count) { edges.append(edge) }
        }
        edges.sort { ($0.a.x, $0.a.y, $0.b.x, $0.b.y) < ($1.a.x, $1.a.y, $1.b.x, $1.b.y) }
        return edges
    }

    // MARK: The table

    /// The arrays while they are worked on; there is room for all that is added.
    private struct Table {
        let slots: UnsafeMutableBufferPointer<UInt64>
        let entries: UnsafeMutableBufferPointer<Entry>
        var count: Int
        /// Neighbours run along what they share in opposite directions: after the twin of one edge, that of the next
        /// is the entry before it, and needs no search.
        private var expected = -1

        init(
            _ slots: UnsafeMutableBufferPointer<UInt64>, _ entries: UnsafeMutableBufferPointer<Entry>,
            _ count: Int
        ) {
            (self.slots, self.entries, self.count) = (slots, entries, count)
        }

        @inline(__always)
        mutating func add(_ edge: PlaneEdge, _ times: Int32) {
            let isForward = edge.a < edge.b
            let key = isForward ? edge : PlaneEdge(edge.b, edge.a)
            let change = isForward ? times : -times
            if expected >= 0, entries[expected].edge == key {
                entries[expected].count &+= change
                expected &-= 1
            } else {
                expected = number(of: key, change) &- 1
            }
        }

        /// The number of the edge's entry, a new one or not.
        @inline(__always)
        private mutating func number(of edge: PlaneEdge, _ change: Int32) -> Int {
            let mask = slots.count &- 1
            let hash = EdgeBalance.hash(edge)
            let tag = hash & 0xffff_ffff_0000_0000
            var slot = Int(truncatingIfNeeded: hash) & mask
            while true {
                let found = slots[slot]
                if found == 0 {
                    entries[count] = Entry(edge: edge, count: change)
                    count &+= 1
                    slots[slot] = tag | UInt64(truncatingIfNeeded: count)
                    return count &- 1
                }
                if found & 0xffff_ffff_0000_0000 == tag {
                    let number = Int(truncatingIfNeeded: found & 0xffff_ffff) &- 1
                    if entries[number].edge == edge {
                        entries[number].count &+= change
                        return number
                    }
                }
                slot = (slot &+ 1) & mask
            }
        }
    }

    private mutating func edit(_ body: (inout Table) -> Void) {
        let count = self.count
        self.count = slots.withUnsafeMutableBufferPointer { slots in
            entries.withUnsafeMutableBufferPointer { entries in
                var table = Table(slots, entries, count)
                body(&table)
                return table.count
            }
        }
    }

    /// One multiplication a coordinate, one to mix them. It decides places in the table only, never a result.
    @inline(__always)
    private static func hash(_ edge: PlaneEdge) -> UInt64 {
        let a = UInt64(bitPattern: edge.a.x) &* 0x9e37_79b9_7f4a_7c15
        let b = UInt64(bitPattern: edge.a.y) &* 0xc2b2_ae3d_27d4_eb4f
        let c = UInt64(bitPattern: edge.b.x) &* 0x1656_67b1_9e37_79f9
        let d = UInt64(bitPattern: edge.b.y) &* 0x27d4_eb2f_1656_67c5
        let product = (a ^ (b << 29 | b >> 35)).multipliedFullWidth(by: (c ^ (d << 31 | d >> 33)) | 1)
        return (product.high ^ product.low) &* 0xff51_afd7_ed55_8ccd
    }

    /// Makes room: clears out what has cancelled, and grows when that is not enough.
    private mutating func reserve(_ more: Int) {
        if (count + more) * 2 <= slots.count, count + more <= entries.count { return }
        let live = entries[..<count].filter { $0.count != 0 }
        precondition(live.count + more < Int(UInt32.max), "edges are countable in 32 bits")
        var size = slots.count
        // At most a third is filled afterwards, so that clearing out does not come again at once.
        while (live.count + more) * 3 > size { size *= 2 }
        slots = Array(repeating: 0, count: size)
        if entries.count < size / 2 + 1 {
            let none = Entry(edge: PlaneEdge(GridPoint(x: 0, y: 0), GridPoint(x: 0, y: 0)), count: 0)
            entries = Array(repeating: none, count: size / 2 + 1)
        }
        count = 0
        edit { table in
            for entry in live { table.add(entry.edge, entry.count) }
        }
    }
}
