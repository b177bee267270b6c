import LandModel
import Measure

/// Checks every polygon of a batch fully and repairs what crosses itself. One worker, one instance.
struct ShapeExaminer {
    private let validator: PolygonValidator
    private let repair: PolygonRepair

    init(_ source: SourceLayer, options: MeasureOptions, plane: AreaPlane?) throws {
        // A `transformed` source comes in degrees; a source without a model never gets here.
        let coordinates = source.coordinates ?? .geographic(.cgcs2000)
        validator = try PolygonValidator(coordinates: coordinates)
        repair = try PolygonRepair(coordinates: coordinates, options: options, plane: plane)
    }

    /// One row for each feature of the batch.
    func examine(_ geometry: GeometryColumn, _ measured: [MeasuredPatch]) throws -> [ExaminedPatch] {
        var patches = measured.map { ExaminedPatch($0) }
        for fault in try validator.faults(in: geometry) where measured[fault.feature].isCountable {
            try mend(&patches[fault.feature], fault, geometry)
        }
        return patches
    }

    /// One feature alone; `nil` where nothing is wrong with it that a full check would find.
    func examine(
        _ row: Int, of geometry: GeometryColumn, _ measured: MeasuredPatch
    ) throws -> ExaminedPatch? {
        guard measured.isCountable, let fault = try validator.fault(of: row, in: geometry) else { return nil }
        var patch = ExaminedPatch(measured)
        try mend(&patch, fault, geometry)
        return patch
    }

    /// Repairs one patch. A ring that crosses itself may go round as much one way as the other: such a patch has no
    /// area before.
    private func mend(_ patch: inout ExaminedPatch, _ fault: PolygonFault, _ geometry: GeometryColumn) throws
    {
        let reason = Finding.Fact("reason", fault.reason)
        guard let repaired = try repair.repair(fault.feature, of: geometry) else {
            guard patch.rejection == nil else { return }
            patch.faults.append(
                ExaminedPatch.Fault(
                    rule: .polygonNotRepairable, area: nil, facts: [reason], place: fault.place))
            patch.rejection = .polygonNotRepairable
            return
        }
        let (before, after) = (repaired.before.area, repaired.after.area)
        var facts = [reason, Finding.Fact("before", "\(before)"), Finding.Fact("after", "\(after)")]
        if repaired.hasDroppedParts { facts.append(Finding.Fact("dropped", "collapsed parts")) }
        patch.area = after
        patch.rejection = nil
        patch.faults.removeAll { $0.rule == .areaNotPositive }
        patch.repairedBy = after - before
        patch.repairedShape = repaired.geometry
        patch.faults.append(
            ExaminedPatch.Fault(
                rule: .polygonRepaired, area: (after - before).magnitude, facts: facts, place: fault.place))
    }
}

extension ExaminedPatch {
    /// Faults that leave a patch its area.
    private static let harmless: Set<FindingRule> = [
        .multiPolygon, .curveLinearised, .ringNotClosed, .ringTooShort, .ringOrientation,
    ]

    /// A patch as measured, with the faults that show on the way.
    init(_ measured: MeasuredPatch) {
        let rules = measured.rules
        self.init(
            area: measured.area, repairedBy: nil,
            rejection: measured.isCountable && measured.area > .zero
                ? nil : rules.first { !Self.harmless.contains($0) },
            faults: rules.map { Fault(rule: $0, area: nil, facts: $0.standingFacts, place: nil) })
    }
}
