package import LandModel

extension ChangePlaces {
    /// The changes of one county by path, in ascending order; those between sides that no form tells apart are none.
    ///
    /// A record concerns the county that a side lies in: what was given away belongs to the county it was in before,
    /// what was received to the one it is in after, everything else to both, as a moved border when they differ. Where
    /// that side is missing, the other stands for it.
    package func changes(_ records: [ChangeRecord], in county: String) -> [PlacedChange] {
        var areas: [PlacedChange.Path: SquareMetres] = [:]
        for record in records {
            guard let path = path(record, in: county) else { continue }
            areas[path, default: .zero] += record.area
        }
        return areas.sorted { $0.key < $1.key }.map { PlacedChange(path: $0.key, area: $0.value) }
    }

    private func path(_ record: ChangeRecord, in county: String) -> PlacedChange.Path? {
        let before = record.before.flatMap { place($0.key, landClass: $0.landClass) }
        let after = record.after.flatMap { place($0.key, landClass: $0.landClass) }
        func lies(_ side: ChangeSide?) -> Bool { side?.key.locationUnit.hasPrefix(county) ?? false }
        switch record.adjustment {
        case .given, .givenByBorder:
            guard lies(record.before ?? record.after) else { return nil }
            return PlacedChange.Path(cause: .given, before: before ?? after, after: nil)
        case .receivedByBorder:
            guard lies(record.after ?? record.before) else { return nil }
            return PlacedChange.Path(cause: .received, before: nil, after: after ?? before)
        case .received:
            guard lies(record.after ?? record.before) else { return nil }
            guard let before, let after else {
                return PlacedChange.Path(cause: .received, before: nil, after: after ?? before)
            }
            return PlacedChange.Path(cause: .receivedAsBefore, before: before, after: after)
        case .none, .within:
            switch (lies(record.before), lies(record.after)) {
            case (true, true):
                return before == after
                    ? nil : PlacedChange.Path(cause: .flow, before: before, after: after)
            case (true, false):
                return PlacedChange.Path(
                    cause: record.after == nil ? Self.cause(record.kind) : .given, before: before, after: nil)
            case (false, true):
                return PlacedChange.Path(
                    cause: record.before == nil ? Self.cause(record.kind) : .received, before: nil,
                    after: after)
            case (false, false): return nil
            }
        }
    }

    /// Why a record has one side alone.
    private static func cause(_ kind: ChangeKind) -> ChangeCause {
        kind == .correction ? .correction : .uncovered
    }
}
