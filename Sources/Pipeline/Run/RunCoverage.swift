import LandModel
import Measure
import Normalise

/// The coverage check of a run: each county's patches as a whole, and against its villages.
struct RunCoverage: Sendable {
    /// Layer and villages of each delivery, by its number.
    let counties: [(layer: CoverageLayer, zones: DistrictZones)]

    /// Reads the villages; `nil` when the pipeline does not ask for the check.
    static func prepare(_ plan: RunPlan, _ planes: AreaPlanes) throws -> RunCoverage? {
        guard let wanted = plan.definition.coverage else { return nil }
        let slivers = SliverRule(area: wanted.sliverArea, width: wanted.sliverWidth)
        return RunCoverage(
            counties: try plan.deliveries.map { delivery in
                let (patches, villages) = (delivery.patches, delivery.villages)
                func name(_ column: Int?) -> String? { column.map { patches.request.text[$0] } }
                var layer = CoverageLayer(
                    source: patches.source, code: name(patches.textColumns[.locationUnit]),
                    identifier: name(patches.identifierColumn), slivers: slivers,
                    options: plan.measureOptions)
                layer.codeColumn = patches.textColumns[.locationUnit]
                layer.identifierColumn = patches.identifierColumn
                let zones = try DistrictZones.read(
                    CoverageLayer(
                        source: villages.source, code: villages.request.text.first, identifier: nil,
                        slivers: slivers, options: plan.measureOptions), plane: planes[villages.source])
                return (layer, zones)
            })
    }

    func collector(_ delivery: Int, _ plane: AreaPlane) -> CoverageCollector {
        CoverageCollector(counties[delivery].layer, zones: counties[delivery].zones, plane: plane)
    }

    /// What the account of the single patches tells already.
    private static let accounted: Set<FindingRule> = [.districtMissing, .districtMalformed, .districtUnknown]

    /// The findings of one county.
    func findings(
        _ delivery: Int, _ tally: CoverageTally, _ plane: AreaPlane, _ workers: Workers
    ) throws -> [Finding] {
        var tally = tally
        for (feature, list) in tally.faults {
            tally.faults[feature] = list.filter { !Self.accounted.contains($0.rule) }
        }
        let county = counties[delivery]
        return try CoverageSearch(
            layer: county.layer, zones: county.zones, plane: plane, workers: workers
        ).faults(tally).map(\.finding)
    }

    // MARK: Checks

    /// Faults of the layer itself; slivers and repeated identifiers are told and do not fail a run.
    private static let failing: [FindingRule] = [
        .coverageGap, .coverageOverlap, .coverageDuplicate, .patchOutsideDistrict, .districtsShifted,
    ]

    /// One line for each county.
    static func results(_ plan: RunPlan, _ findings: [Finding]) -> [CheckResult] {
        guard plan.definition.coverage != nil else { return [] }
        return plan.deliveries.map { delivery in
            let source = delivery.patches.source.name
            let own = findings.filter { $0.source == source && failing.contains($0.rule) }
            let detail = failing.compactMap { rule -> String? in
                let found = own.filter { $0.rule == rule }
                guard !found.isEmpty else { return nil }
                let area = found.reduce(SquareMetres.zero) { $0 + $1.area }
                return "\(rule.rawValue) \(found.count), \(area) m2"
            }
            return CheckResult(
                rule: "coverage", subject: source, expected: "0", found: "\(own.count)",
                difference: "\(own.count)", unit: "findings", verdict: own.isEmpty ? .pass : .fail,
                detail: detail.joined(separator: "; "))
        }
    }
}
