import LandModel

/// Codes: text that compares as a whole, also where a spreadsheet made numbers of it.
extension FieldReading {
    /// A whole number is its digits. One of more than fifteen has lost the last of them, a date was something else
    /// before a spreadsheet read it as one.
    func code(_ cell: RegisterCell) throws(ValueFault) -> String {
        switch cell {
        case .number(let number):
            if number.hasLostDigits { throw fault(.registerDigitsLost, number.text) }
            let text = PlainDecimal.trimmed(number.text)
            guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
                throw fault(.registerValueUnusable, number.text, "not-whole")
            }
            return text
        case .date: throw fault(.registerValueUnusable, cell.shown, "date-for-code")
        case .blank, .text, .unreadable: return cell.shown
        }
    }

    /// Two digits, then up to four digits or capital letters: `01`, `0101`, `05H1`, `0201K`, `070102`.
    func landClass(_ cell: RegisterCell) throws(ValueFault) -> String {
        let code = try code(cell)
        let bytes = Array(code.utf8)
        let isFormed =
            2...6 ~= bytes.count && bytes.prefix(2).allSatisfy(Self.isDigit)
            && bytes.allSatisfy { Self.isDigit($0) || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
        guard isFormed else { throw fault(.registerValueUnusable, code) }
        // As a number, 0101 is 101: which class it was is a guess.
        if case .number = cell, bytes.count % 2 == 1 {
            throw fault(.registerValueUnusable, code, "leading-zero-lost")
        }
        return code
    }

    /// Digits of a level: 2, 4, 6, 9, 12, or 19 of a location unit. With known districts, the code itself or its
    /// county must be one.
    func district(_ cell: RegisterCell) throws(ValueFault) -> String {
        let code = try code(cell)
        guard [2, 4, 6, 9, 12, 19].contains(code.utf8.count), code.utf8.allSatisfy(Self.isDigit) else {
            throw fault(.registerValueUnusable, code)
        }
        guard let districts else { return code }
        let county = String(code.prefix(DistrictLevel.county.digits))
        let isKnown =
            districts.contains(code)
            || code.utf8.count > DistrictLevel.county.digits && districts.contains(county)
        guard isKnown else {
            throw fault(
                .registerDistrictUnknown, code, nearest: known.nearest(to: code, among: districts))
        }
        return code
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}
