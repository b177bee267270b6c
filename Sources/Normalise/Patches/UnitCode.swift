import LandModel

/// The 12 digits of a location or ownership unit out of the 19 that the survey writes.
///
/// 6 digits of the county, 3 of the township, 3 of the village, 7 more that are zero in practice. The part of a
/// township outside all villages is written as its 9 digits and 999.
package enum UnitCode: Sendable, Hashable {
    case unit(String)
    case missing
    /// Other bytes than digits, or neither 12 nor 19 of them.
    case malformed

    package static func read(_ raw: String?) -> UnitCode { read(Spelling(raw ?? "")) }

    static func read(_ spelling: Spelling) -> UnitCode {
        if spelling.text.isEmpty { return .missing }
        let count = spelling.text.utf8.count
        guard spelling.isDigits, count == 19 || count == 12 else { return .malformed }
        return .unit(String(spelling.text.prefix(12)))
    }
}
