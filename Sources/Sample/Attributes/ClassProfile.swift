/// How common a land class is in the sample, where it lies and who owns it. Invented, after the look of a hilly
/// county in northern Guangdong; the totals the targets file asks for scale the shares of their classes.
struct ClassProfile: Sendable {
    /// Lowest-level code of TD/T 1055.
    var code: String
    /// Share of the city's area in 0.01 %, before scaling. Zero: small patches only.
    var share: Double
    /// Share of state-owned patches in percent.
    var stateOwned: Int
    /// Share of the small inner patches, in parts of `innerTotal`.
    var inner: Int

    /// Whether the ridge deduction, slope and planting of cultivated land apply.
    var isCultivated: Bool { code.hasPrefix("01") }
    /// Whether houses, works, roads or dams stand on it.
    var isBuilt: Bool {
        ["05", "06", "07", "08", "09"].contains { code.hasPrefix($0) } || code == "1109" || code == "1201"
            || (code.hasPrefix("10") && code != "1006")
    }

    private init(_ code: String, _ share: Double, state stateOwned: Int = 5, inner: Int = 0) {
        self.code = code
        self.share = share
        self.stateOwned = stateOwned
        self.inner = inner
    }

    /// Numbers of the profiles by code.
    static let index = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($0.element.code, $0.offset) })
    static let innerTotal = all.reduce(0) { $0 + $1.inner }

    /// The number of a class the program names itself; they are all in the list below, a test says so.
    static func number(_ code: String) -> UInt8 { UInt8(index[code] ?? 0) }

    /// From the mountains down to the rivers and towns: neighbours in the list are neighbours in the land.
    ///
    /// Classes of the coast and of the ice (0303, 1105, 1110) are left out.
    static let all: [ClassProfile] = [
        ClassProfile("0301", 5400, state: 12, inner: 4), ClassProfile("0302", 700, inner: 2),
        ClassProfile("0305", 400, inner: 2), ClassProfile("0307", 600, inner: 6),
        ClassProfile("1207", 20, inner: 1),
        ClassProfile("0301K", 25), ClassProfile("0302K", 8), ClassProfile("0307K", 10),
        ClassProfile("0401", 30),
        ClassProfile("0403", 20), ClassProfile("0403K", 3), ClassProfile("0404", 250, inner: 12),
        ClassProfile("1206", 15, inner: 2), ClassProfile("0202", 40), ClassProfile("0202K", 8),
        ClassProfile("0204", 80, inner: 2), ClassProfile("0204K", 12), ClassProfile("0203", 6),
        ClassProfile("0203K", 2), ClassProfile("0201", 320, inner: 6), ClassProfile("0201K", 37),
        ClassProfile("0103", 300, inner: 12), ClassProfile("0102", 75, inner: 2),
        ClassProfile("0101", 760, inner: 4), ClassProfile("1006", 90, inner: 1),
        ClassProfile("1202", 25, inner: 6), ClassProfile("1104A", 50, inner: 4), ClassProfile("1104K", 20),
        ClassProfile("1104", 60, inner: 14), ClassProfile("1107", 40, inner: 1),
        ClassProfile("1107A", 8, state: 80),
        ClassProfile("0304", 3), ClassProfile("0306", 3), ClassProfile("0402", 3), ClassProfile("1108", 4),
        ClassProfile("1204", 1), ClassProfile("1205", 2), ClassProfile("1103", 110, state: 85),
        ClassProfile("1102", 8, state: 95), ClassProfile("1106", 25, state: 90),
        ClassProfile("1101", 160, state: 98),
        ClassProfile("1109", 12, state: 85), ClassProfile("0702", 132, state: 1, inner: 30),
        ClassProfile("0602", 20, state: 55, inner: 1), ClassProfile("0603", 0, state: 100),
        ClassProfile("1003", 46, state: 90), ClassProfile("1001", 6, state: 100),
        ClassProfile("1009", 1, state: 90),
        ClassProfile("1008", 1, state: 95), ClassProfile("1007", 2, state: 100),
        ClassProfile("09", 6, state: 60, inner: 1),
        ClassProfile("0601", 43, state: 65, inner: 2), ClassProfile("0508", 5, state: 70),
        ClassProfile("0809", 6, state: 75, inner: 2), ClassProfile("1201", 4, state: 70, inner: 1),
        ClassProfile("1005", 3, state: 85), ClassProfile("05H1", 14, state: 70, inner: 2),
        ClassProfile("1004", 19, state: 70), ClassProfile("08H1", 4, state: 70, inner: 1),
        ClassProfile("08H2", 10, state: 75, inner: 1), ClassProfile("08H2A", 3, state: 100),
        ClassProfile("0810", 5, state: 90), ClassProfile("0810A", 1, state: 95),
        ClassProfile("0701", 35, state: 92),
        ClassProfile("1002", 1, state: 100),
    ]
}
