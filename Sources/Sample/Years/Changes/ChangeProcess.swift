import LandModel
import Normalise

/// One record of a county's changes of a year (地类图斑更新过程, DLTBGXGC): a piece of ground before and after.
struct ChangeProcess: Sendable {
    /// BGXW.
    enum Behaviour: String, Sendable {
        /// 属性变更: the patch keeps its identifier.
        case attributes = "1"
        /// 图形变更: another identifier.
        case shape = "2"
    }

    /// XZQTZLX.
    enum Adjustment: String, Sendable {
        /// 未调整.
        case none = "0"
        /// 调入.
        case received = "1"
        /// 调出: nothing is said of afterwards.
        case given = "2"
    }

    var row: StoryRow
    var adjustment: Adjustment

    var behaviour: Behaviour {
        row.before.patch.identifier == row.after.patch.identifier ? .attributes : .shape
    }
    /// TBBGMJ: recorded area of the piece.
    var area: SquareMetres { row.gross }
    var before: StoryRow.Side { row.before }
    /// `nil` of ground that went to another county.
    var after: StoryRow.Side? { adjustment == .given ? nil : row.after }

    /// KCDLMJ of one side: the piece's area by the ratio of the patch.
    func deducted(_ side: StoryRow.Side) -> SquareMetres {
        DeductionRule.deducted(gross: area, ratio: Int64(side.patch.attributes.ridgeRatio))
    }

    /// The records a county delivers. A ring that starts elsewhere is no change, nor is an area corrected.
    static func records(ofCounty county: Int, in story: [StoryRow]) -> [ChangeProcess] {
        story.compactMap { row in
            guard row.event != .ringStart, row.event != .remeasured else { return nil }
            if row.after.county == county {
                return ChangeProcess(
                    row: row, adjustment: row.before.county == county ? .none : .received)
            }
            return row.before.county == county ? ChangeProcess(row: row, adjustment: .given) : nil
        }
    }
}
