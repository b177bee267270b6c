import Aggregate
import LandModel
import Measure

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
    /// Whether the districts lie beside the patches as a whole. Of the whole alone, too.
    private(set) var areDistrictsShifted = false
    /// Against districts, where these are asked for.
    var standing = LocationStanding()
    var report = ScanReport()

    init(_ tally: Tally) { self.tally = tally }

    mutating func merge(_ other: Self) {
        tally.merge(other.tally)
        findings.merge(other.findings)
        rejected += other.rejected
        unknownClasses += other.unknownClasses
        lostTexts += other.lostTexts
        standing.merge(other.standing)
        report.merge(other.report)
    }

    /// Adds what was wrong with the districts, and what the whole layer says of where its patches lie.
    mutating func conclude(_ districts: ReadDistricts, _ plane: AreaPlane, of source: String) {
        for finding in districts.findings { findings.add(finding) }
        rejectedDistricts += districts.rejected
        findings.merge(standing.unknown)
        // Where all of them lie beside their patches, every single one says the same.
        if let shift = DistrictShift.find(districts.zones, patches: standing.boxes, plane: plane) {
            findings.add(shift.finding(source: source))
            areDistrictsShifted = true
        } else {
            findings.merge(standing.outside)
        }
    }
}
