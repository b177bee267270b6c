import LandModel
import Measure

/// What a first look at a layer leaves: the border of all its patches, and what single patches are asked for later.
///
/// Memory grows with the border, with the faults, and by 16 bytes a patch with an identifier. Parts merge in any order.
struct CoverageTally: Sendable {
    var balance = EdgeBalance()
    /// Box of the shapes of each unit, for the second look.
    var units: [ScanUnit: PlaneBox] = [:]
    /// Patches that are faults by themselves, with the feature they are about.
    var faults: [Int64: [CoverageSuspicion]] = [:]
    /// A hash of each identifier, and its feature.
    var identifiers: [IdentifierMark] = []
    /// The box of the patches of each district.
    var boxes: [String: PlaneBox] = [:]

    mutating func merge(_ other: CoverageTally) {
        balance.merge(other.balance)
        for (unit, box) in other.units { units[unit, default: .empty].add(box) }
        faults.merge(other.faults) { $0 + $1 }
        identifiers += other.identifiers
        for (code, box) in other.boxes { boxes[code, default: .empty].add(box) }
    }
}

/// What the first look says of one patch; the second finds its place and shape.
struct CoverageSuspicion: Sendable {
    var rule: FindingRule
    /// Units of 0.0001 m².
    var share: Int64
    var facts: [Finding.Fact]
    /// The district that a patch should lie in.
    var code = ""
}
