/// Why land passed between two places of the change forms in one county, as their lines tell it apart.
package enum ChangeCause: String, Sendable, Hashable, Comparable, CaseIterable {
    /// Received and counted by what it was before; what it has become since is a flow (XZQTZLX 1).
    case receivedAsBefore = "received-as-before"
    /// Received and counted by what it is (XZQTZLX 3).
    case received
    /// Given away, counted by what it was (XZQTZLX 2, 4).
    case given
    /// What one year's survey gives a patch beyond what the other gives the same ground.
    case correction
    /// Ground that only one of the years covers.
    case uncovered
    /// Steps of levelling that no change could take: nothing on the ground.
    case levelling
    /// From one place to another within the county (XZQTZLX 0, 5).
    case flow

    /// Whether a moved border is the cause.
    package var isBorder: Bool { self == .receivedAsBefore || self == .received || self == .given }

    package static func < (left: Self, right: Self) -> Bool {
        func rank(_ cause: Self) -> Int { allCases.firstIndex(of: cause) ?? 0 }
        return rank(left) < rank(right)
    }
}

/// All land of one county that passed from one place to another for one cause. A place is a number that stands for all
/// sides which every column of every change form treats alike; none is outside the county's ground of that year.
package struct PlacedChange: Sendable, Equatable {
    package struct Path: Sendable, Hashable, Comparable {
        package var cause: ChangeCause
        package var before: Int?
        package var after: Int?

        package init(cause: ChangeCause, before: Int?, after: Int?) {
            self.cause = cause
            self.before = before
            self.after = after
        }

        /// The place whose stock the land leaves. What was received was not among the stock of last year.
        package var origin: Int? { cause == .receivedAsBefore ? nil : before }

        package static func < (left: Self, right: Self) -> Bool {
            if left.cause != right.cause { return left.cause < right.cause }
            return (left.before ?? -1, left.after ?? -1) < (right.before ?? -1, right.after ?? -1)
        }
    }

    package var path: Path
    package var area: SquareMetres

    package init(path: Path, area: SquareMetres) {
        self.path = path
        self.area = area
    }
}

/// A change after levelling to 0.01 hm².
package struct LevelledChange: Sendable, Equatable {
    package var path: PlacedChange.Path
    /// Rounded, before levelling; zero for `levelling` itself.
    package var converted: Hectares
    package var area: Hectares

    package init(path: PlacedChange.Path, converted: Hectares, area: Hectares) {
        self.path = path
        self.converted = converted
        self.area = area
    }
}
