import LandModel
import Normalise

/// Chooses the events of a year: patches in an order of chance, none twice.
struct YearPlanner {
    private let city: SampleCity
    private let current: SurveyYear
    private let plan: SampleTargets.LaterYear
    private let lie: ZoneLie
    private let classes: ClassChange
    private let splitter: PolygonSplit
    private let delivering: Set<Int>
    /// Counties that deliver their changes: there the sum of the changes is the year's, so nothing is re-measured.
    private let telling: Set<Int>
    /// Counties that deliver on the geodatabase's grid of 0.1 mm: from their coordinates nobody can divide a patch as the
    /// story does to 0.01 m², so nothing is split or merged there.
    private let gridded: Set<Int>
    private let order: [Int]
    private let positionOfPlanned: [Int: Int]
    private var isUsed: [Bool]
    private(set) var events: [YearEvent] = []

    /// - Parameter current: the year before.
    static func events(
        of plan: SampleTargets.LaterYear, after current: SurveyYear, city: SampleCity, lie: ZoneLie
    ) throws(SampleError) -> [YearEvent] {
        var planner = YearPlanner(plan, current, city, lie)
        try planner.moveTownship()
        let scale = max(1, city.plan.patches.count / 5_000)
        for recipe in EventRecipe.all { planner.follow(recipe, count: recipe.count * scale) }
        return planner.events
    }

    private init(
        _ plan: SampleTargets.LaterYear, _ current: SurveyYear, _ city: SampleCity, _ lie: ZoneLie
    ) {
        (self.plan, self.current, self.city, self.lie) = (plan, current, city, lie)
        classes = ClassChange(city)
        splitter = PolygonSplit(plane: city.plane, seed: city.seed)
        delivering = city.targets.counties(delivering: plan)
        telling = city.targets.counties(tellingChangesOf: plan)
        gridded = city.targets.countiesOnMetricGrid(in: plan)
        let hash = StableHash(seed: city.seed, stream: .event)
        order = current.patches.indices
            .map { position in
                let identifier = current.patches[position].identifier
                return (hash.bits(plan.year * 1_000 + identifier.county, identifier.sequence), position)
            }
            .sorted { $0 < $1 }.map(\.1)
        positionOfPlanned = Dictionary(
            current.patches.enumerated().compactMap { position, patch in
                guard case .planned(let number) = patch.shape else { return nil }
                return (number, position)
            }
        ) { first, _ in first }
        let (delivering, patches) = (delivering, current.patches)
        isUsed = patches.map { !delivering.contains(current.county(of: $0)) || $0.isIsland }
    }

    // MARK: The township

    /// The smallest township of the one county that has a border with the other, and is not the only one.
    private mutating func moveTownship() throws(SampleError) {
        guard let move = plan.townshipMove, let from = city.targets.county(move.from),
            let to = city.targets.county(move.to)
        else { return }
        let (districts, shape) = (current.districts, city.lattice.shape)
        var cells: [Int: Int] = [:]
        var isBeside: Set<Int> = []
        for cell in districts.villageOfCell.indices where districts.villageOfCell[cell] >= 0 {
            let village = districts.villages[Int(districts.villageOfCell[cell])]
            guard village.county == from else { continue }
            cells[village.township, default: 0] += 1
            shape.forNeighbours(of: cell) { neighbour in
                let other = Int(districts.villageOfCell[neighbour])
                if other >= 0, districts.villages[other].county == to { isBeside.insert(village.township) }
            }
        }
        let chosen = isBeside.min { (cells[$0] ?? 0, $0) < (cells[$1] ?? 0, $1) }
        guard let chosen, cells.count > 1 else {
            throw .townshipNotMovable(year: plan.year, from: move.from, to: move.to)
        }
        events.append(.move(township: chosen, county: to))
        for position in current.patches.indices
        where districts.townships[chosen].villages.contains(current.patches[position].village) {
            isUsed[position] = true
        }
    }

    // MARK: Patches

    private mutating func follow(_ recipe: EventRecipe, count: Int) {
        var left = count
        for position in order where left > 0 && !isUsed[position] {
            let patch = current.patches[position]
            guard recipe.from.contains(patch.classCode), recipe.place.allows(lie.layers(of: patch)),
                let event = event(recipe.action, position, turn: count - left)
            else { continue }
            left -= 1
            events.append(event)
            for touched in event.patches { isUsed[touched] = true }
        }
    }

    /// What an action makes of a patch; `nil` where it does not fit.
    private func event(_ action: EventRecipe.Action, _ position: Int, turn: Int) -> YearEvent? {
        let patch = current.patches[position]
        func change(_ event: StoryEvent, _ attributes: PatchAttributes) -> YearEvent? {
            attributes == patch.attributes
                ? nil : .change(patch: position, event: event, attributes: attributes)
        }
        switch action {
        case .become(let event, let codes):
            let code = codes[turn % codes.count]
            return change(event, classes.attributes(of: patch, as: code, in: current.districts))
        case .rename(let code): return change(.adjustableClass, ClassChange.renamed(patch, as: code))
        case .split(let codes):
            return split(position, into: codes.isEmpty ? nil : codes[turn % codes.count])
        case .mergeSame: return merge(position) { $0.classCode == patch.classCode }
        case .mergeOther: return merge(position) { $0.classCode != patch.classCode }
        case .slope:
            guard patch.attributes.slope > 1 else { return nil }
            return change(.slope, classes.otherSlope(patch, in: current.districts))
        case .ridgeRatio:
            guard patch.attributes.ridgeRatio > 0 else { return nil }
            var attributes = patch.attributes
            attributes.ridgeRatio += UInt16(25 + 15 * (turn % 4))
            return change(.ridgeRatio, attributes)
        case .planting:
            guard patch.attributes.planting == "LS", patch.attributes.refinement.isEmpty else { return nil }
            var attributes = patch.attributes
            attributes.planting = "FLS"
            return change(.planting, attributes)
        case .expropriate: return change(.expropriated, expropriated(patch))
        case .remeasure: return remeasure(position, turn: turn)
        case .turn:
            guard case .planned = patch.shape else { return nil }
            return .turn(patch: position, vertices: 3 + turn)
        case .renumber: return .renumber(patch: position)
        }
    }

