import LandModel
import Measure

/// One plane for each ellipsoid of a run, shared by all sources and workers.
struct AreaPlanes: Sendable {
    private var planes: [Ellipsoid: AreaPlane] = [:]

    init(_ plan: RunPlan) {
        for delivery in plan.deliveries {
            for source in [delivery.patches.source, delivery.villages.source, delivery.townships.source] {
                guard let ellipsoid = source.coordinates?.ellipsoid, planes[ellipsoid] == nil else {
                    continue
                }
                planes[ellipsoid] = AreaPlane(ellipsoid: ellipsoid)
            }
        }
    }

    subscript(source: SourceLayer) -> AreaPlane? { source.coordinates.flatMap { planes[$0.ellipsoid] } }
}
