package import LandModel

/// Where a patch stands by its texts alone, its areas apart.
package struct PatchOutcome: Sendable, Hashable {
    package enum Standing: Sendable, Hashable {
        /// In the base table under this key and this class of the run's standard.
        case counted(BaseKey, landClass: String)
        /// In the base table once somebody says where it lies: its location code is missing or malformed, by rule.
        case unplaced(BaseKey, landClass: String, FindingRule)
        /// In the ledger: its class has no counterpart in the run's standard.
        case unmapped(FindingRule)
        /// In the ledger: it cannot stand in the tables.
        case rejected(FindingRule)
    }

    package var standing: Standing
    package var landClass: ClassOutcome
    /// Whether the class is cultivated land, the only kind that ridges are deducted from.
    package var isCultivated: Bool
    /// KCDLBM as a code of the run's standard; as delivered where it is none; empty where there is none.
    package var deductedClass: String
    /// Everything to be told of each patch with these texts, the class's notices included.
    package var notices: [Notice]
}
