package import Aggregate
package import LandModel

/// The counted patches of one survey as its comparison with another year needs them: 64 bytes a patch, and each side that
/// patches count under once.
package struct SurveyGround: Sendable {
    /// What patches count under, by the number in their label.
    package private(set) var sides: [ChangeSide] = []
    package private(set) var patches: [GroundPatch] = []
    private var numbers: [ChangeSide: Int32] = [:]

    package init() {}

    /// The label of a side.
    mutating func label(of side: ChangeSide) -> Int32 {
        if let known = numbers[side] { return known }
        let number = Int32(truncatingIfNeeded: sides.count)
        sides.append(side)
        numbers[side] = number
        return number
    }

    mutating func add(_ patch: GroundPatch) { patches.append(patch) }

    /// Appends the other's patches; only `sort` makes the order one that does not tell the workers.
    mutating func merge(_ other: SurveyGround) {
        let moved = other.sides.map { label(of: $0) }
        patches.reserveCapacity(patches.count + other.patches.count)
        for var patch in other.patches {
            patch.label = moved[Int(patch.label)]
            patches.append(patch)
        }
    }

    /// Puts the patches into the order of their source, whoever read which of them.
    mutating func sort() {
        patches.sort {
            $0.unit != $1.unit ? $0.unit < $1.unit : ($0.feature, $0.part) < ($1.feature, $1.part)
        }
    }

    /// Gives the sides of two years common numbers, in the order of a table.
    ///
    /// - Returns: all sides; among them those of the ridges that belong to each.
    static func joinSides(_ one: inout SurveyGround, _ other: inout SurveyGround) -> [ChangeSide] {
        var all = Set(one.sides + other.sides)
        for side in one.sides + other.sides { all.insert(side.ridges) }
        let sorted = all.sorted()
        let numbers = Dictionary(
            uniqueKeysWithValues: sorted.enumerated().map { ($1, Int32(truncatingIfNeeded: $0)) })
        func renumber(_ ground: inout SurveyGround) {
            let moved = ground.sides.map { numbers[$0] ?? 0 }
            for place in ground.patches.indices {
                ground.patches[place].label = moved[Int(ground.patches[place].label)]
            }
            (ground.sides, ground.numbers) = (sorted, numbers)
        }
        renumber(&one)
        renumber(&other)
        return sorted
    }
}

extension ChangeSide {
    /// What the ridges deducted from a patch of this side count under.
    var ridges: ChangeSide { ChangeSide(key: key.ridges, landClass: BaseKey.ridgeClass) }
}
