/// Level of an administrative unit, by the digits of its code (GB/T 2260 and its extension).
package enum DistrictLevel: Int, Sendable, CaseIterable, Comparable, Codable {
    case city = 4
    case county = 6
    case township = 9
    case village = 12

    /// Number of leading digits of a location code that name a unit of this level.
    package var digits: Int { rawValue }
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A unit of the administrative tree with its name; the code is text of 4 (city), 6, 9 or 12 digits.
package struct District: Sendable, Hashable, Comparable, Codable {
    package var code: String
    package var name: String

    package init(code: String, name: String) {
        self.code = code
        self.name = name
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.code, left.name) < (right.code, right.name)
    }
}

/// Control areas of districts (控制面积): the figure a unit's patches must add up to, land and islands apart.
package struct ControlAreas: Sendable, Equatable {
    package struct Key: Hashable, Sendable {
        /// 6, 9 or 12 digits.
        package var district: String
        /// MSSM: `00` land, `01` island.
        package var island: String
        package init(district: String, island: String) {
            self.district = district
            self.island = island
        }
    }

    package var areas: [Key: SquareMetres] = [:]
    package init() {}
}
