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
    /// Control areas handed down; `nil`: the district layers' own.
    package var control: ControlAreas?
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
    }

    package var measureOptions: MeasureOptions {
        MeasureOptions(roundAnglesToMicroArcSecond: definition.area.roundAngles)
    }

    package var tolerance: AreaTolerance {
        AreaTolerance(
            absolute: definition.area.absoluteTolerance, relative: definition.area.relativeTolerance)
    }
}
