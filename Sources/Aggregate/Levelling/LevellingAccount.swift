import LandModel

/// Collects the lines of the levelling account in the order of the rule. `plain` is a share by the rule, `final`
/// the share after the guard: whoever gave less than the rule asks is told even if it did not move.
struct LevellingAccount {
    let area: ControlAreas.Key
    private(set) var steps: [LevellingStep] = []

    init(area: ControlAreas.Key) { self.area = area }

    /// The county's total; silent when it does not move.
    mutating func note(from: Hectares, to: Hectares) {
        guard from != to else { return }
        add(.countyControl, district: area.district, from: from.hundredths, to: to.hundredths)
    }

    /// A village's total.
    mutating func note(village: String, value: Int64, plain: Int64, final: Int64) {
        guard let reason = reason(.villageShare, plain: plain, final: final) else { return }
        add(reason, district: village, from: value, to: value + final)
    }

    /// A record's total (`class` empty) or one of its cells.
    mutating func note(row key: BaseKey, class code: String, value: Int64, plain: Int64, final: Int64) {
        let usual: LevellingStep.Reason = code.isEmpty ? .recordShare : .classShare
        guard let reason = reason(usual, plain: plain, final: final) else { return }
        add(reason, district: key.locationUnit, key: key, class: code, from: value, to: value + final)
    }

    private func reason(
        _ usual: LevellingStep.Reason, plain: Int64, final: Int64
    ) -> LevellingStep.Reason? {
        if final.magnitude < plain.magnitude { return .negativeGuard }
        return final == 0 ? nil : usual
    }

    private mutating func add(
        _ reason: LevellingStep.Reason, district: String, key: BaseKey? = nil, class code: String = "",
        from: Int64, to: Int64
    ) {
        steps.append(
            LevellingStep(
                county: area.district, island: area.island, reason: reason, district: district, key: key,
                classCode: code, from: Hectares(hundredths: from), to: Hectares(hundredths: to)))
    }
}
