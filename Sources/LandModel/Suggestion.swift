/// "Did you mean": the known words nearest to a word that is not known.
package enum Suggestion {
    /// The candidates nearest to `text`, nearest first, equals in the order of their code points.
    ///
    /// Letters' case and the difference between `-` and `_` do not count. A candidate is near when no more than a
    /// third of the longer word differs (one place is always allowed), or when one word begins with the other and
    /// has at least three characters.
    package static func nearest(
        to text: String, among candidates: some Sequence<String>, limit: Int = 3
    ) -> [String] {
        let wanted = folded(text)
        guard !wanted.isEmpty else { return [] }
        var near: [(distance: Int, candidate: String)] = []
        for candidate in Set(candidates) {
            let known = folded(candidate)
            let distance = distance(wanted, known)
            let allowed = max(1, max(wanted.count, known.count) / 3)
            let (short, long) = wanted.count < known.count ? (wanted, known) : (known, wanted)
            let isBeginning = short.count >= 3 && long.starts(with: short)
            guard distance <= allowed && distance < long.count || isBeginning else { continue }
            near.append((distance, candidate))
        }
        near.sort { $0.distance != $1.distance ? $0.distance < $1.distance : $0.candidate < $1.candidate }
        return near.prefix(limit).map(\.candidate)
    }

    /// Number of insertions, deletions, replacements and swaps of neighbours that turn one text into the other
    /// (optimal string alignment).
    package static func distance(_ left: String, _ right: String) -> Int {
        distance(Array(left.unicodeScalars), Array(right.unicodeScalars))
    }

    private static func folded(_ text: String) -> [Unicode.Scalar] {
        text.lowercased().unicodeScalars.map { $0 == "_" ? "-" : $0 }
    }

    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        var current = last
        for row in 1...left.count {
            current[0] = row
            for column in 1...right.count {
                let replacement = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
                var best = min(replacement, last[column] + 1, current[column - 1] + 1)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1]
                {
                    best = min(best, beforeLast[column - 2] + 1)
                }
                current[column] = best
            }
            (beforeLast, last, current) = (last, current, beforeLast)
        }
        return last[right.count]
    }
}
