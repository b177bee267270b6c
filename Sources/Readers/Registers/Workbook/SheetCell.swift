import LandModel

/// One cell as it is stored: where, of which type and style, and what stands in it.
struct SheetCell {
    /// `B7`, for messages.
    let name: String
    let column: Int
    private let type: String
    private let style: Int
    private var value = ""
    private var hasValue = false
    private var isValue = false
    private var formula: String?
    private var isFormula = false
    private var inline = StringItem()

    /// - Parameters:
    ///   - row: the row it must be in.
    ///   - next: its column where it does not say.
    init(
        _ attributes: [XMLReader.Attribute], row: Int64, next: Int, _ part: String
    ) throws(RegisterProblem) {
        name = attributes["r"] ?? "\(CellName.letters(next))\(row)"
        guard let place = CellName.read(name), place.row == row else {
            throw .damaged(part: part, cause: "cell \(name)")
        }
        column = place.column
        type = attributes["t"] ?? "n"
        style = attributes["s"].flatMap { Int($0) } ?? 0
    }

    mutating func add(_ piece: XMLReader.Piece) {
        inline.add(piece)
        switch piece {
        case .start("v", _): (isValue, hasValue) = (true, true)
        case .end("v"): isValue = false
        case .start("f", _): (isFormula, formula) = (true, formula ?? "")
        case .end("f"): isFormula = false
        case .text(let text):
            if isValue { value += text }
            if isFormula { formula = (formula ?? "") + text }
        default: break
        }
    }

    /// `nil` for what no workbook may hold: a number of a shared text that is not there.
    func value(strings: [String], styles: CellStyles, from1904: Bool) -> RegisterCell? {
        if let formula, !hasValue || value.isEmpty && type != "str" {
            return .unreadable(.formulaWithoutValue, found: "=" + formula)
        }
        if value.isEmpty, type != "inlineStr" { return .blank }
        switch type {
        case "s":
            return Int(value).flatMap { strings.indices.contains($0) ? .text(strings[$0]) : nil }
        case "inlineStr": return .text(inline.text)
        case "str": return .text(value)
        case "b": return .text(value == "1" ? "TRUE" : "FALSE")
        case "e": return .unreadable(.formulaError, found: value)
        case "d":
            return CalendarDate(value).map { .date($0) } ?? .unreadable(.dateImpossible, found: value)
        default: return number(styles[style], from1904)
        }
    }

    private func number(_ kind: CellStyles.Kind, _ from1904: Bool) -> RegisterCell {
        guard let number = Double(value), number.isFinite else {
            return .unreadable(.notANumber, found: value)
        }
        switch kind {
        case .plain: return .number(StoredNumber(number))
        case .percent: return .number(StoredNumber(number, isPercent: true))
        case .time: return .unreadable(.dateImpossible, found: value)
        case .date:
            return SheetDate.date(number, from1904: from1904).map { .date($0) }
                ?? .unreadable(.dateImpossible, found: value)
        }
    }
}
