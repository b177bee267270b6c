import GEOSBridge
import LandModel
import Measure
import Readers

/// One year of a comparison, ready to be read by any number of workers.
struct YearSource: Sendable {
    let plan: TabulatePlan
    /// The plane of both years.
    let plane: AreaPlane
    /// For patches without a usable location code.
    let districts: ReadDistricts?
    let units: [ScanUnit]

    /// Features of one unit of work: a unit without changes is not read again.
    private static let featuresPerUnit: Int64 = 4_096

    init(_ plan: TabulatePlan, plane: AreaPlane, workers: Workers) throws {
        self.plan = plan
        self.plane = plane
        districts = try plan.readDistricts(plane, workers: workers)
        units = try scanUnits(of: plan.source, featuresPerUnit: Self.featuresPerUnit)
    }

    /// The plane that two years are compared in: that of the survey's own ellipsoid where one of them stands on it, else
    /// that of the larger ellipsoid, whichever year has it.
    static func plane(_ one: SourceLayer, _ other: SourceLayer) -> AreaPlane {
        let ellipsoids = [one, other].map { $0.coordinates?.ellipsoid ?? .cgcs2000 }
        let larger = ellipsoids.max {
            ($0.semiMajorAxis, $0.inverseFlattening) < ($1.semiMajorAxis, $1.inverseFlattening)
        }
        return AreaPlane(ellipsoid: ellipsoids.contains(.cgcs2000) ? .cgcs2000 : larger ?? .cgcs2000)
    }
}

/// The patches of one batch with their shapes: whole features, and the parts of those that districts divide.
struct BatchPatches {
    /// One part of a feature that lies in several districts.
    struct Part {
        /// The feature's row in the batch.
        var row: Int
        /// From 1.
        var number: Int32
        var shape: PlaneShape
    }

    /// What a full check made of the features; `nil` without one.
    var examined: [ExaminedPatch]?
    /// Districts by shape; `nil` where nobody asks.
    var placed: [Int: PlacedPatch]?
    /// The parts with a shape of their own, in the order of rows. They count as rows beyond the batch's last one.
    var parts: [Part] = []
}

/// Makes the shapes of one year's patches, the same in every pass over its layer. One worker, one instance.
final class PatchShaper {
    private let examiner: ShapeExaminer?
    let look: ShapeLook
    private let assigner: DistrictAssigner?
    private let loader: ShapeLoader

    init(_ year: YearSource) throws {
        let source = year.plan.source
        examiner =
            year.plan.checksFully
            ? try ShapeExaminer(source, options: MeasureOptions(), plane: year.plane) : nil
        look = try ShapeLook(source, plane: year.plane)
        assigner = try year.districts.map {
            try DistrictAssigner(year.plan, districts: $0.set, plane: year.plane)
        }
        loader = ShapeLoader(source, plane: year.plane)
    }

    /// - Parameter shapes: the batch in the plane of both years.
    func patches(
        of batch: FeatureBatch, _ measured: [MeasuredPatch], _ shapes: BatchShapes
    ) throws -> BatchPatches {
        var patches = BatchPatches(examined: try examiner?.examine(batch.geometry, measured))
        look.begin(patches.examined)
        guard let assigner else { return patches }
        let placed = try assigner.assign(batch, measured, look, shapes, cuts: true)
        for row in placed.keys.sorted() {
            var number: Int32 = 0
            for piece in placed[row]?.pieces ?? [] {
                guard let shape = piece.shape else { continue }
                number += 1
                patches.parts.append(BatchPatches.Part(row: row, number: number, shape: shape))
            }
        }
        patches.placed = placed
        return patches
    }

    /// The key of every feature's shape; `nil` without a usable one.
    func keys(
        _ measured: [MeasuredPatch], _ patches: BatchPatches, _ shapes: BatchShapes
    ) -> [ShapeKey?] {
        measured.indices.map { key($0, measured, patches, shapes) }
    }

    func key(
        _ row: Int, _ measured: [MeasuredPatch], _ patches: BatchPatches, _ shapes: BatchShapes
    ) -> ShapeKey? {
        loader.key(row, measured[row], patches.examined?[row], shapes)
    }

    /// A feature's shape; empty without a usable one.
    func shape(
        _ row: Int, _ measured: [MeasuredPatch], _ patches: BatchPatches, _ shapes: BatchShapes
    ) -> PlaneShape {
        var shape = PlaneShape()
        return loader.load(row, measured[row], patches.examined?[row], shapes, into: &shape)
            ? shape : PlaneShape()
    }
}
