/// A stretch of ground as the two years count it: a pair of partners, a piece that two patches share, or, with one side
/// only, what the other year does not cover.
package struct ChangedGround: Sendable, Equatable {
    package struct Side: Sendable, Equatable {
        /// Number of the patch in its year.
        package var patch: Int32
        /// Number of what the patch counts under.
        package var label: Int32
        /// In 0.01 m², the part of the patch's that lies here.
        package var net: Int64
        package var ridges: Int64

        package init(patch: Int32, label: Int32, net: Int64, ridges: Int64) {
            self.patch = patch
            self.label = label
            self.net = net
            self.ridges = ridges
        }

        /// Whether two patches of the same ground count the same in both years.
        package func counts(like other: Side) -> Bool {
            label == other.label && net == other.net && ridges == other.ridges
        }
    }

    package var before: Side?
    package var after: Side?
    /// Whether it changes and is too thin to be meant.
    package var isSliver: Bool

    package init(before: Side?, after: Side?, isSliver: Bool = false) {
        self.before = before
        self.after = after
        self.isSliver = isSliver
    }
}

/// What ground is booked into, stretch by stretch: a small table of flows, or every record of every patch.
package protocol ChangeBook: Sendable {
    mutating func add(_ ground: ChangedGround)
    mutating func merge(_ other: Self)
}

/// How the amounts of one stretch of ground pass from one year to the other (summary-table rules, section 4): land to land
/// and ridges to ridges as far as both go, then ridges to land and land to ridges, and what still is left of either
/// year is a correction of the survey. So each year's amounts are all accounted for, and the years swapped give
/// the same amounts swapped.
package struct Transfer: Sendable, Equatable {
    /// In 0.01 m².
    package var landToLand: Int64
    package var ridgesToRidges: Int64
    package var ridgesToLand: Int64
    package var landToRidges: Int64
    /// What only one of the years gives the ground.
    package var landBefore: Int64
    package var ridgesBefore: Int64
    package var landAfter: Int64
    package var ridgesAfter: Int64

    package init(before: (net: Int64, ridges: Int64), after: (net: Int64, ridges: Int64)) {
        (landBefore, ridgesBefore) = before
        (landAfter, ridgesAfter) = after
        landToLand = Self.take(&landBefore, &landAfter)
        ridgesToRidges = Self.take(&ridgesBefore, &ridgesAfter)
        ridgesToLand = Self.take(&ridgesBefore, &landAfter)
        landToRidges = Self.take(&landBefore, &ridgesAfter)
    }

    /// What both have, taken from both; amounts of unlike signs have nothing in common.
    private static func take(_ one: inout Int64, _ other: inout Int64) -> Int64 {
        let common =
            one > 0 && other > 0 ? min(one, other) : (one < 0 && other < 0 ? max(one, other) : 0)
        one -= common
        other -= common
        return common
    }
}
