import LandModel

/// Turns one cell into the value its column declares, or says why that cannot be.
struct FieldReading {
    let column: RegisterSchema.Column
    /// Known district codes; `nil`: the form alone is checked.
    let districts: Set<String>?
    let known = NearestWords()

    init(column: RegisterSchema.Column, districts: Set<String>?) {
        self.column = column
        self.districts = districts
    }

    /// Blank is blank, never zero and never a fault here.
    func value(_ cell: RegisterCell) throws(ValueFault) -> FieldValue {
        if cell.isBlank { return .blank }
        if case .unreadable(let fault, let found) = cell {
            switch fault {
            case .notDecodable: throw self.fault(.textNotDecodable, found)
            case .merged: throw self.fault(.registerCellMerged, found)
            default: throw self.fault(.registerValueUnusable, found, fault.rawValue)
            }
        }
        switch column.type {
        case .text:
            if case .number(let number) = cell, number.hasLostDigits {
                throw self.fault(.registerDigitsLost, number.text)
            }
            return .text(cell.shown)
        case .word(let words): return try word(cell.shown, words)
        case .code: return .text(try code(cell))
        case .landClass: return .text(try landClass(cell))
        case .district: return .text(try district(cell))
        case .date: return try date(cell)
        case .month: return try month(cell)
        case .year: return try year(cell)
        case .count, .number: return try number(cell)
        }
    }

    /// What the column takes, for findings.
    var expected: String {
        switch column.type {
        case .text: "text"
        case .word(let words): words.joined(separator: " ")
        case .code: "code"
        case .landClass: "land-class"
        case .district: "district"
        case .date: "date"
        case .month: "month"
        case .year: "year"
        case .count: "count"
        case .number: "number"
        }
    }

    func fault(
        _ rule: FindingRule, _ found: String, _ reason: String? = nil, nearest: [String] = []
    ) -> ValueFault {
        ValueFault(rule: rule, found: found, expected: expected, reason: reason, nearest: nearest)
    }

    private func word(_ text: String, _ words: [String]) throws(ValueFault) -> FieldValue {
        guard words.contains(text) else {
            throw fault(.registerWordUnknown, text, nearest: known.nearest(to: text, among: words))
        }
        return .text(text)
    }

    private func date(_ cell: RegisterCell) throws(ValueFault) -> FieldValue {
        switch cell {
        case .date(let date): return .date(date)
        case .text, .number:
            guard let date = CalendarDate(cell.whole) else {
                throw fault(.registerValueUnusable, cell.shown)
            }
            return .date(date)
        case .blank, .unreadable: throw fault(.registerValueUnusable, cell.shown)
        }
    }

    /// A day of the month stands for it too.
    private func month(_ cell: RegisterCell) throws(ValueFault) -> FieldValue {
        if case .date(let date) = cell, let month = CalendarDate(year: date.year, month: date.month, day: 1) {
            return .date(month)
        }
        guard let month = CalendarDate(month: cell.shown) else {
            throw fault(.registerValueUnusable, cell.shown)
        }
        return .date(month)
    }

    private func year(_ cell: RegisterCell) throws(ValueFault) -> FieldValue {
        let text = cell.whole
        guard text.utf8.count == 4, let year = Int(text), 1000...9999 ~= year else {
            throw fault(.registerValueUnusable, text)
        }
        return .number(Rational(year))
    }
}

extension RegisterCell {
    /// A whole number without the zeros behind its point, as a .dbf may have it: `2023.00` is 2023.
    fileprivate var whole: String {
        if case .number(let number) = self { PlainDecimal.trimmed(number.text) } else { shown }
    }
}
