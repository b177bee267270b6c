package import LandModel

/// The three major classes (B04) against B02: the same class has the same lines in both, and the stock of the three is the
/// stock of all classes.
package enum ChangeMajorClasses: CheckRule {
    package static let name = "change-major-classes-hm2"
    package static let summary =
        "each class of B04 has the lines of B02, and the three major classes its stock"

    private static let majors = ["NYD", "JSYD", "WLYD"]

    package static func results(_ input: CheckInput) -> [CheckResult] {
        TableSet.all(input).compactMap { set in
            guard let major = set.table("B04"), let whole = set.table("B02") else { return nil }
            return compare(major, whole).result(rule: name, subject: set.district)
        }
    }

    private static func compare(_ major: SummaryTable, _ whole: SummaryTable) -> CellComparison {
        var comparison = CellComparison()
        let (left, right) = (ChangeLines(major), ChangeLines(whole))
        let lines = major.rows.map(\.line)
        func cell(_ lines: ChangeLines, _ line: String, _ column: Int) -> Hectares? { lines[line]?[column] }
        for (position, column) in major.areaColumns.enumerated() where column.children.isEmpty {
            let code = majors.reduce(column.code) { $0.hasPrefix($1) ? String($0.dropFirst($1.count)) : $0 }
            guard let other = whole.position(code) else {
                comparison.lacks("B02 column \(code)")
                continue
            }
            for line in lines {
                // A line beyond the survey's own stands only where it has a figure.
                comparison.equal(
                    cell(left, line, position) ?? .zero, cell(right, line, other) ?? .zero,
                    at: "B04 column \(column.code) line \(line)")
            }
        }
        let places = majors.compactMap(major.position)
        guard let total = whole.position("HJ"), places.count == majors.count else {
            comparison.lacks("B02 column HJ, B04 columns \(majors.joined(separator: ", "))")
            return comparison
        }
        for line in ["G001", "G002", "G003", "G004", "G007"] {
            let sum = places.reduce(Hectares.zero) { $0 + (cell(left, line, $1) ?? .zero) }
            comparison.equal(
                sum, cell(right, line, total) ?? .zero,
                at: "B04 columns \(majors.joined(separator: " + ")) line \(line)")
        }
        return comparison
    }
}
