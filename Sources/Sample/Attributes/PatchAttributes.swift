import LandModel

/// Everything a patch's record says besides where it is and how large.
struct PatchAttributes: Sendable, Equatable {
    /// Number in `ClassProfile.all`.
    var classNumber: UInt8 = 0
    /// QSXZ.
    var ownership: StaticCode = ""
    /// KCXS in 0.0001.
    var ridgeRatio: UInt16 = 0
    /// GDLX: `TT`, `PD`, empty.
    var terrace: StaticCode = ""
    /// GDPDJB: 1…5; 0 for none.
    var slope: UInt8 = 0
    /// XZDWKD in 0.1 m; 0 for none.
    var width: UInt16 = 0
    /// TBXHDM.
    var refinement: StaticCode = ""
    /// ZZSXDM.
    var planting: StaticCode = ""
    /// GDDB; 0 for none.
    var grade: UInt8 = 0
    /// CZCSXM.
    var settlement: StaticCode = ""
    /// Village that owns the patch from elsewhere (飞入地); −1 for none.
    var foreignOwner: Int32 = -1
}

/// A code of at most six ASCII characters, without memory of its own.
struct StaticCode: Sendable, Equatable, ExpressibleByStringLiteral {
    private let packed: UInt64

    init(stringLiteral text: String) {
        packed = text.utf8.reduce(0) { $0 << 8 | UInt64($1) }
    }

    var isEmpty: Bool { packed == 0 }

    var text: String {
        var bytes: [UInt8] = []
        var rest = packed
        while rest != 0 {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
        return String(decoding: bytes.reversed(), as: UTF8.self)
    }
}
