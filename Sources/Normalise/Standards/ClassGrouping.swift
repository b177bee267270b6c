/// Named groups of codes that one kind of table speaks of (`groupings.csv` of a pack), in the order of its rows.
///
/// A code belongs to the first group that holds it, so that groups of a grouping never overlap.
package struct ClassGrouping: Sendable, Equatable {
    package struct Group: Sendable, Hashable {
        /// For machines: `orchard`.
        package var name: String
        /// Chinese.
        package var title: String
        package var codes: [String]
        /// Key of the manifest's sources.
        package var source: String
    }

    package let groups: [Group]
    private let numbers: [String: Int]

    init(_ groups: [Group]) {
        self.groups = groups
        var numbers: [String: Int] = [:]
        for (number, group) in groups.enumerated() {
            for code in group.codes where numbers[code] == nil { numbers[code] = number }
        }
        self.numbers = numbers
    }

    /// Number of the group that a code belongs to; `nil` for a code of none.
    package func number(of code: String) -> Int? { numbers[code] }

    /// The definition in one line, for the notes of a table: `园地＝0201、0202`.
    package var definition: String {
        groups.enumerated().map { number, group in
            group.title + "＝" + group.codes.filter { numbers[$0] == number }.joined(separator: "、")
        }.joined(separator: "；")
    }
}
