package import LandModel
import Statistics

/// Figures of a report that should be equal, held against one another.
package struct ConsistencyTable: Sendable, Equatable {
    package struct Statement: Sendable, Equatable {
        package var title: String
        /// Statistics of one dimension.
        package var left: String
        package var right: String
        /// Places to which both sides are printed; `nil` for those of the side with fewer.
        package var decimals: Int?
        /// Printed only where the sides do not agree.
        package var note: String

        package init(title: String, left: String, right: String, decimals: Int? = nil, note: String = "") {
            self.title = title
            self.left = left
            self.right = right
            self.decimals = decimals
            self.note = note
        }
    }

    package var id: String
    package var title: String
    package var statements: [Statement]
    package var notes: [String]

    package init(id: String = "consistency", title: String, statements: [Statement], notes: [String] = []) {
        self.id = id
        self.title = title
        self.statements = statements
        self.notes = notes
    }

    /// Names of statistics that must be known.
    package var statistics: [String] { statements.flatMap { [$0.left, $0.right] } }

    package func table(_ figures: PlanFigures) -> StatisticTable {
        var table = StatisticTable(
            id: id, title: title,
            columns: [
                .init("statement", "事项", .text), .init("left_title", "左项", .text),
                .init("left", "左项数值", .figure),
                .init("right_title", "右项", .text), .init("right", "右项数值", .figure),
                .init("unit", "单位", .text),
                .init("difference", "差", .figure), .init("verdict", "结论", .text), .init("note", "说明", .text),
            ], rows: [], notes: notes)
        for statement in statements {
            guard let left = figures.result(statement.left), let right = figures.result(statement.right)
            else { continue }
            let agreement = Agreement(left: left, right: right, decimals: statement.decimals)
            let isAtOdds = agreement.verdict == .different
            table.rows.append([
                .text(statement.title), .text(left.definition.title), agreement.leftCell,
                .text(right.definition.title), agreement.rightCell, .text(left.definition.unit.symbol),
                agreement.differenceCell, .text(agreement.verdict.title),
                .text(isAtOdds ? statement.note : ""),
            ])
        }
        return table
    }
}
