/// The text fields of a patch that the normaliser reads, by the survey's own field codes (TD/T 1057).
package enum PatchField: String, Sendable, CaseIterable {
    case landClass = "DLBM"
    case className = "DLMC"
    case locationUnit = "ZLDWDM"
    case ownershipUnit = "QSDWDM"
    case ownership = "QSXZ"
    case terrace = "GDLX"
    case slope = "GDPDJB"
    case planting = "ZZSXDM"
    case settlement = "CZCSXM"
    case refinement = "TBXHDM"
    case island = "MSSM"
    case islandName = "HDMC"
    case exclave = "FRDBS"
    case deductedClass = "KCDLBM"
}
