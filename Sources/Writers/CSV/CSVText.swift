/// One cell of a CSV file, by what it is: the guard against formulas depends on it.
package enum CSVCell: Sendable, Equatable {
    /// Words from anywhere; guarded.
    case text(String)
    /// A code of a closed kind (district, class, rule); stays as it is.
    case code(String)
    /// Decimal text made by this program; stays as it is.
    case number(String)
    case empty

    package static func integer(_ value: some BinaryInteger) -> CSVCell { .number("\(value)") }
}

/// CSV as RFC 4180 has it, with LF and UTF-8: what stands in every `.csv` of a result.
///
/// Cells with a comma, quote or line break are quoted, quotes inside doubled. A text that a spreadsheet would run as
/// a formula (it begins with `=`, `+`, `-`, `@`, tab or a line break; OWASP, CSV injection) gets a leading `'`.
/// Codes and numbers never do: but one that is no code or number at all is treated as text.
package enum CSVText {
    /// U+FEFF first, by which Excel knows UTF-8.
    package static let byteOrderMark = "\u{FEFF}"

    /// One record with its line end.
    package static func line(_ cells: [CSVCell]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            if index > 0 { line += "," }
            append(cell, to: &line)
        }
        line += "\n"
        return line
    }

    private static func append(_ cell: CSVCell, to line: inout String) {
        switch cell {
        case .empty: break
        case .text(let text): line += quoted(guarded(text))
        case .code(let text), .number(let text):
            line += isHarmless(text) ? quoted(text) : quoted(guarded(text))
        }
    }

    private static func guarded(_ text: String) -> String {
        guard let first = text.utf8.first else { return text }
        return triggers.contains(first) ? "'" + text : text
    }

    private static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { special.contains($0) }) else { return text }
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { result += "\"" }
            result.unicodeScalars.append(scalar)
        }
        result += "\""
        return result
    }

    /// Whether a spreadsheet can only read it as a word or a plain number.
    private static func isHarmless(_ text: String) -> Bool {
        guard let first = text.utf8.first, triggers.contains(first) else { return true }
        return (first == UInt8(ascii: "-") || first == UInt8(ascii: "+")) && text.utf8.count > 1
            && text.utf8.dropFirst().allSatisfy { digits.contains($0) || $0 == UInt8(ascii: ".") }
    }

    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    private static let triggers: Set<UInt8> = Set("=+-@\t\r\n".utf8)
    private static let special: Set<UInt8> = Set("\",\r\n".utf8)
}
