/// Building sentences out of parts, in both languages at once.
extension Phrase {
    /// The same in both languages: a path, a name, another library's words.
    init(both text: String) { self.init(text, text) }

    static func + (left: Phrase, right: Phrase) -> Phrase {
        Phrase(left.english + right.english, left.chinese + right.chinese)
    }

    static let empty = Phrase("", "")

    var isEmpty: Bool { english.isEmpty && chinese.isEmpty }

    /// A line below the one that says what is wrong.
    var indented: Phrase { Phrase("  ", "  ") + self }

    /// Joined with blanks in English, without in Chinese; empty parts left out.
    static func sentences(_ parts: Phrase...) -> Phrase {
        let parts = parts.filter { !$0.isEmpty }
        return Phrase(
            parts.map(\.english).joined(separator: " "), parts.map(\.chinese).joined())
    }

    /// As one line of a terminal: what names and foreign messages bring along (line ends, control and direction
    /// characters) is written out as its code point, so that no file name can forge a message.
    var oneLine: Phrase { Phrase(Self.visible(english), Self.visible(chinese)) }

    private static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if isHidden(scalar) {
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
