import Aggregate
import LandModel

/// Writes a stretch of ground out as records: one a flow, and one for what only one year gives the ground.
struct StretchRecorder: Sendable {
    /// By the number in a patch's label.
    let sides: [ChangeSide]

    /// Ground that counts under one side in both years.
    func unchanged(_ side: ChangedGround.Side) -> [ChangeRecord] {
        alone(side).map {
            ChangeRecord(before: $0.side, after: $0.side, kind: .land, area: $0.area)
        }
    }

    func records(_ ground: ChangedGround) -> [ChangeRecord] {
        switch (ground.before, ground.after) {
        case (let before?, let after?): return records(before, after)
        case (let before?, nil):
            return alone(before).map {
                ChangeRecord(before: $0.side, after: nil, kind: .uncovered, area: $0.area)
            }
        case (nil, let after?):
            return alone(after).map {
                ChangeRecord(before: nil, after: $0.side, kind: .uncovered, area: $0.area)
            }
        case (nil, nil): return []
        }
    }

    private func records(_ before: ChangedGround.Side, _ after: ChangedGround.Side) -> [ChangeRecord] {
        let transfer = Transfer(before: (before.net, before.ridges), after: (after.net, after.ridges))
        let (from, to) = (sides[Int(before.label)], sides[Int(after.label)])
        let (ridgesFrom, ridgesTo) = (from.ridges, to.ridges)
        let kind: ChangeKind = from.county == to.county ? .land : .boundary
        let flows: [(ChangeSide?, ChangeSide?, ChangeKind, Int64)] = [
            (from, to, kind, transfer.landToLand), (ridgesFrom, ridgesTo, kind, transfer.ridgesToRidges),
            (ridgesFrom, to, kind, transfer.ridgesToLand), (from, ridgesTo, kind, transfer.landToRidges),
            (from, nil, .correction, transfer.landBefore),
            (ridgesFrom, nil, .correction, transfer.ridgesBefore),
            (nil, to, .correction, transfer.landAfter), (nil, ridgesTo, .correction, transfer.ridgesAfter),
        ]
        return flows.filter { $0.3 != 0 }.map {
            ChangeRecord(before: $0.0, after: $0.1, kind: $0.2, area: SquareMetres(hundredths: $0.3))
        }
    }

    private func alone(_ side: ChangedGround.Side) -> [(side: ChangeSide, area: SquareMetres)] {
        let own = sides[Int(side.label)]
        return [(own, side.net), (own.ridges, side.ridges)].filter { $0.1 != 0 }.map {
            ($0.0, SquareMetres(hundredths: $0.1))
        }
    }
}

extension ChangeSide {
    /// Six digits.
    var county: Substring { key.locationUnit.prefix(DistrictLevel.county.digits) }
}

extension ChangeRecord {
    /// Whether either side lies in a county.
    func concerns(_ county: String) -> Bool {
        (before?.key.locationUnit.hasPrefix(county) ?? false)
            || (after?.key.locationUnit.hasPrefix(county) ?? false)
    }

    /// Whether the ground counts the same on both sides.
    var isUnchanged: Bool { before == after }

    /// One record for all of the same sides and kind, sorted; those that come out as nothing are left out.
    static func summed(_ records: [ChangeRecord]) -> [ChangeRecord] {
        struct Path: Hashable {
            var before: ChangeSide?
            var after: ChangeSide?
            var kind: ChangeKind
        }
        var areas: [Path: SquareMetres] = [:]
        for record in records {
            areas[Path(before: record.before, after: record.after, kind: record.kind), default: .zero] +=
                record.area
        }
        return areas.filter { $0.value != .zero }.map {
            ChangeRecord(before: $0.key.before, after: $0.key.after, kind: $0.key.kind, area: $0.value)
        }.sorted { precedes($0, $1) }
    }

    /// By the side before, the side after, kind; what has no side comes first.
    static func precedes(_ one: ChangeRecord, _ other: ChangeRecord) -> Bool {
        if one.before != other.before { return precedes(one.before, other.before) }
        if one.after != other.after { return precedes(one.after, other.after) }
        return one.kind < other.kind
    }

    private static func precedes(_ one: ChangeSide?, _ other: ChangeSide?) -> Bool {
        guard let other else { return false }
        guard let one else { return true }
        return one < other
    }
}
