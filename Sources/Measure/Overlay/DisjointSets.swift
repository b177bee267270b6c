/// Which of n things belong together, as pairs are told one after the other.
package struct DisjointSets: Sendable {
    private var parents: [Int32]

    package init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

    package mutating func root(_ number: Int) -> Int {
        var root = number
        while Int(parents[root]) != root { root = Int(parents[root]) }
        var place = number
        while Int(parents[place]) != root {
            let next = Int(parents[place])
            parents[place] = Int32(root)
            place = next
        }
        return root
    }

    /// The lower root stays one, so that the result does not depend on the order of pairs.
    package mutating func join(_ one: Int, _ other: Int) {
        let (first, second) = (root(one), root(other))
        if first != second { parents[max(first, second)] = Int32(min(first, second)) }
    }

    /// The groups by their lowest member, members ascending.
    package var members: [[Int]] {
        var sets = self
        var groups: [[Int]] = []
        var place: [Int: Int] = [:]
        for number in parents.indices {
            let root = sets.root(number)
            if let group = place[root] {
                groups[group].append(number)
            } else {
                place[root] = groups.count
                groups.append([number])
            }
        }
        return groups
    }
}
