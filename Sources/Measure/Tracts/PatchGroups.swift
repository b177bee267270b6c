/// Which patches belong together so far, by number. The first of a group stands for it, so that groups do not depend on
/// the order in which they were joined.
struct PatchGroups {
    private var parents: [Int32]

    init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

    mutating func first(_ patch: Int32) -> Int32 {
        var patch = patch
        while parents[Int(patch)] != patch {
            let above = parents[Int(parents[Int(patch)])]
            parents[Int(patch)] = above
            patch = above
        }
        return patch
    }

    mutating func areJoined(_ one: Int32, _ other: Int32) -> Bool { first(one) == first(other) }

    mutating func join(_ one: Int32, _ other: Int32) {
        let (left, right) = (first(one), first(other))
        if left == right { return }
        parents[Int(max(left, right))] = min(left, right)
    }
}
