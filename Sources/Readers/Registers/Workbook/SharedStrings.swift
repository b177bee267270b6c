/// Texts that cells refer to by number.
struct SharedStrings {
    private(set) var texts: [String] = []

    init(_ parts: WorkbookParts, part: String?) throws(RegisterProblem) {
        guard let part else { return }
        var found: [String] = []
        var item = StringItem()
        try parts.required(part) { piece in
            if case .start("si", _) = piece { item = StringItem() }
            item.add(piece)
            if case .end("si") = piece { found.append(item.text) }
        }
        texts = found
    }
}

/// A text put together from its runs (`r`, `t`), without the reading aids beside it (`rPh`).
struct StringItem {
    private var raw = ""
    private var isText = false
    private var isAid = false

    mutating func add(_ piece: XMLReader.Piece) {
        switch piece {
        case .start("t", _): isText = true
        case .end("t"): isText = false
        case .start("rPh", _): isAid = true
        case .end("rPh"): isAid = false
        case .text(let part) where isText && !isAid: raw += part
        default: break
        }
    }

    /// With characters that XML cannot hold (`_x000D_`) put back.
    var text: String {
        guard raw.contains("_x") else { return raw }
        return raw.replacing(#/_x([0-9A-Fa-f]{4})_/#) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) }
                ?? String(match.0)
        }
    }
}
