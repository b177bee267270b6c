import Aggregate
package import LandModel
package import Measure
package import Readers

/// A run with everything decided that can be decided without reading a feature.
package struct RunPlan: Sendable {
    package var definition: PipelineDefinition
    /// In the order of the county codes.
    package var deliveries: [Delivery]
    /// In the order of the pipeline: the layers of each of its zones.
    package var zones: [[ZoneLayer]]
    /// Layers of points and of lines, in the order of the pipeline.
    package var places: (points: [SourceLayer], lines: [SourceLayer])
    /// Layers whose records are permanent basic farmland.
    package var farmland: [FarmlandLayer]
    /// In the order of the pipeline.
    package var registers: [RegisterPlan]
    package var digests: [DigestPlan]
    /// Control areas handed down; `nil`: the district layers' own.
    package var control: ControlAreas?
    /// Whether patches are kept for a comparison with another year.
    package var keepsGround = false
    /// Counties asked for alone; the city's tables are left out then.
    package var isPartial: Bool
    /// What was looked at, for the record of the run: one inspection a layer, by source name.
    package var inspections: [(name: String, inspection: SourceInspection)]

    /// One county's layers.
    package struct Delivery: Sendable {
        package var county: District
        package var patches: PatchLayer
        package var villages: DistrictLayer
        package var townships: DistrictLayer
        /// What the county says changed since the year before; `nil` where nothing was delivered or is asked for.
        package var changes: DeliveredChanges?
    }

    /// A change layer, and what was looked at for it.
    package struct DeliveredChanges: Sendable {
        package var layer: ChangeLayer
        package var inspection: SourceInspection
    }

    /// A run of features of one delivery.
    struct Work: Sendable {
        var delivery: Int
        var unit: ScanUnit
    }

    private static let featuresPerUnit: Int64 = 8_192

    /// The units of work, delivery by delivery; the same each time.
    func work() throws(ReadError) -> [Work] {
        var work: [Work] = []
        for (index, delivery) in deliveries.enumerated() {
            let units = try scanUnits(of: delivery.patches.source, featuresPerUnit: Self.featuresPerUnit)
            work += units.map { Work(delivery: index, unit: $0) }
        }
        return work
    }

    package var measureOptions: MeasureOptions {
        MeasureOptions(roundAnglesToMicroArcSecond: definition.area.roundAngles)
    }

    package var tolerance: AreaTolerance {
        AreaTolerance(
            absolute: definition.area.absoluteTolerance, relative: definition.area.relativeTolerance)
    }
}
