import GEOSBridge
import LandModel
import Measure

/// Several workers share it.
private struct SharedZoneWork: ZoneWork {
    typealias Failure = any Error

    let workers: Workers

    func overlaps(_ search: ZoneSearch) throws -> [ZoneSearch.Overlap] {
        try workers.run(
            search.runs,
            makeState: { (kernel: OverlapKernel(), found: [ZoneSearch.Overlap]()) },
            body: { state, run in state.found += search.overlaps(of: run, kernel: state.kernel) },
            finish: { $0.found }
        ).flatMap { $0 }
    }

    func united(_ groups: [[GriddedZone]]) throws -> [GriddedZone] {
        try workers.run(
            Array(groups.enumerated()),
            makeState: { (context: try GEOSContext(), united: [(group: Int, zones: [GriddedZone])]()) },
            body: { state, group in
                let zones = try ZoneUnion.united(group.element, context: state.context)
                state.united.append((group.offset, zones))
            },
            finish: { $0.united }
        ).flatMap { $0 }.sorted { $0.group < $1.group }.flatMap(\.zones)
    }
}

extension ZoneSet {
    /// A set whose overlapping zones are found and joined by several workers.
    init(_ zones: [GriddedZone], to use: Use, workers: Workers) throws {
        try self.init(zones, to: use, work: SharedZoneWork(workers: workers))
    }

    /// One of the pipeline's zones from all its layers, with what was wrong with them.
    ///
    /// - Parameter knownUses: what land may be approved for, if that is what the layers' kinds are.
    static func read(
        _ layers: [ZoneLayer], to use: Use = .divide, plane: AreaPlane, knownUses: Set<String> = [],
        workers: Workers
    ) throws -> (set: ZoneSet, findings: [Finding]) {
        var zones: [GriddedZone] = []
        var findings: [Finding] = []
        for (place, layer) in layers.enumerated() {
            let survey = try ZoneReader.read(
                layer, number: Int32(place), plane: plane, knownUses: knownUses, workers: workers)
            zones += survey.zones
            findings += survey.findings
        }
        let set = try ZoneSet(zones, to: use, workers: workers)
        let names = layers.map(\.source.name)
        findings += set.doubleCovers.map { $0.finding(sources: names, plane: plane) }
        return (set, findings)
    }
}
