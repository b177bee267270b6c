import LandModel
import Measure

/// One record of a district layer: a connected part of a village or township, land and islands apart.
struct DistrictPart: Sendable {
    /// Number of the village or township.
    var unit: Int
    var isIsland: Bool
    /// Empty on land.
    var islandName: String
    /// Shell and holes in degrees, closed.
    var rings: [[Double]]
    /// DCMJ: of the whole unit, the same on each of its parts.
    var controlArea: SquareMetres
    /// JSMJ: of this part.
    var computedArea: SquareMetres
}

extension SampleCity {
    /// Parts of the villages (CJDCQ) in the order of their codes.
    func villageParts() throws(SampleError) -> [DistrictPart] {
        try parts(areas.villages) { $0 }
    }

    /// Parts of the townships (XZQ) in the order of their codes.
    func townshipParts() throws(SampleError) -> [DistrictPart] {
        try parts(areas.townships) { districts.villages[$0].township }
    }

    private func parts(
        _ control: [PatchAreas.UnitKey: SquareMetres], unitOfVillage: (Int) -> Int
    ) throws(SampleError) -> [DistrictPart] {
        let labels: [Int32] = districts.villageOfCell.indices.map { cell in
            let village = districts.villageOfCell[cell]
            guard village >= 0 else { return -1 }
            return Int32(unitOfVillage(Int(village))) * 2 + (plan.islandOfCell[cell] == nil ? 0 : 1)
        }
        let tracer = RingTracer(lattice: lattice)
        var parts: [DistrictPart] = []
        for region in CellRegions.find(labels: labels, shape: lattice.shape) {
            let rings = tracer.rings(of: region.cells) { labels[$0] == region.label }
            let key = PatchAreas.UnitKey(unit: Int(region.label / 2), isIsland: region.label % 2 == 1)
            guard let computed = plane.twiceArea(ofRings: rings)?.squareMetres, let whole = control[key],
                let first = region.cells.first
            else { throw .areaImpossible(patch: Int(plan.patchOfCell[region.cells.first ?? 0])) }
            parts.append(
                DistrictPart(
                    unit: key.unit, isIsland: key.isIsland,
                    islandName: plan.islandOfCell[first].map { plan.islands[$0].name } ?? "", rings: rings,
                    controlArea: whole, computedArea: computed))
        }
        // Regions come in the order of their first cells; parts of a unit keep it.
        return parts.enumerated()
            .sorted {
                ($0.element.unit, $0.element.isIsland ? 1 : 0, $0.offset) < (
                    $1.element.unit, $1.element.isIsland ? 1 : 0, $1.offset
                )
            }
            .map(\.element)
    }
}
