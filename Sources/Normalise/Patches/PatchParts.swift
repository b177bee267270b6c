import LandModel

/// The texts of a patch, each set right by itself.
struct PatchParts {
    var landClass: ClassOutcome
    var location: PatchPart
    var owner: PatchPart
    var ownership: PatchPart
    /// In the order of `PatchNormaliser.attributes`.
    var attributes: [PatchPart]
    var islandName: String
    var deductedClass: String
}

/// One text of a patch set right, with what it has to say.
struct PatchPart: Sendable {
    var code: String
    var notices: [Notice] = []
    /// Why a patch with this text cannot stand in the tables.
    var rejection: FindingRule?
}
