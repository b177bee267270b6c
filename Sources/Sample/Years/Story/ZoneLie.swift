/// Where patches lie for the three lines. Only what is certain is told: a patch that a line may cut has no answer.
struct ZoneLie {
    private let zones: ZonePlan
    private let pieces: [Int: FarmlandPlan.Piece]

    init(_ zones: ZonePlan) {
        self.zones = zones
        pieces = Dictionary(zones.farmland.pieces.map { ($0.patch, $0) }) { first, _ in first }
    }

    private enum Cover {
        case inside, outside, unclear
    }

    /// Names of the layers that the ground of a patch lies in as a whole, outside of the others; `nil` where one of
    /// them may cut it.
    func layers(of patch: SurveyPatch) -> [String]? {
        var names: [String] = []
        for (name, cover) in [
            (LayerSchema.farmland.name, cover(patch, farmland)),
            (LayerSchema.redLine.name, cover(patch, redLine)),
            (LayerSchema.towns.name, cover(patch, towns)),
        ] {
            switch cover {
            case .inside: names.append(name)
            case .outside: break
            case .unclear: return nil
            }
        }
        return names
    }

    /// Of all planned patches it is made of together.
    private func cover(_ patch: SurveyPatch, _ single: (Int) -> Cover) -> Cover {
        let covers = Set(patch.ground.map(single))
        return covers.count == 1 ? covers.first ?? .unclear : .unclear
    }

    private func farmland(_ planned: Int) -> Cover {
        pieces[planned].map { $0.cut == nil ? .inside : .unclear } ?? .outside
    }

    /// Cuts go into the cells beside the red line; fields and settlements inside are holes.
    private func redLine(_ planned: Int) -> Cover {
        let (ground, isInside) = (zones.ground, zones.redLine.isInside)
        let patch = ground.city.plan.patches[planned]
        let profile = ground.profile(ofPatch: planned)
        let isHole = patch.kind == .inner && (profile.isCultivated || profile.isBuilt)
        return Self.all(ground.city.plan.cells(of: patch)) { cell in
            if isInside[cell] { return isHole ? .outside : .inside }
            var isBeside = false
            ground.lattice.shape.forNeighbours(of: cell) { if isInside[$0] { isBeside = true } }
            return isBeside && patch.kind != .inner ? .unclear : .outside
        }
    }

    /// Cuts go into the boundary's own cells.
    private func towns(_ planned: Int) -> Cover {
        let (ground, towns) = (zones.ground, zones.towns)
        let patch = ground.city.plan.patches[planned]
        return Self.all(ground.city.plan.cells(of: patch)) { cell in
            guard towns.contains(cell) else { return .outside }
            var isRim = ground.lattice.shape.isRim(cell)
            ground.lattice.shape.forNeighbours(of: cell) { if !towns.contains($0) { isRim = true } }
            return isRim && patch.kind != .inner ? .unclear : .inside
        }
    }

    private static func all(_ cells: [Int], _ cover: (Int) -> Cover) -> Cover {
        let covers = Set(cells.map(cover))
        return covers.count == 1 ? covers.first ?? .unclear : .unclear
    }
}
