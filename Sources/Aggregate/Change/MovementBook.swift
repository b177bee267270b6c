package import LandModel

/// What a table of monitoring can ask of ground: a few attributes of the base table's key, and the class.
package struct GroundTrait: Sendable, Hashable {
    /// Lowest-level class.
    package var landClass: String
    /// QSXZ.
    package var ownership: String
    /// ZZSXDM.
    package var planting: String

    package init(landClass: String, ownership: String, planting: String = "") {
        self.landClass = landClass
        self.ownership = ownership
        self.planting = planting
    }

    package init(_ side: ChangeSide) {
        self.init(landClass: side.landClass, ownership: side.key.ownership, planting: side.key.planting)
    }
}

/// Why a district has ground of some trait in one year and not in the other. Only `land` is a change of the land.
package enum MovementCause: String, Sendable, Hashable, CaseIterable {
    case land
    /// A change of the land too thin to be meant.
    case sliver
    /// Ground that another district gave, or took (调入/调出).
    case moved
    /// The same ground was measured or recorded anew.
    case correction
    /// Ground that only one of the years covers.
    case uncovered
}

/// Ground of one district that passed from one trait to another.
package struct Movement: Sendable, Hashable {
    /// `nil` where the district has the ground in the year after alone.
    package var before: GroundTrait?
    package var after: GroundTrait?
    package var cause: MovementCause
}

/// Areas of changed and unchanged ground by district of several levels, trait before and after, and cause: what all
/// tables of monitoring are sums of.
///
/// Each district is looked at by itself. Ground that one county gave another is `moved` in both and, with what its class
/// did, `land` in the city that holds both; so it cancels there.
package struct MovementBook: Sendable {
    /// Digits of the codes of the districts that are told apart.
    private let digits: [Int]
    private var areas: [String: [Movement: SquareMetres]] = [:]

    package init(levels: [DistrictLevel]) { digits = levels.map(\.digits) }

    /// Books a record, or the part of it that lies in some zone.
    ///
    /// - Parameter isSliver: whether the ground is too thin to be meant.
    package mutating func add(_ record: ChangeRecord, isSliver: Bool, area: SquareMetres) {
        guard area != .zero else { return }
        let (before, after) = (record.before.map { GroundTrait($0) }, record.after.map { GroundTrait($0) })
        let alone = Self.cause(of: record.kind)
        for count in digits {
            let from = record.before.map { String($0.key.locationUnit.prefix(count)) }
            let to = record.after.map { String($0.key.locationUnit.prefix(count)) }
            if let from, from == to {
                let cause: MovementCause = isSliver && before != after ? .sliver : .land
                areas[from, default: [:]][
                    Movement(before: before, after: after, cause: cause), default: .zero] += area
                continue
            }
            if let from {
                areas[from, default: [:]][
                    Movement(before: before, after: nil, cause: alone), default: .zero] += area
            }
            if let to {
                areas[to, default: [:]][
                    Movement(before: nil, after: after, cause: alone), default: .zero] += area
            }
        }
    }

    /// What a side without the other stands for.
    private static func cause(of kind: ChangeKind) -> MovementCause {
        switch kind {
        case .boundary, .land: .moved
        case .correction: .correction
        case .uncovered: .uncovered
        }
    }

    /// - Parameter district: code of 4, 6, 9 or 12 digits.
    package subscript(district: String) -> Movements { Movements(areas: areas[district] ?? [:]) }
}

/// The movements of one district.
package struct Movements: Sendable {
    /// In no order.
    package let areas: [Movement: SquareMetres]

    init(areas: [Movement: SquareMetres]) { self.areas = areas }

    package var isEmpty: Bool { areas.isEmpty }

    /// Ground in the district in both years whose traits before and after both answer.
    package func flow(
        _ cause: MovementCause = .land, from: (GroundTrait) -> Bool, to: (GroundTrait) -> Bool
    ) -> SquareMetres {
        areas.reduce(.zero) { sum, entry in
            guard entry.key.cause == cause, let before = entry.key.before, let after = entry.key.after,
                from(before), to(after)
            else { return sum }
            return sum + entry.value
        }
    }

    /// What a set of traits gained and lost for one cause; passing within the set is neither.
    package func balance(
        _ cause: MovementCause, of isMember: (GroundTrait) -> Bool
    ) -> (gain: SquareMetres, loss: SquareMetres) {
        areas.reduce(into: (.zero, .zero)) { sum, entry in
            guard entry.key.cause == cause else { return }
            let (was, isNow) = (
                entry.key.before.map(isMember) ?? false, entry.key.after.map(isMember) ?? false
            )
            if isNow, !was { sum.gain += entry.value }
            if was, !isNow { sum.loss += entry.value }
        }
    }
}

/// Stock of a year by district of several levels and trait.
package struct StockBook: Sendable {
    private var areas: [String: [GroundTrait: SquareMetres]] = [:]

    /// - Parameter records: of the base table.
    package init(_ records: some Sequence<BaseRecord>, levels: [DistrictLevel]) {
        for record in records {
            for (landClass, area) in record.cells where area != .zero {
                let trait = GroundTrait(
                    landClass: landClass, ownership: record.key.ownership, planting: record.key.planting)
                for level in levels {
                    let code = String(record.key.locationUnit.prefix(level.digits))
                    areas[code, default: [:]][trait, default: .zero] += area
                }
            }
        }
    }

    package func area(_ district: String, of isMember: (GroundTrait) -> Bool) -> SquareMetres {
        (areas[district] ?? [:]).reduce(.zero) { isMember($1.key) ? $0 + $1.value : $0 }
    }
}
