package import LandModel

/// Forms that single out part of a class against the whole of it: the part is never larger. A line that passes
/// shows the whole as expected and the part as found.
package enum PartOfWhole: CheckRule {
    package static let name = "part-of-whole-hm2"
    package static let summary = "what a form singles out is no more than the class it belongs to"

    private static let pairs = [
        ColumnPair("T04", "20", "T01", "TDZMJ"),
        ColumnPair("T07", "02", "T01", "02"), ColumnPair("T09", "0601", "T02", "0601"),
        ColumnPair("T10", "0201K", "T02", "0201"), ColumnPair("T10", "0202K", "T02", "0202"),
        ColumnPair("T10", "0203K", "T02", "0203"), ColumnPair("T10", "0204K", "T02", "0204"),
        ColumnPair("T10", "0301K", "T02", "0301"), ColumnPair("T10", "0302K", "T02", "0302"),
        ColumnPair("T10", "0307K", "T02", "0307"), ColumnPair("T10", "0403K", "T02", "0403"),
        ColumnPair("T10", "1104K", "T02", "1104"), ColumnPair("T11", "08H2A", "T02", "08H2"),
        ColumnPair("T11", "0810A", "T02", "0810"), ColumnPair("T11", "1104A", "T02", "1104"),
        ColumnPair("T11", "1107A", "T02", "1107"), ColumnPair("T11", "20A", "T04", "20"),
        ColumnPair("T12", "01", "T01", "01"), ColumnPair("T16", "HJ", "T01", "TDZMJ"),
        ColumnPair("T17", "FQ0602", "T02", "0602"), ColumnPair("T17", "FQ1001", "T02", "1001"),
        ColumnPair("T17", "FQ1003", "T02", "1003"),
    ]

    package static func results(_ input: CheckInput) -> [CheckResult] {
        TableSet.all(input).compactMap { set in
            set.compare(pairs) { comparison, part, whole, place in
                comparison.atMost(part, whole, at: place)
            }.result(rule: name, subject: set.district)
        }
    }
}
