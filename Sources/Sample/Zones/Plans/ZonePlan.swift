import LandModel

/// All zone layers of a city, planned: which patches, cells and places make them.
struct ZonePlan: Sendable {
    let ground: ZoneGround
    let towns: TownPlan
    let farmland: FarmlandPlan
    let redLine: RedLinePlan
    let protectedAreas: ProtectedAreaPlan
    let slopes: SlopePlan
    let grids: FieldGridPlan
    let sites: SitePlan
    let hazards: HazardPlan
    let roads: PostRoadPlan
    let builtUp: BuiltUpPlan
    let redLineRevision: RedLineRevision
    let resources: ResourcePlan?
    let coast: CoastPlan

    init(_ city: SampleCity) throws(SampleError) {
        ground = ZoneGround(city)
        // Towns first, then fields, then the wild rest: the three never overlap.
        towns = try TownPlan(ground)
        farmland = try FarmlandPlan(ground, towns: towns)
        redLine = try RedLinePlan(ground, towns: towns)
        protectedAreas = try ProtectedAreaPlan(ground)
        slopes = SlopePlan(ground)
        grids = FieldGridPlan(ground)
        sites = SitePlan(ground, towns: towns, farmland: farmland, redLine: redLine)
        hazards = HazardPlan(ground)
        roads = try PostRoadPlan(ground)
        builtUp = try BuiltUpPlan(ground)
        redLineRevision = RedLineRevision(ground, towns: towns, first: redLine)
        if let figures = city.targets.zones.resources {
            resources = try ResourcePlan(ground, figures, towns: towns)
        } else {
            resources = nil
        }
        coast = try CoastPlan(ground, towns: towns)
    }

    /// The areas that printed figures ask for, as reached.
    var reached: [(name: String, reached: SquareMetres, wanted: SquareMetres)] {
        let figures = ground.city.targets.zones
        let areas: [(SampleTargets.AreaFigure?, SquareMetres)] = [
            (figures.farmland, farmland.reached), (figures.redLine, redLine.reached),
            (figures.protectedAreas, protectedAreas.reached), (figures.towns, towns.reached),
            (figures.resources?.wetlands, resources?.wetlands.reached ?? .zero),
            (figures.resources?.highStandard, resources?.highStandard.reached ?? .zero),
        ]
        return areas.compactMap { figure, reached in
            figure.map { ($0.name, reached, $0.target?.area ?? .zero) }
        }
            + zip(figures.builtUp, builtUp.epochs).map { ($0.name, $1.reached, $0.target?.area ?? .zero) }
    }
}
