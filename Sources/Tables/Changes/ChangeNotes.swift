import LandModel

/// What stands below a change form about its lines that the survey's form has not.
enum ChangeNotes {
    private static let texts: [ChangeLine.Kind: String] = [
        .correctedUp: "同一土地两年登记面积不一致时，年末多于年初的部分",
        .correctedDown: "同一土地两年登记面积不一致时，年末少于年初的部分",
        .covered: "年初图斑未覆盖、年末图斑覆盖的土地",
        .uncovered: "年初图斑覆盖、年末图斑未覆盖的土地",
        .levelledUp: "两年现状表各自平差形成的差额，各变更记录不能承担的部分（增）",
        .levelledDown: "两年现状表各自平差形成的差额，各变更记录不能承担的部分（减）",
    ]

    static func notes(_ lines: [ChangeLine]) -> [String] {
        let extra = lines.filter(\.kind.isExtra)
        guard !extra.isEmpty else { return [] }
        let signs = extra.map { (isIncrease($0.kind) ? "＋" : "－") + $0.code }.joined()
        return ["年末面积＝G004＋G005－G006\(signs)；X 各行为官方表式以外的行，不计入年内增加、减少和地类间流量"]
            + extra.map { "\($0.code) \($0.name)：\(texts[$0.kind] ?? "")" }
    }

    private static func isIncrease(_ kind: ChangeLine.Kind) -> Bool {
        kind == .correctedUp || kind == .covered || kind == .levelledUp
    }
}