    /// State-owned, in the hands of the township's seat; the seat's own patches stay with it.
    private func expropriated(_ patch: SurveyPatch) -> PatchAttributes {
        var attributes = patch.attributes
        guard attributes.ownership.text >= "30", attributes.foreignOwner < 0 else { return attributes }
        attributes.ownership = "20"
        let seat = current.districts.townships[current.districts.villages[patch.village].township].villages
            .lowerBound
        if seat != patch.village { attributes.foreignOwner = Int32(seat) }
        return attributes
    }

    /// By 0.15 m² to 0.75 m², at the cost of a patch of the village that is much larger than that.
    private func remeasure(_ position: Int, turn: Int) -> YearEvent? {
        let patch = current.patches[position]
        guard !telling.contains(current.county(of: patch)) else { return nil }
        let least = SquareMetres(hundredths: 1_000_000)
        let other = order.first {
            let other = current.patches[$0]
            return !isUsed[$0] && $0 != position && other.village == patch.village && other.gross > least
        }
        guard let other, patch.gross > least else { return nil }
        return .remeasure(
            patch: position, other: other, by: SquareMetres(hundredths: Int64(15 * (1 + turn % 5))))
    }

    // MARK: Splits and mergers

    /// Two parts whose ridges, each rounded, are those of the whole: no area of a class changes by a split alone.
    private func split(_ position: Int, into code: String?) -> YearEvent? {
        let patch = current.patches[position]
        guard !gridded.contains(current.county(of: patch)),
            let parts = splitter.parts(of: city.rings(of: patch), salt: plan.year * 100_000 + position),
            let gross = PieceShares.of(patch.gross, parts, city.plane),
            adds(up: gross, to: patch.gross, ratio: patch.attributes.ridgeRatio)
        else { return nil }
        let other = code.map { classes.attributes(of: patch, as: $0, in: current.districts) }
        return .split(
            patch: position, parts: parts, attributes: [patch.attributes, other ?? patch.attributes])
    }

    /// With a neighbour of the same village, untouched so far, that a condition allows.
    private func merge(_ position: Int, _ isFit: (SurveyPatch) -> Bool) -> YearEvent? {
        let patch = current.patches[position]
        guard case .planned(let planned) = patch.shape, !gridded.contains(current.county(of: patch))
        else { return nil }
        for neighbour in neighbours(ofPlanned: planned) {
            guard let other = positionOfPlanned[neighbour], !isUsed[other], other != position else {
                continue
            }
            let second = current.patches[other]
            guard second.village == patch.village, isFit(second) else { continue }
            let isLarger = patch.gross >= second.gross
            let (first, last) = isLarger ? (position, other) : (other, position)
            let ratio = (isLarger ? patch : second).attributes.ridgeRatio
            guard
                adds(up: [patch.gross, second.gross], to: patch.gross + second.gross, ratio: ratio),
                let rings = PolygonMerge.rings(city.rings(of: patch), city.rings(of: second))
            else { continue }
            return .merge(patch: first, other: last, rings: rings)
        }
        return nil
    }

    private func adds(up parts: [SquareMetres], to whole: SquareMetres, ratio: UInt16) -> Bool {
        func ridges(_ gross: SquareMetres) -> SquareMetres {
            DeductionRule.deducted(gross: gross, ratio: Int64(ratio))
        }
        return parts.reduce(.zero) { $0 + ridges($1) } == ridges(whole)
    }

    /// Planned patches beside a planned patch, or around or inside it.
    private func neighbours(ofPlanned number: Int) -> [Int] {
        let (plan, patch) = (city.plan, city.plan.patches[number])
        let cells = plan.cells(of: patch)
        if patch.kind == .inner { return cells.map { Int(plan.patchOfCell[$0]) } }
        var found: [Int] = []
        for cell in cells {
            city.lattice.shape.forNeighbours(of: cell) { neighbour in
                let other = Int(plan.patchOfCell[neighbour])
                if other >= 0, other != number, !found.contains(other) { found.append(other) }
            }
        }
        return found
    }
}

extension YearEvent {
    /// The patches it is about; those of a township are not counted up.
    var patches: [Int] {
        switch self {
        case .merge(let patch, let other, _), .remeasure(let patch, let other, _): [patch, other]
        case .split(let patch, _, _), .change(let patch, _, _), .turn(let patch, _), .renumber(let patch):
            [patch]
        case .move: []
        }
    }
}
