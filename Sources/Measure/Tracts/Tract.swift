package import LandModel

/// Adjacent patches joined into one (集中连片): a row of the table of tracts.
package struct Tract: Sendable, Equatable {
    /// Patches and area of one class in one unit of it.
    package struct Share: Sendable, Equatable {
        /// Where the patches lie, by a code of the caller's.
        package var unit: String
        package var landClass: String
        package var patches: Int
        package var area: SquareMetres
    }

    /// The smallest id of its patches.
    package var id: PatchID
    package var patches: Int
    package var area: SquareMetres
    /// By unit and class, in ascending order of codes.
    package var shares: [Share]

    /// Whether the tract has at least so many mu (亩). Exact: a mu is 2000/3 m².
    package func reaches(mu: Int64) -> Bool { Int128(area.hundredths) * 3 >= Int128(mu) * 200_000 }
}

/// When patches belong together.
package struct TractRule: Sendable, Hashable {
    /// Greatest distance in metres on the ground over which patches are joined, such as a farm track's width. Patches that
    /// touch in a point are then joined too: their distance is zero. `nil` joins across shared borders only.
    package var gap: Double?

    package init(gap: Double? = nil) { self.gap = gap }
}
