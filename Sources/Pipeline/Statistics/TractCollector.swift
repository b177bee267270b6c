import LandModel
import Measure
import Normalise

/// Collects the patches of the classes that a pipeline's tracts are made of. One worker, one instance.
struct TractCollector {
    private let classes: [Set<String>]

    init(_ plan: RunPlan) {
        let standard = plan.deliveries.first?.patches.normaliser.classes.target
        classes = plan.definition.statistics.tracts.map { Set(standard?.sets[$0.classes] ?? []) }
    }

    var isEmpty: Bool { classes.isEmpty }

    /// One collection a kind of tract.
    func makeCollections() -> [TractPatches] { classes.map { _ in TractPatches() } }

    /// Adds a counted patch where its class is asked for.
    ///
    /// - Parameter shape: its shape in the plane of the run.
    func add(
        _ shape: PlaneShape, id: PatchID, unit: String, landClass: String, net: SquareMetres,
        into collections: inout [TractPatches]
    ) {
        for (number, classes) in classes.enumerated() where classes.contains(landClass) {
            collections[number].add(shape, id: id, unit: unit, landClass: landClass, area: net)
        }
    }
}
