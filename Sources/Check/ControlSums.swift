import LandModel

/// Sums of areas by district and MSSM, and what a control area must be compared with.
enum ControlSums {
    /// Sums of the areas of lower districts under each district of a level.
    static func rolledUp(
        _ areas: [ControlAreas.Key: SquareMetres], to level: DistrictLevel
    ) -> [ControlAreas.Key: SquareMetres] {
        areas.reduce(into: [:]) { sums, area in
            let district = String(area.key.district.prefix(level.digits))
            sums[ControlAreas.Key(district: district, island: area.key.island), default: .zero] += area.value
        }
    }

    /// Control areas of one level within the counties of the run.
    static func control(_ input: CheckInput, _ level: DistrictLevel) -> [ControlAreas.Key: SquareMetres] {
        let counties = Set(input.counties.map(\.code))
        return input.control.areas.filter { key, _ in
            key.district.utf8.count == level.digits
                && counties.contains(String(key.district.prefix(DistrictLevel.county.digits)))
        }
    }

    /// Tolerances of the counties that have one, by code.
    static func tolerances(_ input: CheckInput) -> [String: ControlTolerance] {
        input.counties.reduce(into: [:]) { $0[$1.code] = $1.tolerance }
    }

    /// One line a district and MSSM, for every county that has control areas of this level at all. A district that
    /// only one side knows fails: its counterpart is missing, not zero.
    static func compare(
        rule: String, expected: [ControlAreas.Key: SquareMetres], found: [ControlAreas.Key: SquareMetres],
        tolerances: [String: ControlTolerance] = [:]
    ) -> [CheckResult] {
        func county(_ key: ControlAreas.Key) -> Substring {
            key.district.prefix(DistrictLevel.county.digits)
        }
        let covered = Set(expected.keys.map(county))
        let keys = Set(expected.keys).union(found.keys.filter { covered.contains(county($0)) })
        return keys.sorted { ($0.district, $0.island) < ($1.district, $1.island) }.map { key in
            let subject = "\(key.district)/\(key.island)"
            switch (expected[key], found[key]) {
            case (let expected?, let found?):
                var result = CheckResult(rule: rule, subject: subject, expected: expected, found: found)
                if result.verdict == .fail, let tolerance = tolerances[String(county(key))],
                    tolerance.admits(found - expected, of: expected)
                {
                    result.verdict = .pass
                    result.detail = "within the tolerance of computed areas"
                }
                return result
            case (let expected?, nil) where expected == .zero:
                return CheckResult(rule: rule, subject: subject, expected: expected, found: .zero)
            case (let expected, let found):
                return CheckResult(
                    rule: rule, subject: subject, expected: expected.map { "\($0)" } ?? "",
                    found: found.map { "\($0)" } ?? "",
                    difference: "\((found ?? .zero) - (expected ?? .zero))", unit: "m2", verdict: .fail,
                    detail: expected == nil ? "no control area" : "nothing to compare with")
            }
        }
    }
}
