import LandModel

/// Quality of cultivated land (耕地质量等别): whole patches of the first survey with grades of several years, whose means by
/// net area meet printed figures.
struct FieldQualityPlan: Sendable {
    struct Field: Sendable {
        /// Identifier of the record, as DLTB has it.
        var identifier: SurveyPatch.Identifier
        var patch: Int
        /// TBDLMJ.
        var area: SquareMetres
        /// In the order of the figures.
        var grades: [Int]
    }

    private(set) var fields: [Field] = []

    static let allowed = 1...15
    private static let scale: Int128 = 10_000

    init(_ ground: ZoneGround, _ figures: [SampleTargets.GradeFigure]) throws(SampleError) {
        let city = ground.city
        for county in city.targets.counties.indices {
            city.forRecords(ofCounty: county) { record in
                guard case .planned(let number) = record.shape, ground.profile(ofPatch: number).isCultivated,
                    record.net > .zero
                else { return }
                fields.append(
                    Field(identifier: record.identifier, patch: number, area: record.net, grades: []))
            }
        }
        var grades = fields.map { max(1, Int(city.attributes[$0.patch].grade)) }
        for figure in figures {
            guard let target = figure.target else { continue }
            Self.adjust(&grades, areas: fields.map(\.area), to: target.value)
            let mean = Self.mean(grades, fields.map(\.area))
            guard abs(mean - target.value) < target.tolerance else {
                throw .totalNotMet(
                    name: figure.name, wanted: FixedPoint.string(target.value, decimals: 4),
                    reached: FixedPoint.string(mean, decimals: 4),
                    tolerance: FixedPoint.string(target.tolerance, decimals: 4))
            }
            for index in fields.indices { fields[index].grades.append(grades[index]) }
        }
    }

    /// In 0.0001, rounded.
    static func mean(_ grades: [Int], _ areas: [SquareMetres]) -> Int64 {
        let sum = zip(grades, areas).reduce(Int128(0)) { $0 + Int128($1.0) * Int128($1.1.hundredths) }
        let whole = areas.reduce(Int128(0)) { $0 + Int128($1.hundredths) }
        return whole > 0 ? Int64((sum * scale + whole / 2) / whole) : 0
    }

    /// Moves grades by one, the largest fields first, while that brings the mean nearer.
    static func adjust(_ grades: inout [Int], areas: [SquareMetres], to mean: Int64) {
        let whole = areas.reduce(Int128(0)) { $0 + Int128($1.hundredths) }
        var gap = whole * Int128(mean)
        for (grade, area) in zip(grades, areas) { gap -= Int128(grade) * Int128(area.hundredths) * scale }
        let order = areas.indices.sorted { (areas[$0].hundredths, -$0) > (areas[$1].hundredths, -$1) }
        for _ in allowed {
            for index in order {
                let step = Int128(areas[index].hundredths) * scale
                let grade = grades[index] + (gap > 0 ? 1 : -1)
                guard step <= gap.magnitude, allowed.contains(grade) else { continue }
                gap += gap > 0 ? -step : step
                grades[index] = grade
            }
        }
    }
}
