import LandModel
import Measure
import Readers

/// Where patches lie and where their location codes say, as far as that differs. Merged in any order.
struct LocationStanding: Sendable {
    /// Patches whose code names no district of the layer.
    private(set) var unknown = FindingSummary()
    /// Patches that lie elsewhere than their code says.
    private(set) var outside = FindingSummary()
    /// The box of the patches of each district.
    private(set) var boxes: [String: PlaneBox] = [:]

    mutating func add(_ finding: Finding) {
        if finding.rule == .patchOutsideDistrict { outside.add(finding) } else { unknown.add(finding) }
    }

    mutating func add(boxes other: [String: PlaneBox]) {
        for (code, box) in other { boxes[code, default: .empty].add(box) }
    }

    mutating func merge(_ other: Self) {
        unknown.merge(other.unknown)
        outside.merge(other.outside)
        add(boxes: other.boxes)
    }
}

/// Looks whether patches lie where their location codes say; the code decides where they count all the same. One worker, one
/// instance.
final class LocationCheck {
    private let zones: DistrictZones
    private var fit: DistrictFit
    private let loader: ShapeLoader
    private let faces: PlaneFaces
    private let plane: AreaPlane
    private let source: String
    private var shape = PlaneShape()

    /// `nil` for a layer without location codes, or without districts.
    init?(_ plan: TabulatePlan, _ zones: DistrictZones, plane: AreaPlane) throws {
        guard plan.hasGroupField, !zones.zones.isEmpty else { return nil }
        self.zones = zones
        self.plane = plane
        fit = DistrictFit(zones)
        loader = ShapeLoader(plan.source, plane: plane)
        faces = try PlaneFaces()
        source = plan.source.name
    }

    /// Tells what patches with a usable code say of it that is not so; the others are placed by their shapes.
    func check(
        _ batch: FeatureBatch, _ measured: [MeasuredPatch], _ look: ShapeLook, _ shapes: BatchShapes,
        into standing: inout LocationStanding
    ) throws {
        for row in 0..<batch.count {
            guard loader.load(row, measured[row], nil, shapes, into: &shape),
                var misfit = fit.misfit(shape, code: batch.text[0], row: row)
            else { continue }
            // What crosses itself lies where its repaired shape does.
            if let examined = try look.patch(row, batch.geometry, measured[row]),
                examined.repairedShape != nil
            {
                guard loader.load(row, measured[row], examined, shapes, into: &shape),
                    let again = fit.misfit(shape, code: batch.text[0], row: row)
                else { continue }
                misfit = again
            }
            guard [.districtUnknown, .patchOutsideDistrict].contains(misfit.rule) else { continue }
            var place: GridPoint?
            if misfit.rule == .patchOutsideDistrict {
                let pieces = try zones.pieces(of: shape, outside: misfit.code, faces)
                guard let largest = pieces.max(by: { $0.twiceArea < $1.twiceArea }) else { continue }
                place = largest.inside
            }
            standing.add(
                Finding(
                    rule: misfit.rule, source: source, feature: batch.featureIDs[row],
                    area: CoverageFacts.area(misfit.share), facts: misfit.facts,
                    place: place.map { plane.degrees($0) }))
        }
        standing.add(boxes: fit.boxesByCode())
    }
}
