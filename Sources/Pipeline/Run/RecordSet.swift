package import Aggregate
package import LandModel
import Measure
import Tables

/// Records that forms are filled from, as counted and as levelled, county by county.
package struct RecordSet: Sendable {
    package var counted: BaseTable
    package var levelled: [LevelledCounty]

    /// Each county's land, and its islands, levelled to its control area; without one to the sum of its own records.
    init(_ counted: BaseTable, with leveller: Leveller, to control: ControlAreas = ControlAreas()) {
        self.counted = counted
        let groups = Leveller.groups(counted.records)
        levelled = groups.sorted { ($0.key.district, $0.key.island) < ($1.key.district, $1.key.island) }
            .map { key, records in
                let sum = records.reduce(SquareMetres.zero) { $0 + $1.total }
                return leveller.level(records, area: key, control: control.areas[key] ?? sum)
            }
    }

    /// Each record as counted and as levelled, in ascending order of the keys.
    package var records: [(counted: BaseRecord, levelled: LevelledRecord)] {
        let levelled = Dictionary(
            levelled.flatMap(\.records).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        return counted.records.map { ($0, levelled[$0.key] ?? LevelledRecord(key: $0.key, cells: [:])) }
    }

    /// Levelled records of one county, or of all.
    func levelledRecords(of county: String? = nil) -> [LevelledRecord] {
        levelled.filter { county == nil || $0.area.district == county }.flatMap(\.records)
    }

    /// Area counted in one county.
    func total(of county: String) -> SquareMetres {
        counted.totals(.county).reduce(.zero) { $0 + ($1.key.district == county ? $1.value : .zero) }
    }
}

extension BaseTable {
    /// The pieces of patches in land approved and not yet built on: by village, use and class, ridges under their own
    /// class. Use is the kind of the zone.
    init(approved zones: ZoneSet, layer: Int, in book: ZoneBook) {
        self.init()
        for entry in book.entries where entry.layer == layer {
            add(
                BaseKey(
                    locationUnit: entry.unit, ownershipUnit: "", ownership: "",
                    approvedUse: zones.kinds[entry.kind]),
                class: entry.landClass, net: entry.amount.net, deducted: entry.amount.ridges)
        }
    }
}
