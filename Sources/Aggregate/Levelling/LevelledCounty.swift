package import LandModel

/// What levelling made of one county's land, or of its islands, with the figures of the rule (summary rule 3).
package struct LevelledCounty: Sendable, Equatable {
    /// County and MSSM.
    package var area: ControlAreas.Key
    /// a: the control area, 0.01 hm².
    package var control: Hectares
    /// b: the sum of the record totals, each converted first.
    package var converted: Hectares
    /// n: villages with an area; they share c = a − b.
    package var villages: Int
    /// Levelled records in ascending order of their keys.
    package var records: [LevelledRecord]
    /// Every figure moved or passed over: county, villages, records, classes.
    package var steps: [LevellingStep]

    /// c.
    package var difference: Hectares { control - converted }
    /// Sum of the levelled cells. Equal to `control` unless there was nothing to level.
    package var total: Hectares { records.reduce(.zero) { $0 + $1.total } }

    package init(
        area: ControlAreas.Key, control: Hectares, converted: Hectares, villages: Int,
        records: [LevelledRecord],
        steps: [LevellingStep]
    ) {
        self.area = area
        self.control = control
        self.converted = converted
        self.villages = villages
        self.records = records
        self.steps = steps
    }
}
