/// Invented names of townships and villages. Two characters from lists of common ones, each pair used once; a real
/// place of the same name is chance.
struct DistrictNames {
    private let hash: StableHash

    private static let firsts: [String] = [
        "青", "石", "白", "龙", "云", "松", "竹", "金", "大", "小", "长", "新", "南", "北", "东", "西", "上", "下", "黄", "紫",
        "梅", "兰", "桐", "枫", "樟", "杨", "柳", "清", "双", "三",
    ]
    private static let seconds: [String] = [
        "溪", "塘", "岭", "坪", "田", "山", "坑", "江", "湖", "洞", "冲", "岗", "坝", "桥", "水", "源", "埔", "围", "背", "陂",
        "寨", "屋", "湾", "泉", "峰", "坡", "林", "井", "口", "洲",
    ]

    init(seed: UInt64) { hash = StableHash(seed: seed, stream: .names) }

    func township(county: Int, rank: Int, isUrban: Bool) -> String {
        pair(county * 64 + rank) + (isUrban ? "街道" : "镇")
    }

    /// Unique within the township.
    func village(township: Int, rank: Int, isCommunity: Bool) -> String {
        pair(4096 + township * 32 + rank) + (isCommunity ? "社区居委会" : "村委会")
    }

    /// The n-th pair: steps of a number prime to 900 visit all pairs before any repeats.
    private func pair(_ number: Int) -> String {
        let start = hash.below(900, 0)
        let position = (start + number * 397) % 900
        return Self.firsts[position / 30] + Self.seconds[position % 30]
    }
}
