import LandModel

/// Suggestions for the unknown words of one column, each looked for once, and not for more than so many: among
/// thousands of districts a search takes a while, and a column that is wrong throughout needs none.
final class NearestWords {
    static let limit = 200
    private var found: [String: [String]] = [:]

    func nearest(to word: String, among known: some Sequence<String>) -> [String] {
        if let nearest = found[word] { return nearest }
        guard found.count < Self.limit else { return [] }
        let nearest = Suggestion.nearest(to: word, among: known)
        found[word] = nearest
        return nearest
    }
}
