import LandModel

/// The lines of one change form while they are being filled, in 0.01 hm².
struct ChangeBook {
    private let form: ChangeForm
    private let order: [ChangeLine]
    /// Area columns that take a place, ascending.
    private let placed: [[Int]]
    private let width: Int
    private var areas: [ChangeLine.Kind: [Int64]] = [:]
    /// What left the class of a column, in forms with a line for each class.
    private var flows: [Int: [Int64]] = [:]
    private let positions: [String: Int]
    /// Columns that are the classes of flows, for the change of a class to be told from one inside it.
    private let classes: Set<Int>

    init(form: ChangeForm, lines: [ChangeLine], placed: [[Int]]) {
        self.form = form
        self.placed = placed
        let columns = form.areaColumns
        width = columns.count
        positions = Dictionary(
            columns.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        order = lines.filter { form.rows == .matrix || $0.kind != .flow }
        classes = Set(columns.indices.filter { columns[$0].children.isEmpty })
    }

    mutating func add(_ area: Hectares, _ kind: ChangeLine.Kind, _ place: Int) {
        for column in placed[place] { add(area.hundredths, kind, column) }
    }

    mutating func add(_ change: LevelledChange) {
        let path = change.path
        switch path.cause {
        case .receivedAsBefore:
            if let before = path.before { add(change.area, .received, before) }
            flow(change)
        case .received: if let after = path.after { add(change.area, .received, after) }
        case .given: if let before = path.before { add(change.area, .given, before) }
        case .flow: flow(change)
        case .correction: one(change, up: .correctedUp, down: .correctedDown)
        case .uncovered: one(change, up: .covered, down: .uncovered)
        case .levelling: one(change, up: .levelledUp, down: .levelledDown)
        }
    }

    /// All lines in their order; those that no survey form has only where they have a figure.
    func lines() -> [(line: ChangeLine, areas: [Int64])] {
        let empty = Array(repeating: Int64(0), count: width)
        return order.compactMap { line in
            switch line.kind {
            case .flow: return (line, positions[line.column].flatMap { flows[$0] } ?? empty)
            case .adjusted: return (line, adjusted(empty))
            case .increase, .decrease: return (line, summed(areas[line.kind] ?? empty, line))
            default:
                guard let found = areas[line.kind] else { return line.kind.isExtra ? nil : (line, empty) }
                return line.kind.isExtra && found == empty ? nil : (line, found)
            }
        }
    }

    private func adjusted(_ empty: [Int64]) -> [Int64] {
        let (opening, received, given) = (
            areas[.opening] ?? empty, areas[.received] ?? empty, areas[.given] ?? empty
        )
        return opening.indices.map { opening[$0] + received[$0] - given[$0] }
    }

    /// Totals that are the sum of their parts in every line, also of what passed between two of them.
    private func summed(_ areas: [Int64], _ line: ChangeLine) -> [Int64] {
        let columns = form.areaColumns
        func value(_ column: Int) -> Int64 {
            let children = columns[column].children
            if children.isEmpty || columns[column].exceptLines.contains(line.code) { return areas[column] }
            return children.reduce(0) { $0 + (positions[$1].map(value) ?? 0) }
        }
        return columns.indices.map(value)
    }

    private mutating func one(_ change: LevelledChange, up: ChangeLine.Kind, down: ChangeLine.Kind) {
        if let after = change.path.after { add(change.area, up, after) }
        if let before = change.path.before { add(change.area, down, before) }
    }

    /// A flow counts where it crosses the border of a column. Its class by the line of the class it left, unless it
    /// stayed inside (summary rule 4: K and A codes of one class are no flow).
    private mutating func flow(_ change: LevelledChange) {
        guard let before = change.path.before, let after = change.path.after else { return }
        let (left, entered) = (placed[before], placed[after])
        let area = change.area.hundredths
        for column in entered where !left.contains(column) { add(area, .increase, column) }
        for column in left where !entered.contains(column) { add(area, .decrease, column) }
        guard form.rows == .matrix else { return }
        guard left.first(where: classes.contains) != entered.first(where: classes.contains) else { return }
        for row in left {
            for column in entered {
                flows[row, default: Array(repeating: 0, count: width)][column] += area
            }
        }
    }

    private mutating func add(_ area: Int64, _ kind: ChangeLine.Kind, _ column: Int) {
        areas[kind, default: Array(repeating: 0, count: width)][column] += area
    }
}
