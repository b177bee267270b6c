import LandModel

/// Decimal text of a register as a number.
enum NumberText {
    /// Why a text is no number. The raw value stands in findings.
    enum Fault: String, Error, CaseIterable {
        case percentSign = "percent-sign"
        /// A unit or a remark beside the digits: `12亩`.
        case unitInCell = "unit-in-cell"
        /// Commas that are not between groups of three.
        case grouping
        case fullWidth = "full-width-digits"
        case exponent
        case notANumber = "not-a-number"
        case outOfRange = "out-of-range"
    }

    /// Plain decimals, with commas between groups of three where there are any: `1,234.50`, `-0.5`, `12`.
    static func read(_ text: String) throws(Fault) -> Rational {
        if text.hasSuffix("%") || text.hasSuffix("％") || text.hasSuffix("‰") { throw .percentSign }
        if text.unicodeScalars.contains(where: { (0xFF01...0xFF5E).contains($0.value) }) { throw .fullWidth }
        let isPlain = text.utf8.allSatisfy { isDigit($0) || "+-.,".utf8.contains($0) }
        guard isPlain else { throw fault(text) }
        let digits = text.contains(",") ? try ungrouped(text) : text
        if let number = Rational(decimal: digits) { return number }
        throw digits.utf8.count > 30 && digits.utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
            ? .outOfRange : .notANumber
    }

    private static func fault(_ text: String) -> Fault {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, isDigit(first) || "+-".utf8.contains(first),
            bytes.contains(where: isDigit)
        else { return .notANumber }
        let rest = text.drop { $0.isASCII && ($0.isNumber || "+-.,".contains($0)) }
        let isExponent =
            (rest.first == "e" || rest.first == "E") && rest.dropFirst().contains { $0.isNumber }
            && rest.dropFirst().allSatisfy { $0.isASCII && ($0.isNumber || $0 == "+" || $0 == "-") }
        return isExponent ? .exponent : .unitInCell
    }

    private static func ungrouped(_ text: String) throws(Fault) -> String {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let sign = parts[0].prefix { $0 == "-" || $0 == "+" }
        let groups = parts[0].dropFirst(sign.count).split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.dropFirst().allSatisfy({ !$0.contains(",") }),
            1...3 ~= groups[0].count, groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { throw .grouping }
        return text.replacing(",", with: "")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}
