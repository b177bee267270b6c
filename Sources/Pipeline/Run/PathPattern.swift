import Glibc

/// A path of the pipeline that may be a glob (`*`, `?`, `[…]`).
struct PathPattern {
    private let text: String

    init(_ text: String) { self.text = text }

    /// Everything the glob names, sorted by bytes; `nil` when the text is a plain path.
    var matches: [String]? {
        guard text.contains(where: { "*?[".contains($0) }), access(text, F_OK) != 0 else { return nil }
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(text, GLOB_NOSORT, nil, &found) == 0 else { return [] }
        let paths = (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
        return paths.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }
}
