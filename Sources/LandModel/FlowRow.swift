/// One line of a table of flows: an area that counts under one district and class in the old year and under another, or the
/// same, in the new one.
package struct FlowRow: Sendable, Equatable {
    /// `nil` where only the other year has the area.
    package var before: GroundLabel?
    package var after: GroundLabel?
    package var kind: ChangeKind
    package var area: SquareMetres

    package init(before: GroundLabel?, after: GroundLabel?, kind: ChangeKind, area: SquareMetres) {
        self.before = before
        self.after = after
        self.kind = kind
        self.area = area
    }
}

extension FlowRow: Comparable {
    /// By district before and after, class before and after, kind.
    package static func < (left: Self, right: Self) -> Bool { left.order < right.order }

    private var order: (String, String, String, String, ChangeKind) {
        (
            before?.district ?? "", after?.district ?? "", before?.landClass ?? "", after?.landClass ?? "",
            kind
        )
    }
}

/// What a patch counts under.
package struct GroundLabel: Hashable, Sendable, Comparable {
    package var district: String
    package var landClass: String

    package init(district: String, landClass: String) {
        self.district = district
        self.landClass = landClass
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.district != right.district ? left.district < right.district : left.landClass < right.landClass
    }
}
