/// Key of one row of the base table (基础计算表, summary rule 2): every attribute a form asks for.
///
/// Codes are text; an empty string means that the attribute is empty.
package struct BaseKey: Hashable, Sendable, Comparable {
    /// Location unit, 12 digits (ZLDWDM).
    package var locationUnit: String
    /// Ownership unit, 12 digits (QSDWDM).
    package var ownershipUnit: String
    /// QSXZ.
    package var ownership: String
    /// GDLX: `TT`, `PD`.
    package var terrace: String
    /// GDPDJB: `1`…`5`.
    package var slope: String
    /// ZZSXDM.
    package var planting: String
    /// CZCSXM.
    package var settlement: String
    /// TBXHDM.
    package var refinement: String
    /// MSSM: `00` land, `01` island.
    package var island: String
    /// HDMC: the island's name; empty on land.
    package var islandName: String
    /// FRDBS: `1` for land owned from elsewhere (飞入地).
    package var exclave: String
    /// PZYT: what land approved and not yet built on is approved for; empty in the base table itself.
    package var approvedUse: String

    package init(
        locationUnit: String, ownershipUnit: String, ownership: String, terrace: String = "",
        slope: String = "",
        planting: String = "", settlement: String = "", refinement: String = "", island: String = "00",
        islandName: String = "", exclave: String = "0", approvedUse: String = ""
    ) {
        self.locationUnit = locationUnit
        self.ownershipUnit = ownershipUnit
        self.ownership = ownership
        self.terrace = terrace
        self.slope = slope
        self.planting = planting
        self.settlement = settlement
        self.refinement = refinement
        self.island = island
        self.islandName = islandName
        self.exclave = exclave
        self.approvedUse = approvedUse
    }

    /// Class of field ridges (田坎), which have no polygons of their own.
    package static let ridgeClass = "1203"

    /// All attributes in the order of comparison.
    package var attributes: [String] {
        [
            locationUnit, ownershipUnit, ownership, terrace, slope, planting, settlement, refinement, island,
            islandName, exclave, approvedUse,
        ]
    }

    /// In the order of `attributes`; written out because an array for each comparison makes sorting slow.
    package static func < (left: Self, right: Self) -> Bool {
        if left.locationUnit != right.locationUnit { return left.locationUnit < right.locationUnit }
        if left.ownershipUnit != right.ownershipUnit { return left.ownershipUnit < right.ownershipUnit }
        if left.ownership != right.ownership { return left.ownership < right.ownership }
        if left.terrace != right.terrace { return left.terrace < right.terrace }
        if left.slope != right.slope { return left.slope < right.slope }
        if left.planting != right.planting { return left.planting < right.planting }
        if left.settlement != right.settlement { return left.settlement < right.settlement }
        if left.refinement != right.refinement { return left.refinement < right.refinement }
        if left.island != right.island { return left.island < right.island }
        if left.islandName != right.islandName { return left.islandName < right.islandName }
        if left.exclave != right.exclave { return left.exclave < right.exclave }
        return left.approvedUse < right.approvedUse
    }
}

extension BaseKey {
    /// Key of the ridge row that belongs to a row of patches: same units, tenure, settlement, island and exclave,
    /// but no terrace type, slope level, refinement or planting (summary rule 2.3).
    package var ridges: BaseKey {
        var key = self
        key.terrace = ""
        key.slope = ""
        key.refinement = ""
        key.planting = ""
        return key
    }
}

/// One record of the base table: a key with the net area of each lowest-level class, in 0.01 m².
package struct BaseRecord: Sendable, Equatable {
    package var key: BaseKey
    /// Class code (K and A codes apart, ridges under 1203) to net area.
    package var cells: [String: SquareMetres]

    package init(key: BaseKey, cells: [String: SquareMetres]) {
        self.key = key
        self.cells = cells
    }

    package var total: SquareMetres { cells.values.reduce(.zero, +) }
}

/// A record after levelling: the same key, each class in 0.01 hm².
package struct LevelledRecord: Sendable, Equatable {
    package var key: BaseKey
    package var cells: [String: Hectares]

    package init(key: BaseKey, cells: [String: Hectares]) {
        self.key = key
        self.cells = cells
    }

    package var total: Hectares { cells.values.reduce(.zero, +) }
}
