import TestSupport
import Testing

/// A table of `change` read back and added up by the tests.
struct ChangeTable {
    struct Key: Hashable {
        var districts: [String]
        var classes: [String]
        var kind: String
    }

    /// Hundredths of a square metre.
    let rows: [(key: Key, area: Int64)]

    static let header = "district_from,district_to,class_from,class_to,kind,area_m2"

    init(_ text: String, _ location: SourceLocation = #_sourceLocation) throws {
        try #require(text.hasPrefix(Self.header + "\n"), sourceLocation: location)
        rows = try CSVRows.rows(text).map { row in
            func texts(_ one: String, _ other: String) throws -> [String] {
                try [#require(row[one]), #require(row[other])]
            }
            let key = Key(
                districts: try texts("district_from", "district_to"),
                classes: try texts("class_from", "class_to"), kind: try #require(row["kind"]))
            return (key, try CSVRows.hundredths(row["area_m2"]))
        }
        #expect(Set(rows.map(\.key)).count == rows.count, "a key stands twice", sourceLocation: location)
    }

    /// By district and class, of the old year (0) or the new one (1).
    func stock(_ side: Int) -> [[String]: Int64] {
        rows.reduce(into: [:]) { sums, row in
            let (district, code) = (row.key.districts[side], row.key.classes[side])
            if !district.isEmpty { sums[[district, code], default: 0] += row.area }
        }.filter { $0.value != 0 }
    }

    /// Area that changed its district or class.
    var flow: Int64 {
        rows.reduce(0) { sum, row in
            let isFlow = row.key.kind == "land" || row.key.kind == "boundary"
            let isSame =
                row.key.districts[0] == row.key.districts[1] && row.key.classes[0] == row.key.classes[1]
            return isFlow && !isSame ? sum + row.area : sum
        }
    }

    func total(_ kind: String) -> Int64 { rows.reduce(0) { $1.key.kind == kind ? $0 + $1.area : $0 } }

    /// The rows of the years swapped.
    var swapped: [Key: Int64] {
        Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let key = Key(
                    districts: row.key.districts.reversed(), classes: row.key.classes.reversed(),
                    kind: row.key.kind)
                return (key, row.area)
            })
    }

    var byKey: [Key: Int64] { Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0.area) }) }

    /// Runs the command and reads its table.
    static func run(
        _ before: String, _ after: String, _ arguments: [String] = [], status: Int32 = 0,
        _ location: SourceLocation = #_sourceLocation
    ) throws -> ChangeTable {
        let outcome = try Tuban.run(["change", before, after, "--lang", "en"] + arguments)
        #expect(outcome.status == status, "\(outcome.errors)", sourceLocation: location)
        return try ChangeTable(outcome.output, location)
    }

    /// Fails the test unless both sides are the tables of the two years.
    func expectStocks(
        _ before: String, _ after: String, _ arguments: [String] = [],
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        for (side, path) in [before, after].enumerated() {
            let table = try Tuban.run(["tabulate", path, "--lang", "en"] + arguments)
            #expect(
                stock(side) == (try AreaSums.by(["district", "class"], table.output)), "\(path)",
                sourceLocation: location)
        }
    }
}
