package import LandModel

/// The arithmetic of ridge deduction (TD/T 1057, notes of table DLTB):
/// KCMJ = TBMJ × KCXS to 0.01 m², TBDLMJ = TBMJ − KCMJ, from cultivated land only, counted under 1203 田坎.
package enum DeductionRule {
    /// Ratios are in ten-thousandths and below 1.
    package static let ratioScale: Int64 = 10_000

    /// gross × ratio rounded half up to 0.01 m², exactly. `gross` is not negative, `ratio` from 0 to 9999.
    package static func deducted(gross: SquareMetres, ratio: Int64) -> SquareMetres {
        let product = gross.hundredths.multipliedFullWidth(by: ratio)
        let (sum, carry) = product.low.addingReportingOverflow(UInt64(ratioScale / 2))
        let (quotient, _) = ratioScale.dividingFullWidth((product.high + (carry ? 1 : 0), sum))
        return SquareMetres(hundredths: quotient)
    }

    /// The account of a patch on the basis of its recorded areas, which are the legal figures and are kept.
    ///
    /// Counted are TBDLMJ under the class and TBMJ − TBDLMJ as ridges, so that the account closes on TBMJ even
    /// where KCMJ says otherwise; what disagrees is told with the difference. Without a usable TBMJ, or with a
    /// TBDLMJ above it, the patch is rejected. A TBDLMJ that is no area (absent, not a number, not positive) is
    /// made up as TBMJ − KCMJ, or from KCXS without a usable KCMJ, and told. A KCMJ that is NULL is taken to be
    /// what KCXS makes it.
    ///
    /// Meant for patches that are counted: without a class nobody can say whether ridges are due.
    package static func recorded(
        _ areas: RecordedAreas, isCultivated: Bool, deductedClass: String, ridge: String
    ) -> AreaAccount {
        var account = AreaAccount(gross: .zero, net: .zero, deducted: .zero)
        if let problem = problem(areas.gross, field: "TBMJ") {
            account.gross = SquareMetres(hundredths: areas.gross.state == .value ? areas.gross.value : 0)
            account.rejection = problem.rule
            account.remarks = [AreaAccount.Remark(notice: problem, area: account.gross)]
            return account
        }
        account.gross = SquareMetres(hundredths: areas.gross.value)
        let ratio = checkedRatio(areas.ratio, isCultivated: isCultivated, &account)
        let expected = ratio.map { deducted(gross: account.gross, ratio: $0) }
        checkDeducted(areas.deducted, expected: expected, &account)

        if let problem = problem(areas.net, field: "TBDLMJ") {
            let usable =
                areas.deducted.state == .value && (0..<areas.gross.value).contains(areas.deducted.value)
            account.deducted =
                usable
                ? SquareMetres(hundredths: areas.deducted.value) : isCultivated ? expected ?? .zero : .zero
            account.net = account.gross - account.deducted
            remark(problem.rule, "TBDLMJ", areas.net, used: account.net, area: account.net, &account)
        } else {
            account.net = SquareMetres(hundredths: areas.net.value)
            account.deducted = account.gross - account.net
            let recorded = areas.deducted.state == .value ? areas.deducted.value : nil
            let balance = account.gross - (recorded.map { SquareMetres(hundredths: $0) } ?? expected ?? .zero)
            if balance != account.net || account.deducted < .zero {
                remark(
                    .netAreaMismatch, "TBDLMJ", areas.net, expected: "\(balance)",
                    area: (account.net - balance).magnitude, &account)
            }
            if account.deducted < .zero {
                account.rejection = .netAreaMismatch
                (account.net, account.deducted) = (.zero, .zero)
                return account
            }
        }
        checkClass(deductedClass, ridge: ridge, isCultivated: isCultivated, &account)
        return account
    }

    /// The account of a patch whose gross area was computed: net by KCXS, from cultivated land only.
    package static func computed(
        gross: SquareMetres, ratio: RecordedAreas.Number, isCultivated: Bool
    ) -> AreaAccount {
        var account = AreaAccount(gross: gross, net: gross, deducted: .zero)
        let ratio = checkedRatio(ratio, isCultivated: isCultivated, &account) ?? 0
        if isCultivated, gross > .zero { account.deducted = deducted(gross: gross, ratio: ratio) }
        account.net = gross - account.deducted
        return account
    }
}

