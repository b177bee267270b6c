import Aggregate
import LandModel

/// A tally that the amounts of a batch are booked into, row by row; numbers stand for districts and classes.
protocol AmountTally: Sendable {
    mutating func fillDistricts(_ numbers: inout [Int32], of column: TextColumn, digits: Int?)
    mutating func fillClasses(_ numbers: inout [Int32], of column: TextColumn)
    mutating func landClass(_ code: String) -> Int32
    mutating func district(_ code: String) -> Int32
    mutating func add(row: Int, district: Int32, landClass: Int32, area: SquareMetres)
    /// A whole batch: one amount a row, in 0.01 m².
    mutating func add(districts: [Int32], classes: [Int32], areas: [Int64])
    mutating func merge(_ other: Self)
}

extension ClassTally: AmountTally {
    mutating func add(row: Int, district: Int32, landClass: Int32, area: SquareMetres) {
        add(district: district, landClass: landClass, area: area)
    }
}

extension ZoneTally: AmountTally {
    mutating func add(districts: [Int32], classes: [Int32], areas: [Int64]) {
        for row in areas.indices {
            add(
                row: row, district: districts[row], landClass: classes[row],
                area: SquareMetres(hundredths: areas[row]))
        }
    }
}

/// What one worker brings home; parts are merged in any order.
struct TabulatePart<Tally: AmountTally>: Sendable {
    var tally: Tally
    var findings = FindingSummary()
    var rejected: Int64 = 0
    var unknownClasses: Int64 = 0
    var lostTexts: Int64 = 0
    /// Districts left out: without a code or a usable shape. Of the whole alone: workers read none.
    private(set) var rejectedDistricts: Int64 = 0
    var report = ScanReport()

    init(_ tally: Tally) { self.tally = tally }

    mutating func merge(_ other: Self) {
        tally.merge(other.tally)
        findings.merge(other.findings)
        rejected += other.rejected
        unknownClasses += other.unknownClasses
        lostTexts += other.lostTexts
        report.merge(other.report)
    }

    /// Adds what was wrong with the districts that patches without a usable code lie in.
    mutating func add(_ districts: ReadDistricts?) {
        guard let districts else { return }
        for finding in districts.findings { findings.add(finding) }
        rejectedDistricts += districts.rejected
    }
}
