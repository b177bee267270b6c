/// Ridges of cultivated land (田坎): ratio by slope level, terrace and county.
enum RidgeDeduction {
    /// KCXS in 0.0001. Nothing on level ground; elsewhere more on steeper land and on terraces. Invented, in the
    /// range of a southern province.
    static func ratio(slope: Int, isTerrace: Bool, county: Int) -> Int64 {
        guard (2...5).contains(slope) else { return 0 }
        let terraces: [Int64] = [580, 935, 1358, 1721]
        let slopes: [Int64] = [420, 712, 1023, 1344]
        return (isTerrace ? terraces : slopes)[slope - 2] + Int64(county % 10) * 11
    }
}
