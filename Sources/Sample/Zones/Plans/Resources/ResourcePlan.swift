import LandModel

/// The layers of natural resources: forests, wetlands, quality of fields, projects, plans.
struct ResourcePlan: Sendable {
    let forest: ForestPlan
    let wetlands: WetlandPlan
    let quality: FieldQualityPlan
    let highStandard: HighStandardPlan
    let detailedPlans: DetailedPlanUnits
    let restorations: RestorationPlan

    init(
        _ ground: ZoneGround, _ figures: SampleTargets.Resources, towns: TownPlan
    ) throws(SampleError) {
        forest = try ForestPlan(ground, figures.forest)
        wetlands = try WetlandPlan(ground, figures.wetlands, forest: forest)
        quality = try FieldQualityPlan(ground, figures.quality)
        highStandard = try HighStandardPlan(ground, figures.highStandard)
        detailedPlans = DetailedPlanUnits(ground, covering: figures.detailedPlans, towns: towns)
        restorations = try RestorationPlan(ground, figures.mineRestoration)
    }
}
