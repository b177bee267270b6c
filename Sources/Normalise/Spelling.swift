/// A code's text set right without knowing any code: blanks, full-width characters, case, the `.0` of a number.
package struct Spelling: Sendable, Hashable {
    package enum Step: String, Sendable, CaseIterable {
        /// Blanks in front, or other blanks than the padding of a fixed-width field behind.
        case trimmed
        case halfWidth = "half-width"
        case upperCase = "upper-case"
        case numberSuffix = "number-suffix"
        case leadingZero = "leading-zero"
        case surplusZero = "surplus-zero"
    }

    /// The text set right; empty when nothing but blanks was there.
    package var text: String
    /// What was done to it, in order. Spaces and NULs behind are padding and are not told.
    package var steps: [Step] = []

    package init(_ raw: String) {
        var scalars = Array(raw.unicodeScalars)
        while let last = scalars.last, last == " " || last == "\0" { scalars.removeLast() }
        let padded = scalars.count
        while let last = scalars.last, Self.isBlank(last) { scalars.removeLast() }
        let start = scalars.firstIndex { !Self.isBlank($0) } ?? scalars.count
        if padded != scalars.count || start > 0 { steps.append(.trimmed) }
        scalars.removeFirst(start)

        let narrow = scalars.map { Self.halfWidth($0) }
        if narrow != scalars { steps.append(.halfWidth) }
        let upper = narrow.map { $0.isASCII && $0.properties.isLowercase ? Self.upper($0) : $0 }
        if upper != narrow { steps.append(.upperCase) }
        scalars = upper

        if let point = scalars.firstIndex(of: "."), point > 0, point + 1 < scalars.count,
            scalars[..<point].allSatisfy(Self.isDigit), scalars[(point + 1)...].allSatisfy({ $0 == "0" })
        {
            scalars.removeSubrange(point...)
            steps.append(.numberSuffix)
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        self.text = text
    }

    /// The text without blanks on either side, else as it is: for names.
    static func trimmed(_ raw: String) -> String {
        var scalars = raw.unicodeScalars[...]
        while let last = scalars.last, isBlank(last) { scalars.removeLast() }
        return String(scalars.drop { isBlank($0) })
    }

    package var isDigits: Bool { !text.isEmpty && text.unicodeScalars.allSatisfy(Self.isDigit) }

    /// Whether `code` is this text with zeros in front (`0101` of `101`).
    func isPadded(by code: String) -> Bool {
        code.utf8.count > text.utf8.count && code.hasSuffix(text)
            && code.utf8.dropLast(text.utf8.count).allSatisfy { $0 == UInt8(ascii: "0") }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x30 && scalar.value <= 0x39
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\0" || scalar.value == 0xFEFF || scalar.value == 0x200B
    }

    private static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 32))
    }

    /// U+FF01…U+FF5E are the ASCII characters from `!` to `~` drawn wide.
    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0))
    }
}

extension String {
    /// Text of the data as a fact: cut after 64 characters, so that a broken field cannot flood a report.
    var asFact: String { count <= 64 ? self : prefix(64) + "…" }
}
