import LandModel
import Measure

/// Events that make some classes gain a printed area over the years, whatever else has happened: whole patches brought
/// under the plough while they fit, then small pieces of others, the last of which meets the figure.
struct NetChangePlanner {
    private let city: SampleCity
    private let current: SurveyYear
    private let goal: SampleTargets.NetChange
    private let classes: ClassChange
    private let members: Set<String>
    /// Positions of patches that may change, in an order of chance.
    private let free: [Int]
    private var gap: Int64
    private var isUsed: Set<Int> = []
    private var events: [YearEvent] = []

    private static let ploughable = [
        "0201", "0202", "0204", "0301", "0302", "0305", "0307", "0404", "1104", "1202",
    ]

    /// Events that bring a year, made by other events, to its goal.
    ///
    /// - Parameters:
    ///   - reached: what the year would gain without them.
    ///   - taken: positions of patches that something happens to already.
    static func events(
        for goal: SampleTargets.NetChange, of plan: SampleTargets.LaterYear, after current: SurveyYear,
        reached: SquareMetres, taken: Set<Int>, city: SampleCity, lie: ZoneLie
    ) -> [YearEvent] {
        guard let target = goal.target else { return [] }
        var planner = NetChangePlanner(
            goal, plan, current, gap: (target.area - reached).hundredths, taken, city, lie)
        planner.giveUp()
        planner.plough()
        planner.carve()
        return planner.events
    }

    private init(
        _ goal: SampleTargets.NetChange, _ plan: SampleTargets.LaterYear, _ current: SurveyYear, gap: Int64,
        _ taken: Set<Int>, _ city: SampleCity, _ lie: ZoneLie
    ) {
        (self.goal, self.current, self.gap, self.city) = (goal, current, gap, city)
        classes = ClassChange(city)
        members = Set(goal.classes)
        let delivering = city.targets.counties(delivering: plan)
        // Where a year's changes are delivered, and on coarse grids, the year is what the other events made of it.
        let closed = city.targets.counties(tellingChangesOf: plan)
            .union(city.targets.countiesOnMetricGrid(in: plan))
        let open = delivering.subtracting(closed)
        let hash = StableHash(seed: city.seed, stream: .carve)
        free = current.patches.indices.filter { position in
            let patch = current.patches[position]
            return open.contains(current.county(of: patch)) && !patch.isIsland && !taken.contains(position)
                && lie.layers(of: patch) == []
        }.map { (hash.bits(plan.year, $0), $0) }.sorted { $0 < $1 }.map(\.1)
    }

    private func areas(
        _ positions: [Int], _ area: (SurveyPatch) -> SquareMetres
    ) -> [(area: Int64, position: Int)] {
        positions.map { (area(current.patches[$0]).hundredths, $0) }
            .sorted { ($0.area, -$0.position) > ($1.area, -$1.position) }
    }

    // MARK: Whole patches

    /// Where the year has gained too much, fields become orchards until it lacks something.
    private mutating func giveUp() {
        guard gap < 0 else { return }
        let fields = areas(free.filter { members.contains(current.patches[$0].classCode) }) { $0.net }
        for field in fields where gap < 0 && field.area <= -gap { giveUp(field.position, field.area) }
        for field in fields.reversed() where gap < 0 && !isUsed.contains(field.position) {
            giveUp(field.position, field.area)
        }
    }

    private mutating func giveUp(_ position: Int, _ area: Int64) {
        let patch = current.patches[position]
        let attributes = classes.attributes(of: patch, as: "0201", in: current.districts)
        events.append(.change(patch: position, event: .nonGrain, attributes: attributes))
        isUsed.insert(position)
        gap += area
    }

    private mutating func plough() {
        let candidates = areas(free.filter(isPloughable)) { patch in
            SurveyPatch.net(patch.gross, field(patch, turn: 0))
        }
        for candidate in candidates where candidate.area <= gap {
            let patch = current.patches[candidate.position]
            events.append(
                .change(patch: candidate.position, event: .restored, attributes: field(patch, turn: 0)))
            isUsed.insert(candidate.position)
            gap -= candidate.area
        }
    }

    private func isPloughable(_ position: Int) -> Bool {
        !isUsed.contains(position) && Self.ploughable.contains(current.patches[position].classCode)
    }

    private func field(_ patch: SurveyPatch, turn: Int) -> PatchAttributes {
        classes.attributes(of: patch, as: goal.classes[turn % goal.classes.count], in: current.districts)
    }

    // MARK: Pieces

    /// Fields without ridges inside patches of one cell, about its middle, where no other patch lies.
    private mutating func carve() {
        let side = city.lattice.cellSide
        // A disc of 0.15 of the cell's side stays inside it (`Lattice`); a shape has at least 0.7 of its radius squared.
        let largest = Int64(0.7 * (0.14 * side) * (0.14 * side) * 100)
        let shape = SizedShape(plane: city.plane, hash: StableHash(seed: city.seed, stream: .carve))
        for position in free where gap > 0 && isPloughable(position) {
            let patch = current.patches[position]
            guard case .planned(let number) = patch.shape, city.plan.patches[number].kind == .cell,
                patch.attributes.ridgeRatio == 0
            else { continue }
            let cell = Int(city.plan.patches[number].cell)
            guard city.plan.innerOfCell[cell] < 0 else { continue }
            let ring = shape.ring(
                around: city.lattice.degrees(city.lattice.middle(ofCell: cell)),
                area: SquareMetres(hundredths: min(gap, largest)), salt: number)
            var rings = city.rings(of: patch)
            rings.append(
                stride(from: ring.count - 2, through: 0, by: -2).flatMap { ring[$0...$0 + 1] })
            guard let gross = PieceShares.of(patch.gross, [rings, [ring]], city.plane) else { continue }
            var attributes = field(patch, turn: 0)
            (attributes.ridgeRatio, attributes.slope, attributes.terrace) = (0, 1, "")
            events.append(
                .split(patch: position, parts: [rings, [ring]], attributes: [patch.attributes, attributes]))
            isUsed.insert(position)
            gap -= gross[1].hundredths
            if gap < 100 { return }
        }
    }
}

extension SurveyYear {
    /// Net area of some classes.
    func netArea(ofClasses codes: [String]) -> SquareMetres {
        let members = Set(codes)
        return patches.reduce(.zero) { members.contains($1.classCode) ? $0 + $1.net : $0 }
    }
}
