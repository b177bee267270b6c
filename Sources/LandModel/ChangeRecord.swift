/// How a piece of ground passed from one year to the next.
package enum ChangeKind: String, Sendable, Hashable, Comparable, CaseIterable {
    /// Ground moved between districts (调入/调出), whatever its class did.
    case boundary
    /// What one year's survey gives a patch beyond what the other gives the same ground.
    case correction
    /// Ground in one district in both years, its class changed or not.
    case land
    /// Ground that only one of the years covers.
    case uncovered

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Adjustment of the district border (行政区调整类型, XZQTZLX) that a record of change belongs to.
package enum BorderAdjustment: String, Sendable, Hashable, Comparable, CaseIterable {
    /// 未调整.
    case none = "0"
    /// 调入: counted by what the land was before.
    case received = "1"
    /// 调出.
    case given = "2"
    /// 调入 by a moved border: counted by what the land is after.
    case receivedByBorder = "3"
    /// 调出 by a moved border.
    case givenByBorder = "4"
    /// Counted as a flow inside the district, as `none` and `received` are.
    case within = "5"

    package var isReceived: Bool { self == .received || self == .receivedByBorder }
    package var isGiven: Bool { self == .given || self == .givenByBorder }
    /// Whether the record is a flow between classes inside the district (summary-table rules, section 4).
    package var isFlow: Bool { self == .none || self == .received || self == .within }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One year's side of a piece of ground: the record of the base table and the lowest-level class that it counts in.
package struct ChangeSide: Sendable, Hashable, Comparable {
    package var key: BaseKey
    /// Lowest-level class: K and A codes apart, ridges 1203.
    package var landClass: String

    package init(key: BaseKey, landClass: String) {
        self.key = key
        self.landClass = landClass
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.key != right.key ? left.key < right.key : left.landClass < right.landClass
    }
}

/// An area that passed from one side to the other between two years; a side is empty where only one year has it.
package struct ChangeRecord: Sendable, Equatable {
    package var before: ChangeSide?
    package var after: ChangeSide?
    package var kind: ChangeKind
    package var adjustment: BorderAdjustment
    /// Net area; ridges have records of their own.
    package var area: SquareMetres

    package init(
        before: ChangeSide?, after: ChangeSide?, kind: ChangeKind, adjustment: BorderAdjustment = .none,
        area: SquareMetres
    ) {
        self.before = before
        self.after = after
        self.kind = kind
        self.adjustment = adjustment
        self.area = area
    }
}

/// What the list of changes (变更一览表) names of a patch beyond its base-table key.
package struct ChangedPatch: Sendable, Hashable {
    /// 标识码 (BSM).
    package var identifier: String
    /// 图斑编号 (TBBH).
    package var number: String
    /// 坐落单位名称.
    package var locationName: String
    /// 权属单位名称.
    package var ownershipName: String
    /// 耕地等别 (GDDB); empty where none is given.
    package var quality: String

    package init(
        identifier: String, number: String, locationName: String, ownershipName: String, quality: String = ""
    ) {
        self.identifier = identifier
        self.number = number
        self.locationName = locationName
        self.ownershipName = ownershipName
        self.quality = quality
    }
}

/// What was done to a patch (变更行为, BGXW).
package enum ChangeBehaviour: String, Sendable, Hashable, CaseIterable {
    /// 灭失.
    case lost = "0"
    /// 属性变更.
    case attributes = "1"
    /// 图形变更.
    case shape = "2"
    /// 新增.
    case new = "3"
}

/// One piece of ground that changed, with the patches it belongs to: a row of the list of changes.
package struct ChangePiece: Sendable, Equatable {
    package var record: ChangeRecord
    package var before: ChangedPatch?
    package var after: ChangedPatch?
    /// As delivered; `nil` for a piece that was found by comparing two years.
    package var behaviour: ChangeBehaviour?

    package init(
        record: ChangeRecord, before: ChangedPatch?, after: ChangedPatch?, behaviour: ChangeBehaviour? = nil
    ) {
        self.record = record
        self.before = before
        self.after = after
        self.behaviour = behaviour
    }
}
