import Aggregate
import GEOSBridge
import LandModel
import Measure

/// All that a run lays its patches over, in one plane: the villages of each delivery, the zones of the pipeline, and
/// what pairs of zones share, as far as statistics ask for it.
struct RunZones: Sendable {
    /// A set of zones that patches are laid over.
    struct Layer: Sendable {
        var use: Use
        var set: ZoneSet
    }

    /// What a layer is there for. Numbers are those of the pipeline's zones.
    enum Use: Hashable, Sendable {
        /// The zones as they are, by kind.
        case zones(Int)
        /// All kinds of the zones as one.
        case asOne(Int)
        /// What zones share with others, all of which count as one; by kind of the first.
        case shared(Int, with: Int)
        /// The same, all kinds of the first as one.
        case sharedAsOne(Int, with: Int)
    }

    /// Ground that zones of two layers both claim.
    struct Conflict: Sendable {
        var first: Int
        var second: Int
        var piece: ZoneIntersection.Piece
    }

    /// By number of the pipeline's zones, the names of the layers they come from.
    let sources: [[String]]

    let plane: AreaPlane
    /// By number of the delivery; kinds are village codes.
    let villages: [ZoneSet]
    let layers: [Layer]
    /// The layer of slope levels, where the pipeline names one.
    let slope: Int?
    /// Between zones that may not overlap.
    let conflicts: [Conflict]
    let findings: [Finding]
    /// Whether ground may be approved for two uses, one line.
    let checks: [CheckResult]

    /// - Parameter knownUses: what land may be approved for.
    init(
        _ plan: RunPlan, districts: DistrictSurvey, workers: Workers, knownUses: Set<String> = []
    ) throws {
        let ellipsoid = plan.deliveries.first?.patches.source.coordinates?.ellipsoid ?? .cgcs2000
        let plane = AreaPlane(ellipsoid: ellipsoid)
        let context = try GEOSContext()
        self.plane = plane
        sources = plan.zones.map { $0.map(\.source.name) }
        villages = try plan.deliveries.map { delivery in
            // With what lies in any village at all: it decides whether a patch belongs to them.
            try ZoneSet(
                districts.zones(of: delivery.county, level: .village, plane: plane), to: .divideWithOutside,
                workers: workers)
        }
        let (base, told) = try Self.read(plan, plane: plane, workers: workers, knownUses: knownUses)
        var builder = LayerBuilder(base: base, context: context)
        for (number, zone) in plan.definition.zones.enumerated()
        where plan.definition.statistics.laysOver(zone.name) { try builder.add(.zones(number)) }
        try builder.addDerived(plan.definition)
        layers = builder.layers
        slope = plan.slopeZones.flatMap { zones in
            builder.layers.firstIndex { $0.use == .zones(zones) }
        }
        conflicts = builder.conflicts
        let twice = try Self.approvedTwice(plan, base, plane: plane, context: context)
        let slopes = try Self.slopeTwice(plan, base, plane: plane, context: context)
        let claimed = zip(plan.deliveries, villages).flatMap { delivery, villages in
            villages.districtOverlaps(source: delivery.villages.source.name)
        }
        findings = told + claimed + (twice?.findings ?? []) + slopes
        checks = twice.map { [$0.check] } ?? []
    }

    /// Ground of the approved land that zones of different uses both claim.
    private static func approvedTwice(
        _ plan: RunPlan, _ base: [ZoneSet], plane: AreaPlane, context: GEOSContext
    ) throws -> (findings: [Finding], check: CheckResult)? {
        let zones = plan.definition.zones
        guard let number = plan.definition.statistics.approved(among: zones) else { return nil }
        let covers = try base[number].coversBetweenKinds(context: context)
        return (
            covers.map {
                $0.finding(.approvedTwice, sources: plan.zones[number].map(\.source.name), plane: plane)
            },
            CheckResult(
                rule: "approved-once-m2", subject: zones[number].name, expected: .zero,
                found: covers.reduce(.zero) { $0 + $1.area })
        )
    }

    /// Ground to which the slope layer gives two levels: it counts in both.
    private static func slopeTwice(
        _ plan: RunPlan, _ base: [ZoneSet], plane: AreaPlane, context: GEOSContext
    ) throws -> [Finding] {
        guard let number = plan.slopeZones else { return [] }
        return try base[number].coversBetweenKinds(context: context).map {
            $0.finding(sources: plan.zones[number].map(\.source.name), plane: plane)
        }
    }

    /// Tells of zones that no patch of the book lies in.
    func apart(from book: ZoneBook) -> [Finding] {
        let met = book.layersMet
        return layers.enumerated().compactMap { number, layer in
            guard case .zones(let zones) = layer.use, !met.contains(number),
                let source = sources[zones].first
            else { return nil }
            return Finding(rule: .zonesApart, source: source)
        }
    }

    /// The villages alone.
    var withoutLayers: RunZones {
        RunZones(plane: plane, villages: villages)
    }

    private init(plane: AreaPlane, villages: [ZoneSet]) {
        (self.plane, self.villages) = (plane, villages)
        (sources, layers, slope, conflicts, findings, checks) = ([], [], nil, [], [], [])
    }

