import LandModel

/// The districts that a table of statistics has rows for: the city first, then counties, townships, villages by code.
struct DistrictRows: Sendable {
    static let columns: [StatisticTable.Column] = [
        .init("district_code", "行政区代码", .code), .init("district_name", "行政区名称", .text),
    ]

    /// From the city, where it has a row, down to the deepest level.
    let levels: [DistrictLevel]
    let districts: [District]
    /// As tables print it: six digits.
    private let city: District?

    /// - Parameters:
    ///   - names: of counties, townships and villages by code.
    ///   - city: `nil` in a run of single counties, which has no row for it.
    init(deepest: DistrictLevel, names: [String: String], city: District?) {
        let levels = DistrictLevel.allCases.filter { $0 <= deepest && ($0 != .city || city != nil) }
        self.levels = levels
        self.city = city
        var districts = names.filter { code, _ in levels.contains { $0.digits == code.count && $0 != .city } }
            .map { District(code: $0.key, name: $0.value) }
        if let city {
            districts.append(
                District(code: String(city.code.prefix(DistrictLevel.city.digits)), name: city.name))
        }
        self.districts = districts.sorted()
    }

    /// Code and name as they stand in a row.
    func cells(_ district: District) -> [StatisticTable.Cell] {
        [.text(code(district)), .text(district.name)]
    }

    /// Code as it stands in a row.
    func code(_ district: District) -> String {
        guard district.code.count == DistrictLevel.city.digits, let city else { return district.code }
        return city.code
    }

    /// The codes of the rows that a unit of 12 digits counts in.
    func codes(of unit: String) -> [String] { levels.map { String(unit.prefix($0.digits)) } }
}
