/// Words that a template may use of a statistic.
enum DigestVocabulary {
    /// Texts of a statistic.
    static let texts = [
        "value", "unit", "figure", "text", "period", "title", "base", "target", "status",
    ]
    /// Lists of it, with the texts of their items.
    static let lists = [
        "counties": ["code", "name"] + items, "parts": ["key", "name"] + items, "years": ["year"] + items,
    ]
    private static let items = ["value", "unit", "figure", "text"]

    static var fields: [String] { texts + lists.keys.sorted() }

    /// Functions of the template engine that make sense here: of a list, and of the place in one.
    static let ofLists = ["count", "empty", "reversed"]
    static let ofPlaces = ["first", "last", "index"]
}
