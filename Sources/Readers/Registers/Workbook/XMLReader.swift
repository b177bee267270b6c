/// Reads the XML of a workbook's parts piece by piece: what ECMA-376 needs of XML 1.0, strictly.
///
/// UTF-8 only. Names come without their prefix. Document types are refused, as the standard asks for none and
/// entities of one could unpack to anything.
struct XMLReader {
    enum Piece: Equatable {
        case start(String, [Attribute])
        case end(String)
        case text(String)
    }

    struct Attribute: Equatable {
        var name: String
        var value: String
    }

    /// Not well formed, at this byte of the part.
    struct Fault: Error, Equatable { var offset: Int }

    private let bytes: [UInt8]
    private var index = 0
    private var open: [String] = []
    /// The end of an element that was empty.
    private var pending: String?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: SeparatedEncoding.mark) { index = SeparatedEncoding.mark.count }
    }

    /// `nil` at the end of a complete document.
    mutating func next() throws(Fault) -> Piece? {
        if let name = pending {
            pending = nil
            return .end(name)
        }
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else { return .text(try text()) }
            if skip("<?") {
                try pass("?>")
            } else if skip("<!--") {
                try pass("-->")
            } else if skip("<![CDATA[") {
                let start = index
                try pass("]]>")
                return .text(try string(bytes[start..<index - 3]))
            } else if skip("</") {
                return try end()
            } else if skip("<!") {
                throw Fault(offset: index)
            } else {
                return try start()
            }
        }
        guard open.isEmpty else { throw Fault(offset: index) }
        return nil
    }

    private mutating func start() throws(Fault) -> Piece {
        index += 1
        let name = try name()
        var attributes: [Attribute] = []
        while true {
            skipBlanks()
            if skip("/>") {
                pending = Self.local(name)
                return .start(Self.local(name), attributes)
            }
            if skip(">") {
                open.append(name)
                return .start(Self.local(name), attributes)
            }
            attributes.append(try attribute())
        }
    }

    private mutating func end() throws(Fault) -> Piece {
        let name = try name()
        skipBlanks()
        guard skip(">"), open.popLast() == name else { throw Fault(offset: index) }
        return .end(Self.local(name))
    }

    private mutating func attribute() throws(Fault) -> Attribute {
        let name = try name()
        skipBlanks()
        guard skip("=") else { throw Fault(offset: index) }
        skipBlanks()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")
        else { throw Fault(offset: index) }
        let quote = bytes[index]
        let start = index + 1
        guard let end = bytes[start...].firstIndex(of: quote) else { throw Fault(offset: index) }
        index = end + 1
        return Attribute(name: Self.local(name), value: try unescaped(bytes[start..<end]))
    }

    private mutating func text() throws(Fault) -> String {
        let start = index
        index = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        return try unescaped(bytes[start..<index])
    }

    private mutating func name() throws(Fault) -> String {
        let start = index
        while index < bytes.count, !" \t\r\n/>=<\"'".utf8.contains(bytes[index]) { index += 1 }
        guard index > start else { throw Fault(offset: index) }
        return try string(bytes[start..<index])
    }

    private static func local(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }

    private func unescaped(_ slice: ArraySlice<UInt8>) throws(Fault) -> String {
        let text = try string(slice)
        guard slice.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        for (number, part) in text.split(separator: "&", omittingEmptySubsequences: false).enumerated() {
            guard number > 0 else {
                result += part
                continue
            }
            guard let end = part.firstIndex(of: ";"), let character = Self.entity(part[..<end]) else {
                throw Fault(offset: slice.startIndex)
            }
            result.unicodeScalars.append(character)
            result += part[part.index(after: end)...]
        }
        return result
    }

    private static func entity(_ name: Substring) -> Unicode.Scalar? {
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard name.hasPrefix("#") else { return nil }
            let isHexadecimal = name.hasPrefix("#x")
            let digits = name.dropFirst(isHexadecimal ? 2 : 1)
            return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
        }
    }

    private func string(_ slice: ArraySlice<UInt8>) throws(Fault) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else {
            throw Fault(offset: slice.startIndex)
        }
        return text
    }

    private mutating func skipBlanks() {
        while index < bytes.count, " \t\r\n".utf8.contains(bytes[index]) { index += 1 }
    }

    private mutating func skip(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index + count <= bytes.count else { return false }
        let isThere = text.withUTF8Buffer { wanted in
            (0..<count).allSatisfy { bytes[index + $0] == wanted[$0] }
        }
        if isThere { index += count }
        return isThere
    }

    private mutating func pass(_ text: StaticString) throws(Fault) {
        while index < bytes.count {
            if skip(text) { return }
            index += 1
        }
        throw Fault(offset: index)
    }
}

extension [XMLReader.Attribute] {
    subscript(_ name: String) -> String? { first { $0.name == name }?.value }
}
