/// The administrative tree of the sample and the cells of its villages.
struct Districts: Sendable {
    struct Township: Sendable {
        var county: Int
        /// 9 digits.
        var code: String
        var name: String
        /// Whether it is a subdistrict of a city (街道) and not a town.
        var isUrban: Bool
        var villages: Range<Int>
    }

    struct Village: Sendable {
        var county: Int
        var township: Int
        /// ZLDWDM, 19 digits: the village's 12, or the township's 9 and 999 for land of no village; then zeros.
        var code: String
        var name: String
        /// Distance of the middle from the county's centre, as a share of the farthest village's: towns stand
        /// where it is small.
        var remoteness: Double
    }

    var townships: [Township] = []
    var villages: [Village] = []
    /// Village of each cell; −1 outside the city.
    var villageOfCell: [Int32]
}
