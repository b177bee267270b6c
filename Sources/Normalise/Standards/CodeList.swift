/// A list of attribute codes of a standard (QSXZ, GDPDJB …).
package struct CodeList: Sendable, Hashable {
    package enum Status: String, Sendable {
        case known
        /// In an earlier text or in field tools; told, and kept.
        case legacy
        /// Named by practice, found in no source; told, and kept.
        case unverified
        /// In no list at all.
        case unknown
    }

    package struct Entry: Sendable, Hashable {
        package var code: String
        package var name: String
        package var status: Status
        /// Classes that may carry the code, each with everything below it; empty where any may.
        package var allowedClasses: [String]
        package var note: String
        package var source: String
    }

    /// Name of the list: the survey's own field code (`QSXZ`).
    package let name: String
    package let entries: [Entry]
    private let indices: [String: Int]

    init(name: String, entries: [Entry]) {
        self.name = name
        self.entries = entries
        indices = Dictionary(entries.enumerated().map { ($0.element.code, $0.offset) }) { first, _ in first }
    }

    package subscript(code: String) -> Entry? { indices[code].map { entries[$0] } }

    package func status(of code: String) -> Status { self[code]?.status ?? .unknown }

    /// Whether a patch of this class may carry the code; `true` for codes that name no classes.
    package func allows(_ code: String, on landClass: String, in classification: Classification) -> Bool {
        guard let entry = self[code], !entry.allowedClasses.isEmpty else { return true }
        return entry.allowedClasses.contains { classification.contains(landClass, below: $0) }
    }
}

/// All code lists of a standard, by name.
package struct CodeLists: Sendable {
    /// Identifier of the standard whose classes the lists speak of.
    package let standard: String
    private let lists: [String: CodeList]

    init(standard: String, _ lists: [CodeList]) {
        self.standard = standard
        self.lists = Dictionary(uniqueKeysWithValues: lists.map { ($0.name, $0) })
    }

    package var names: [String] { lists.keys.sorted() }

    /// The list of this name; an empty list, in which every code is unknown, where there is none.
    package subscript(name: String) -> CodeList { lists[name] ?? CodeList(name: name, entries: []) }
}
