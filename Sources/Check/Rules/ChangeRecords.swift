package import LandModel

/// Base table of last year and changes against the base table of this year, in m²: what a delivered change layer must
/// lead to.
///
/// Compared are cells: a class under the base-table key of a side. A change takes its area from the cell before and puts it
/// into the cell after; what was received was in no cell of the county, what was given away is in none.
package enum ChangeRecords: CheckRule {
    package static let name = "change-records-m2"
    package static let summary = "last year's records with the changes are this year's records, cell by cell"

    /// Differing cells named in a line.
    static let shown = 5

    package static func results(_ input: CheckInput) -> [CheckResult] {
        input.counties.sorted { $0.code < $1.code }.flatMap { county in
            let compared = county.change.map { result($0, county: county.code, subject: county.code) }
            let delivered = county.delivered.map {
                result($0.change, county: county.code, subject: "\(county.code) \($0.layer)")
            }
            return [compared, delivered].compactMap { $0 }
        }
    }

    /// One line a county and source of changes: the worst cell, and the first few that differ by name.
    static func result(_ change: CheckInput.Change, county: String, subject: String) -> CheckResult {
        let reached = reached(change, county: county)
        let closing = cells(change.closing)
        let differing = Set(reached.keys).union(closing.keys).filter {
            reached[$0, default: .zero] != closing[$0, default: .zero]
        }.sorted()
        func miss(_ cell: ChangeSide) -> SquareMetres {
            reached[cell, default: .zero] - closing[cell, default: .zero]
        }
        guard let first = differing.first else {
            let total = closing.values.reduce(.zero, +)
            var result = CheckResult(rule: name, subject: subject, expected: total, found: total)
            result.detail = "\(closing.count) cells"
            return result
        }
        let worst = differing.reduce(first) { miss($1).magnitude > miss($0).magnitude ? $1 : $0 }
        var result = CheckResult(
            rule: name, subject: subject, expected: closing[worst, default: .zero],
            found: reached[worst, default: .zero])
        let names = differing.prefix(shown).map { "\(text($0)) \(miss($0))" }
        let more = differing.count > shown ? ", … \(differing.count - shown) more" : ""
        result.detail =
            "\(Set(reached.keys).union(closing.keys).count) cells, \(differing.count) fail, worst at \(text(worst)): "
            + names.joined(separator: ", ") + more
        return result
    }

    private static func reached(_ change: CheckInput.Change, county: String) -> [ChangeSide: SquareMetres] {
        var cells = cells(change.opening)
        for record in change.records {
            if !record.adjustment.isReceived, let before = record.before,
                before.key.locationUnit.hasPrefix(county)
            {
                cells[before, default: .zero] -= record.area
            }
            if !record.adjustment.isGiven, let after = record.after, after.key.locationUnit.hasPrefix(county)
            {
                cells[after, default: .zero] += record.area
            }
        }
        return cells
    }

    private static func cells(_ records: [BaseRecord]) -> [ChangeSide: SquareMetres] {
        var cells: [ChangeSide: SquareMetres] = [:]
        for record in records {
            for (code, area) in record.cells {
                cells[ChangeSide(key: record.key, landClass: code), default: .zero] += area
            }
        }
        return cells
    }

    /// The class and whatever of its key is not empty.
    private static func text(_ cell: ChangeSide) -> String {
        "class \(cell.landClass) row " + cell.key.attributes.filter { !$0.isEmpty }.joined(separator: "/")
    }
}
