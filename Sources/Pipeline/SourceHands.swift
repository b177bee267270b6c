import LandModel
import Measure
import Readers

/// One worker's hands on one source: its own scan, its own transformation, its own measurer.
struct SourceHands {
    private let scan: any FeatureScan
    private let transform: SourceTransform?
    private var measurer: PatchMeasurer?
    private var patches: [MeasuredPatch] = []
    /// A shapefile tells shells from holes by the direction of their rings alone; the other formats say which is
    /// which, and a hole that runs like its shell is no fault there.
    private let directionMatters: Bool

    /// - Parameter plane: shared between the sources and workers of a run; `nil` when geometry is not asked for.
    init(_ source: SourceLayer, request: ScanRequest, plane: AreaPlane?, options: MeasureOptions) throws {
        scan = try openScan(source, request)
        directionMatters = source.format == .shapefile
        guard request.geometry, let coordinates = source.coordinates else {
            transform = nil
            return
        }
        transform = try SourceTransform(source)
        measurer = PatchMeasurer(coordinates: coordinates, options: options, plane: plane)
    }

    /// Hands over each batch of the unit with one measured patch a feature (none without geometry).
    mutating func read(
        _ unit: ScanUnit, _ body: (inout FeatureBatch, [MeasuredPatch]) throws -> Void
    ) throws -> ScanReport {
        try read(
            unit, measuring: { $0.measure($1, into: &$2) },
            { batch, patches, _ in try body(&batch, patches) })
    }

    /// The same with the batch's shapes in the plane, which are `nil` without geometry.
    mutating func readShapes(
        _ unit: ScanUnit, _ body: (inout FeatureBatch, [MeasuredPatch], BatchShapes?) throws -> Void
    ) throws -> ScanReport {
        try read(unit, measuring: { $0.shapes(of: $1, measuredInto: &$2) }, body)
    }

    private mutating func read<Measured>(
        _ unit: ScanUnit,
        measuring: (inout PatchMeasurer, GeometryColumn, inout [MeasuredPatch]) -> Measured,
        _ body: (inout FeatureBatch, [MeasuredPatch], Measured?) throws -> Void
    ) throws -> ScanReport {
        var (measurer, patches) = (self.measurer.take(), self.patches)
        self.patches = []
        defer { (self.measurer, self.patches) = (measurer, patches) }
        return try scan.read(unit) { batch in
            var measured: Measured?
            if var current = measurer.take() {
                transform?.apply(&batch)
                measured = measuring(&current, batch.geometry, &patches)
                measurer = consume current
                if !directionMatters { patches.forgetDirections() }
            }
            try body(&batch, patches, measured)
        }
    }
}

extension [MeasuredPatch] {
    fileprivate mutating func forgetDirections() {
        for index in indices where self[index].flags.contains(.ringOrientation) {
            self[index].flags.remove(.ringOrientation)
        }
    }
}
