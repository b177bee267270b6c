/// Units of detailed plans (控规编制单元): they cover the development boundary of some counties as a whole, of two more in part,
/// and one unit elsewhere is not approved yet.
struct DetailedPlanUnits: Sendable {
    struct Unit: Sendable {
        var county: Int
        var isApproved: Bool
        var rings: [[Double]]
    }

    private(set) var units: [Unit] = []

    private static let inPart = 2

    init(_ ground: ZoneGround, covering codes: [String], towns: TownPlan) {
        let targets = ground.city.targets
        let whole = Set(codes.compactMap { targets.county($0) })
        let others = targets.counties.indices.filter { !whole.contains($0) }
        let part = Set(others.prefix(Self.inPart))
        let pending = Set(others.dropFirst(Self.inPart).prefix(1))
        // The boundary's cuts go into its own cells: the cells with their own borders hold all of it.
        let tracer = RingTracer(lattice: ground.lattice)
        let labels = towns.labels.map { label in
            let (county, kind) = (Int(label) / TownPlan.kinds.count, Int(label) % TownPlan.kinds.count)
            let isIn = whole.contains(county) || (part.union(pending).contains(county) && kind == 0)
            return label >= 0 && isIn ? label : -1
        }
        units = CellRegions.find(labels: labels, shape: ground.lattice.shape).map { region in
            let county = Int(region.label) / TownPlan.kinds.count
            return Unit(
                county: county, isApproved: !pending.contains(county),
                rings: tracer.rings(of: region.cells) { labels[$0] == region.label })
        }
    }
}
