import LandModel
import Measure
import Readers

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
        for fault in try validator.faults(in: geometry) where patches[fault.feature].rejection == nil {
            try mend(&patches[fault.feature], fault, geometry)
        }
        return patches
    }

    private func mend(_ patch: inout ExaminedPatch, _ fault: PolygonFault, _ geometry: GeometryColumn) throws
    {
        let reason = Finding.Fact("reason", fault.reason)
        guard let repaired = try repair.repair(fault.feature, of: geometry) else {
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
        patch.repairedBy = after - before
        patch.faults.append(
            ExaminedPatch.Fault(
                rule: .polygonRepaired, area: (after - before).magnitude, facts: facts, place: fault.place))
    }
}

extension ExaminedPatch {
    /// A patch as measured, with the faults that show on the way.
    init(_ measured: MeasuredPatch) {
        let rules = measured.rules
        self.init(
            area: measured.area, repairedBy: nil,
            rejection: measured.isCountable && measured.area > .zero ? nil : rules.first,
            faults: rules.map { rule in
                let facts =
                    rule == .curveLinearised ? [Finding.Fact("step-degrees", "\(ArcChords.maximumStep)")] : []
                return Fault(rule: rule, area: nil, facts: facts, place: nil)
            })
    }
}
