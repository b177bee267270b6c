/// The attributes of survey layers this program knows by meaning. Past the readers only these names exist.
///
/// The standard's code of each stands behind it (TD/T 1057-2020, layers DLTB, XZQ, CJDCQ and YJJBNTTB).
package enum SurveyField: String, Sendable, CaseIterable, Hashable, Codable, Comparable {
    /// BSM
    case identifier
    /// TBBH
    case patchNumber
    /// DLBM
    case landClass
    /// DLMC
    case className
    /// QSXZ
    case ownership
    /// QSDWDM
    case ownershipUnit
    /// QSDWMC
    case ownershipUnitName
    /// ZLDWDM
    case locationUnit
    /// ZLDWMC
    case locationName
    /// TBMJ, m²
    case grossArea
    /// KCDLBM
    case deductionClass
    /// KCXS, a ratio of [0, 1)
    case deductionRatio
    /// KCMJ, m²
    case deductedArea
    /// TBDLMJ, m²
    case netArea
    /// GDLX
    case terrace
    /// GDPDJB
    case slope
    /// XZDWKD, m
    case lineWidth
    /// TBXHDM
    case refinement
    /// ZZSXDM
    case planting
    /// GDDB
    case landGrade
    /// FRDBS
    case exclave
    /// CZCSXM
    case settlement
    /// SJNF
    case year
    /// MSSM
    case island
    /// HDMC
    case islandName
    /// XZQDM in XZQ, ZLDWDM in CJDCQ
    case districtCode
    /// XZQMC in XZQ, ZLDWMC in CJDCQ
    case districtName
    /// DCMJ, m²
    case controlArea
    /// JSMJ, m²
    case computedArea
    /// YJJBNTMJ, m²
    case farmlandArea
    /// What tells the zones of a layer apart; only ever stated.
    case zoneKind
    /// What names one zone of a layer; only ever stated.
    case zoneIdentifier

    /// Fields that no standard names: every zone layer has its own.
    package static let onlyStated: Set<SurveyField> = [.zoneKind, .zoneIdentifier]

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What kind of layer the names are read for: `ZLDWDM` is a patch's location, but a village's own code.
package enum SurveyLayerKind: String, Sendable, CaseIterable, Hashable, Codable {
    /// DLTB and the change layers of the same shape.
    case patches
    /// XZQ and CJDCQ.
    case districts
    /// YJJBNTTB: records of permanent basic farmland. Who answers for a field, and how to reach him, is never read.
    case farmland
    /// Control lines, grids, sites: whatever patches are laid over.
    case zones
}