    /// The number of a layer among `layers`.
    func number(of use: Use) -> Int? { layers.firstIndex { $0.use == use } }

    /// Each of the pipeline's zones from all its layers, one unit of work each.
    private static func read(
        _ plan: RunPlan, plane: AreaPlane, workers: Workers, knownUses: Set<String>
    ) throws -> (sets: [ZoneSet], findings: [Finding]) {
        // Zones side by side, the layers of each by one worker; where there are too few of them, all workers at each.
        let areFew = plan.zones.count < workers.count
        let (sideBySide, inside) =
            areFew ? (Workers(count: 1), workers) : (workers, Workers(count: 1))
        let slope = plan.slopeZones
        let parts = try sideBySide.run(
            Array(plan.zones.indices),
            makeState: { [(number: Int, set: ZoneSet, findings: [Finding])]() },
            body: { read, number in
                // What no level covers stands in the table of slopes.
                let (set, findings) = try ZoneSet.read(
                    plan.zones[number], to: number == slope ? .divideWithOutside : .divide, plane: plane,
                    knownUses: knownUses, workers: inside)
                read.append((number, set, findings))
            },
            finish: { $0 }
        ).flatMap { $0 }.sorted { $0.number < $1.number }
        return (parts.map(\.set), parts.flatMap(\.findings))
    }
}

extension RunPlan {
    /// The number of the zones that are the slope layer, where the pipeline names one.
    fileprivate var slopeZones: Int? {
        definition.statistics.slope.flatMap { name in definition.zones.firstIndex { $0.name == name } }
    }
}

/// Makes the layers that statistics ask for, each once.
private struct LayerBuilder {
    let base: [ZoneSet]
    let context: GEOSContext
    var layers: [RunZones.Layer] = []
    var conflicts: [RunZones.Conflict] = []
    private var asOne: [Int: ZoneSet] = [:]

    init(base: [ZoneSet], context: GEOSContext) {
        self.base = base
        self.context = context
    }

    mutating func addDerived(_ definition: PipelineDefinition) throws {
        func number(_ name: String) -> Int {
            definition.zones.firstIndex { $0.name == name } ?? 0
        }
        let statistics = definition.statistics
        let exclusive = statistics.exclusive.map(number)
        for (place, first) in exclusive.enumerated() {
            for second in exclusive[(place + 1)...] { try addConflict(first, second) }
        }
        for ratio in statistics.ratios {
            try add(.asOne(number(ratio.whole)))
            try add(.sharedAsOne(number(ratio.part), with: number(ratio.whole)))
        }
        for occupation in statistics.occupation {
            for line in occupation.lines {
                try add(.shared(number(occupation.zones), with: number(line)))
            }
        }
    }

    mutating func add(_ use: RunZones.Use) throws {
        guard !layers.contains(where: { $0.use == use }) else { return }
        let set: ZoneSet
        switch use {
        case .zones(let number): set = base[number]
        case .asOne(let number): set = try one(number)
        case .shared(let first, let second): set = try shared(base[first], try one(second)).set
        case .sharedAsOne(let first, let second): set = try shared(try one(first), try one(second)).set
        }
        layers.append(RunZones.Layer(use: use, set: set))
    }

    private mutating func addConflict(_ first: Int, _ second: Int) throws {
        let (set, pieces) = try shared(try one(first), try one(second))
        conflicts += pieces.map { RunZones.Conflict(first: first, second: second, piece: $0) }
        let use = RunZones.Use.sharedAsOne(first, with: second)
        guard !pieces.isEmpty, !layers.contains(where: { $0.use == use }) else { return }
        layers.append(RunZones.Layer(use: use, set: set))
    }

    private mutating func one(_ number: Int) throws -> ZoneSet {
        if let known = asOne[number] { return known }
        let set = try base[number].asOne(context: context)
        asOne[number] = set
        return set
    }

    private func shared(
        _ first: ZoneSet, _ second: ZoneSet
    ) throws -> (set: ZoneSet, pieces: [ZoneIntersection.Piece]) {
        let pieces = try ZoneIntersection.pieces(first.zones, second.zones, context: context)
        let zones = pieces.flatMap { piece in
            piece.polygons.compactMap {
                GriddedZone(ZonePolygon(feature: 0, kind: piece.kind, rings: $0), from: piece.first)
            }
        }
        return (try ZoneSet(zones, to: .divide, context: context), pieces)
    }
}

extension DistrictSurvey {
    /// The outlines of a county's districts in the plane; kinds are their codes.
    func zones(of county: District, level: DistrictLevel, plane: AreaPlane) -> [GriddedZone] {
        outlines.filter { $0.key.count == level.digits && $0.key.hasPrefix(county.code) }
            .flatMap { code, outlines in
                outlines.flatMap(\.polygons).compactMap { polygon -> GriddedZone? in
                    let rings = polygon.map { ring in
                        stride(from: 0, to: ring.count - 1, by: 2).compactMap {
                            plane.gridPoint(longitude: ring[$0], latitude: ring[$0 + 1])
                        }
                    }
                    return GriddedZone(ZonePolygon(feature: 0, kind: code, rings: rings))
                }
            }
    }
}