extension DeductionRule {
    private static func problem(_ number: RecordedAreas.Number, field: String) -> Notice? {
        let rule: FindingRule
        switch number.state {
        case .null: rule = .areaMissing
        case .notANumber: rule = .areaNotANumber
        case .value where number.value <= 0: rule = .areaNotPositive
        case .value: return nil
        }
        return Notice(rule, [Finding.Fact("field", field), Finding.Fact("found", text(number, decimals: 2))])
    }

    /// The ratio, 0 where there is none; `nil` when it is no ratio at all.
    private static func checkedRatio(
        _ ratio: RecordedAreas.Number, isCultivated: Bool, _ account: inout AreaAccount
    ) -> Int64? {
        if ratio.state == .null { return 0 }
        let isRatio = ratio.state == .value && (0..<ratioScale).contains(ratio.value)
        if !isRatio || (ratio.value > 0 && !isCultivated) {
            let expected = isCultivated ? "0 <= KCXS < 1" : "0"
            account.remarks.append(
                AreaAccount.Remark(
                    notice: Notice(
                        .deductionRatio,
                        [
                            Finding.Fact("field", "KCXS"), Finding.Fact("found", text(ratio, decimals: 4)),
                            Finding.Fact("expected", expected),
                        ]), area: account.gross))
        }
        return isRatio ? ratio.value : nil
    }

    private static func checkDeducted(
        _ recorded: RecordedAreas.Number, expected: SquareMetres?, _ account: inout AreaAccount
    ) {
        if recorded.state == .notANumber {
            remark(.areaNotANumber, "KCMJ", recorded, area: account.gross, &account)
        } else if let expected, recorded.state == .value {
            let found = SquareMetres(hundredths: recorded.value)
            guard found != expected else { return }
            remark(
                .deductionMismatch, "KCMJ", recorded, expected: "\(expected)",
                area: (found - expected).magnitude, &account)
        }
    }

    /// Ridges come from cultivated land and are of the ridge class.
    private static func checkClass(
        _ deductedClass: String, ridge: String, isCultivated: Bool, _ account: inout AreaAccount
    ) {
        let isDeducted = account.deducted > .zero
        let allowed = isCultivated ? (isDeducted ? [ridge] : ["", ridge]) : [""]
        guard !allowed.contains(deductedClass) || (isDeducted && !isCultivated) else { return }
        account.remarks.append(
            AreaAccount.Remark(
                notice: Notice(
                    .deductionClass,
                    [
                        Finding.Fact("field", "KCDLBM"), Finding.Fact("found", deductedClass.asFact),
                        Finding.Fact("expected", isCultivated ? ridge : ""),
                        Finding.Fact("cultivated", isCultivated ? "yes" : "no"),
                    ]), area: account.deducted))
    }

    private static func remark(
        _ rule: FindingRule, _ field: String, _ number: RecordedAreas.Number, expected: String? = nil,
        used: SquareMetres? = nil, area: SquareMetres, _ account: inout AreaAccount
    ) {
        var facts = [Finding.Fact("field", field), Finding.Fact("found", text(number, decimals: 2))]
        if let expected { facts.append(Finding.Fact("expected", expected)) }
        if let used { facts.append(Finding.Fact("used", "\(used)")) }
        account.remarks.append(AreaAccount.Remark(notice: Notice(rule, facts), area: area))
    }

    private static func text(_ number: RecordedAreas.Number, decimals: Int) -> String {
        switch number.state {
        case .value: FixedPoint.string(number.value, decimals: decimals)
        case .null: "NULL"
        case .notANumber: "not a number"
        }
    }
}
