import Aggregate
import LandModel
import Writers

/// The districts of a run with outline, control area and the sum of their patches.
struct DistrictShapes {
    let shapes: [DistrictShape]

    init(plan: RunPlan, result: SurveyResult) {
        var totals: [String: SquareMetres] = [:]
        for level in [DistrictLevel.county, .township, .village] {
            for (key, area) in result.base.totals(level) { totals[key.district, default: .zero] += area }
        }
        var control: [String: SquareMetres] = [:]
        for (key, area) in result.districts.control.areas { control[key.district, default: .zero] += area }

        let districts = plan.deliveries.map(\.county) + result.districts.districts
        shapes = districts.sorted().compactMap { district in
            guard let level = DistrictLevel(rawValue: district.code.count) else { return nil }
            return DistrictShape(
                district: district, level: level,
                polygons: result.districts.outlines[district.code, default: []].flatMap(\.polygons),
                controlArea: control[district.code], patchArea: totals[district.code])
        }
    }
}
