/// One line of the levelling account (`levelling.csv`): a figure that forced levelling changed, and why.
package struct LevellingStep: Sendable, Equatable {
    /// Why a figure moved. The raw value stands in the account and never changes its meaning.
    package enum Reason: String, Sendable, CaseIterable, Comparable {
        /// The county's converted total was moved to its control area.
        case countyControl = "county-control"
        /// A village took its share of the county's difference.
        case villageShare = "village-share"
        /// A record took its share of its village's.
        case recordShare = "record-share"
        /// A class took its share of what its record's total and the sum of its classes differ by.
        case classShare = "class-share"
        /// A class or record was passed over, wholly or in part, because it would have become negative.
        case negativeGuard = "negative-guard"

        package static func < (left: Self, right: Self) -> Bool {
            func rank(_ reason: Self) -> Int { allCases.firstIndex(of: reason) ?? 0 }
            return rank(left) < rank(right)
        }
    }

    /// County, 6 digits.
    package var county: String
    /// MSSM: land and islands are levelled apart.
    package var island: String
    package var reason: Reason
    /// The district moved: the county or the village.
    package var district: String
    /// The record moved; `nil` for a district's total.
    package var key: BaseKey?
    /// The class moved; empty for a total.
    package var classCode: String
    package var from: Hectares
    package var to: Hectares

    package init(
        county: String, island: String, reason: Reason, district: String, key: BaseKey? = nil,
        classCode: String = "", from: Hectares, to: Hectares
    ) {
        self.county = county
        self.island = island
        self.reason = reason
        self.district = district
        self.key = key
        self.classCode = classCode
        self.from = from
        self.to = to
    }
}
