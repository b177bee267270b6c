import Testing

/// `ledger.csv` added up again by the tests: read = counted + deducted + rejected + unmapped + other-county, for each
/// source.
struct Account {
    struct Line: Equatable {
        var features: Int64 = 0
        var hundredths: Int64 = 0
    }

    /// By source, entry and reason.
    private(set) var lines: [[String]: Line] = [:]

    init(_ result: ResultFolder) throws {
        for row in try result.rows("ledger.csv") {
            let key = try [
                #require(row["source"]), #require(row["entry"]), #require(row["reason"]),
            ]
            try #require(lines[key] == nil, "\(key) stands twice")
            lines[key] = Line(
                features: try #require(Int64(row["features"] ?? "")),
                hundredths: try CSVRows.hundredths(row["area_m2"]))
        }
    }

    var sources: [String] { Set(lines.keys.map { $0[0] }).sorted() }

    /// Sum over the reasons; all sources for `nil`.
    func total(_ entry: String, source: String? = nil) -> Line {
        lines.reduce(into: Line()) { sum, line in
            guard line.key[1] == entry, source == nil || line.key[0] == source else { return }
            sum.features += line.value.features
            sum.hundredths += line.value.hundredths
        }
    }

    func reason(_ entry: String, _ reason: String) -> Line {
        lines.reduce(into: Line()) { sum, line in
            guard line.key[1] == entry, line.key[2] == reason else { return }
            sum.features += line.value.features
            sum.hundredths += line.value.hundredths
        }
    }

    /// Fails the test unless every source balances.
    func expectBalance(_ location: SourceLocation = #_sourceLocation) {
        #expect(!sources.isEmpty, sourceLocation: location)
        for source in sources {
            func total(_ entry: String) -> Line { self.total(entry, source: source) }
            let (read, counted, rejected) = (total("read"), total("counted"), total("rejected"))
            let (deducted, unmapped, others) = (total("deducted"), total("unmapped"), total("other-county"))
            #expect(
                read.features == counted.features + rejected.features + unmapped.features + others.features,
                "features of \(source)", sourceLocation: location)
            #expect(
                read.hundredths == counted.hundredths + deducted.hundredths + rejected.hundredths
                    + unmapped.hundredths + others.hundredths, "area of \(source)", sourceLocation: location)
        }
    }
}
