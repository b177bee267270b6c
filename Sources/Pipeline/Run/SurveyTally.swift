package import Aggregate
package import LandModel
import Measure
import Readers

/// What a run has counted, in whole or in part: workers fill their own, the parts are merged in any order.
package struct SurveyTally: RecordTally {
    package var base = BaseTable()
    package var ledger = Ledger()
    package var findings: [Finding] = []
    package var ownerNames = OwnerNames()
    package var zones = ZoneBook()
    package var slope = SlopeTally()
    /// Filled where the survey is compared with another year's.
    package var ground = SurveyGround()
    /// Patches that may belong to tracts, one collection for each kind of tract of the pipeline.
    var tracts: [TractPatches] = []
    /// What the scans of each source amounted to, by its name.
    package var reports: [String: ScanReport] = [:]
    /// What the coverage check has collected of each delivery, by its number.
    var coverage: [Int: CoverageTally] = [:]

    package init() {}

    package mutating func merge(_ other: SurveyTally) {
        base.merge(other.base)
        ledger.merge(other.ledger)
        findings += other.findings
        ownerNames.merge(other.ownerNames)
        zones.merge(other.zones)
        slope.merge(other.slope)
        ground.merge(other.ground)
        if tracts.isEmpty {
            tracts = other.tracts
        } else {
            for (number, patches) in other.tracts.enumerated() { tracts[number].merge(patches) }
        }
        for (source, report) in other.reports { reports[source, default: ScanReport()].merge(report) }
        for (delivery, tally) in other.coverage { coverage[delivery, default: CoverageTally()].merge(tally) }
    }
}
