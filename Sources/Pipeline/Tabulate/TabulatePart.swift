import Aggregate
import LandModel

/// What one worker brings home; parts are merged in any order.
struct TabulatePart: Sendable {
    var tally = ClassTally()
    var findings = FindingSummary()
    var rejected: Int64 = 0
    var unknownClasses: Int64 = 0
    var lostTexts: Int64 = 0
    var report = ScanReport()

    mutating func merge(_ other: TabulatePart) {
        tally.merge(other.tally)
        findings.merge(other.findings)
        rejected += other.rejected
        unknownClasses += other.unknownClasses
        lostTexts += other.lostTexts
        report.merge(other.report)
    }
}
