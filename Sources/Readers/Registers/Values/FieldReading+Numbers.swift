import LandModel

/// Numbers, converted once and exactly into the base unit of their dimension.
extension FieldReading {
    func number(_ cell: RegisterCell) throws(ValueFault) -> FieldValue {
        let number: Rational
        var isPercent = false
        switch cell {
        case .number(let stored):
            number = try read(stored.text)
            isPercent = stored.isPercent
        case .text: number = try read(cell.shown)
        case .blank, .date, .unreadable: throw fault(.registerValueUnusable, cell.shown)
        }
        if number < .zero, !column.allowsNegative { throw fault(.registerValueNegative, cell.shown) }
        guard case .number(let unit) = column.type else {
            guard number.denominator == 1, !isPercent else {
                throw fault(.registerValueUnusable, cell.shown, "not-whole")
            }
            return .number(number)
        }
        if isPercent {
            // The cell holds the fraction itself, 0.12 for the 12 % it shows.
            guard ["", "%", "‰", "百分点"].contains(unit.symbol) else {
                throw fault(.registerValueUnusable, cell.shown, NumberText.Fault.percentSign.rawValue)
            }
            return .number(number)
        }
        guard let base = unit.base(number) else {
            throw fault(.registerValueUnusable, cell.shown, NumberText.Fault.outOfRange.rawValue)
        }
        return .number(base)
    }

    private func read(_ text: String) throws(ValueFault) -> Rational {
        do throws(NumberText.Fault) {
            return try NumberText.read(text)
        } catch {
            throw fault(.registerValueUnusable, text, error == .notANumber ? nil : error.rawValue)
        }
    }
}
