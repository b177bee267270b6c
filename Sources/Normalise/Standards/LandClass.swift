/// One class of a land-class standard, as its pack has it.
package struct LandClass: Sendable, Hashable {
    /// The three major classes (三大类) of the Land Administration Law.
    package enum Major: String, Sendable, CaseIterable {
        /// 农用地
        case agricultural
        /// 建设用地
        case construction
        /// 未利用地
        case unused
    }

    package enum Status: String, Sendable {
        case standard
        /// Seen in later data, but in no text of the standard: no table has a column for it.
        case `extension`
        /// A class of an earlier text that data of this standard may still carry.
        case retired
    }

    /// Text, never a number (`0101`, `05H1`, `0201K`).
    package var code: String
    package var name: String
    /// 1, 2 or 3; K and A codes are of level 3.
    package var level: Int
    /// Code of the class above; `nil` for level 1. 0303 stands under 00, not under 03: never derived from digits.
    package var parent: String?
    /// `nil` where the level mixes several or the standard knows none.
    package var major: Major?
    package var majorConfidence: String
    /// Whether a patch may carry the code. In the surveys these are the lowest-level classes (K and A codes apart
    /// from the class they refine, 09 without children); in 用地用海 any class, plans use every level.
    package var isAssignable: Bool
    /// Orchard, forest, grass or pond that can be turned back into cultivated land (可调整, the K codes).
    package var isAdjustable: Bool
    package var status: Status
    /// The class that took over a retired one entirely; `nil` where several did.
    package var successor: String?
    package var source: String
    package var confidence: String
    package var note: String

    package var isRetired: Bool { status == .retired }
    /// A class whose area a table can hold: assignable and of the standard itself.
    package var isCountable: Bool { isAssignable && status == .standard }
}
