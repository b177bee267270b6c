/// Layers of a city that a targets file may ask for: urban land of a base year, zones of brought-together fields, use
/// of the sea.
struct CoastPlan: Sendable {
    let baseUrban: BaseUrbanPlan?
    let consolidation: ConsolidationPlan
    let sea: SeaPlan

    init(_ ground: ZoneGround, towns: TownPlan) throws(SampleError) {
        let zones = ground.city.targets.zones
        baseUrban = try zones.baseUrban.map { figure throws(SampleError) in
            try BaseUrbanPlan(ground, figure, towns: towns)
        }
        consolidation = try ConsolidationPlan(ground, zones.consolidation ?? [])
        sea = SeaPlan(ground.city, zones.sea)
    }
}
