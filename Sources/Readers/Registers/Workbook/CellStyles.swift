/// What the number formats of a workbook's styles make of a number.
struct CellStyles {
    enum Kind: Equatable {
        case plain
        case percent
        case date
        /// Hours and minutes alone.
        case time
    }

    /// By the style number of a cell.
    private var kinds: [Kind] = []

    init(_ parts: WorkbookParts, part: String?) throws(RegisterProblem) {
        guard let part else { return }
        var (formats, styles): ([String: String], [Kind]) = ([:], [])
        var isCell = false
        try parts.required(part) { piece in
            switch piece {
            case .start("numFmt", let attributes):
                if let id = attributes["numFmtId"], let code = attributes["formatCode"] { formats[id] = code }
            case .start("cellXfs", _): isCell = true
            case .end("cellXfs"): isCell = false
            case .start("xf", let attributes) where isCell:
                let id = attributes["numFmtId"] ?? "0"
                styles.append(formats[id].map(Self.kind) ?? Self.builtIn(Int(id) ?? 0))
            default: break
            }
        }
        kinds = styles
    }

    subscript(_ style: Int) -> Kind { kinds.indices.contains(style) ? kinds[style] : .plain }

    /// ECMA-376 part 1, 18.8.30: 9 and 10 are percentages; 14 to 22 and 45 to 47 dates and times; 27 to 36 and 50
    /// to 58 those of Chinese, Japanese and Korean workbooks.
    static func builtIn(_ id: Int) -> Kind {
        switch id {
        case 9, 10: .percent
        case 14...17, 22, 27...31, 36, 50...54, 57, 58: .date
        case 18...21, 32...35, 45...47, 55, 56: .time
        default: .plain
        }
    }

    /// By the letters of the format's first section; what is quoted, escaped or in brackets is no letter of it.
    static func kind(_ code: String) -> Kind {
        var (letters, bracket) = ("", "")
        var (isQuoted, isBracket, isEscaped) = (false, false, false)
        scan: for character in code.lowercased() {
            switch character {
            case _ where isEscaped: isEscaped = false
            case "\"": isQuoted.toggle()
            case _ where isQuoted: break
            case "\\", "_", "*": isEscaped = true
            case "[": (isBracket, bracket) = (true, "")
            case "]":
                isBracket = false
                // Hours beyond a day: `[h]:mm`.
                if !bracket.isEmpty, bracket.allSatisfy({ "hms".contains($0) }) { letters += "h" }
            case _ where isBracket: bracket.append(character)
            case ";": break scan
            default: letters.append(character)
            }
        }
        if letters.contains("%") { return .percent }
        if letters.contains("general") { return .plain }
        if letters.contains("y") || letters.contains("d") { return .date }
        if letters.contains("h") || letters.contains("s") { return .time }
        return letters.contains("m") ? .date : .plain
    }
}
