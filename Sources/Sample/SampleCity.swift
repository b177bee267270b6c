import LandModel
import Measure
import Normalise

/// The whole sample in memory but for its coordinates: what the writers draw from.
struct SampleCity: Sendable {
    let targets: SampleTargets
    let seed: UInt64
    let lattice: Lattice
    let districts: Districts
    let plan: PatchPlan
    let areas: PatchAreas
    let attributes: [PatchAttributes]
    let outlines: PatchOutlines
    let plane: AreaPlane

    init(targets: SampleTargets, patches: Int, seed: UInt64) throws(SampleError) {
        guard SampleOptions.allowedPatches.contains(patches) else {
            throw .patchCount(asked: patches, allowed: SampleOptions.allowedPatches)
        }
        self.targets = targets
        self.seed = seed
        let layout = try Self.layOut(targets: targets, patches: patches, seed: seed)
        (lattice, districts, plan) = (layout.lattice, layout.districts, layout.plan)
        outlines = PatchOutlines(lattice: lattice, plan: plan, seed: seed)
        plane = AreaPlane(ellipsoid: .cgcs2000)
        areas = try PatchAreas(outlines: outlines, districts: districts, plane: plane)

        let terrain = Terrain(lattice: lattice, seed: seed)
        var assigned = ClassAssigner(
            plan: plan, districts: districts, targets: targets, gross: areas.gross, terrain: terrain,
            seed: seed
        ).assign()
        let (plan, districts, gross) = (plan, districts, areas.gross)
        let ratios = plan.patches.map { patch in
            let slope = terrain.slope(patch)
            return RidgeDeduction.ratio(
                slope: slope.level, isTerrace: slope.isTerrace,
                county: districts.villages[Int(patch.village)].county)
        }
        let solver = TotalSolver(
            netArea: { patch, classNumber in
                guard ClassProfile.all[Int(classNumber)].isCultivated else { return gross[patch] }
                return gross[patch] - DeductionRule.deducted(gross: gross[patch], ratio: ratios[patch])
            }, totals: targets.totals, seed: seed)
        try solver.solve(&assigned)
        var assigner = AttributeAssigner(
            plan: plan, districts: districts, targets: targets, terrain: terrain, seed: seed)
        attributes = assigner.assign(assigned)
    }

    private struct Layout {
        var lattice: Lattice
        var districts: Districts
        var plan: PatchPlan
    }

    /// A lattice fine enough that its patches, with some inner ones, are exactly as many as asked.
    private static func layOut(
        targets: SampleTargets, patches: Int, seed: UInt64
    ) throws(SampleError) -> Layout {
        let shapes = CountyShapes(targets: targets, seed: seed)
        guard shapes.share > 0.01 else {
            throw .patchCount(asked: patches, allowed: SampleOptions.allowedPatches)
        }
        let box = targets.extent
        // Of the patches, about 93 in 100 are cells, fewer in a small sample, where the inner ones must carry the rare
        // classes; merging costs one cell in twenty.
        let cellShare = patches < 20_000 ? 0.885 : 0.93
        var cells = Double(patches) * cellShare * 1.05 / shapes.share
        for _ in 0..<8 {
            let columns = (cells * box.widthInMetres / box.heightInMetres).squareRoot().rounded()
            let rows = (cells / columns).rounded()
            var lattice = Lattice(columns: Int(columns), rows: Int(rows), extent: box, seed: seed)
            var districts = DistrictPlanner(lattice: lattice, targets: targets, seed: seed).plan(shapes)
            let (plan, withoutInner) = PatchPlanner.plan(
                patches: patches, targets: targets, seed: seed, lattice: &lattice, districts: &districts)
            if let plan { return Layout(lattice: lattice, districts: districts, plan: plan) }
            cells *= Double(patches) * cellShare / Double(max(withoutInner, 1))
        }
        throw .patchCount(asked: patches, allowed: SampleOptions.allowedPatches)
    }

    /// The patches of a county: they stand together.
    func patches(ofCounty county: Int) -> Range<Int> {
        let first = plan.patches.partitioningIndex { districts.villages[Int($0.village)].county >= county }
        let end = plan.patches.partitioningIndex { districts.villages[Int($0.village)].county > county }
        return first..<end
    }
}

extension Array {
    /// The first index whose element satisfies a predicate that, once true, stays true.
    fileprivate func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
