import LandModel

/// Names and numbers of encodings as .cpg files, .dbf heads and people write them.
enum EncodingName {
    /// The encoding a name stands for; `nil` for a name nobody knows. Letter case, blanks, `-` and `_` do not
    /// count. Every Chinese code page of the mainland is read as its superset GB 18030.
    static func encoding(_ name: String) -> TextEncoding? {
        var key = name.uppercased().filter { $0.isLetter || $0.isNumber }
        for prefix in ["WINDOWS", "ANSI", "OEM", "CP", "IBM", "MS"] where key.hasPrefix(prefix) {
            let rest = key.dropFirst(prefix.count)
            if !rest.isEmpty, rest.allSatisfy(\.isNumber) { key = String(rest) }
        }
        switch key {
        case "UTF8", "65001": return .utf8
        case "GBK", "GB2312", "GB231280", "GB18030", "GB180302000", "GB180302005", "GB180302022", "EUCCN",
            "HZGB2312",
            "936", "54936", "20936", "51936", "CHINESE":
            return .gb18030
        case "BIG5", "950": return .other("CP950")
        case "BIG5HKSCS": return .other("BIG5-HKSCS")
        case "SHIFTJIS", "SJIS", "932": return .other("CP932")
        case "EUCJP", "51932": return .other("EUC-JP")
        case "EUCKR", "949", "KSC5601", "51949", "UHC": return .other("CP949")
        case "KOI8R", "20866": return .other("KOI8-R")
        default: break
        }
        if let part = latin(key) { return .other("ISO-8859-\(part)") }
        let pages: Set = [
            "437", "737", "775", "850", "852", "855", "857", "858", "860", "861", "862", "863", "864", "865",
            "866",
            "869", "874", "1250", "1251", "1252", "1253", "1254", "1255", "1256", "1257", "1258",
        ]
        return pages.contains(key) ? .other("CP\(key)") : nil
    }

    /// `ISO-8859-15`, `88591` (as ArcGIS writes) and `28591` (as Windows numbers them).
    private static func latin(_ key: String) -> Int? {
        for prefix in ["ISO8859", "8859", "285"] where key.hasPrefix(prefix) {
            if let part = Int(key.dropFirst(prefix.count)) {
                let part = prefix == "285" ? part - 90 : part
                return (1...16).contains(part) && part != 12 ? part : nil
            }
        }
        let parts = [1: 1, 2: 2, 3: 3, 4: 4, 5: 9, 6: 10, 7: 13, 8: 14, 9: 15, 10: 16]
        return key.hasPrefix("LATIN") ? Int(key.dropFirst(5)).flatMap { parts[$0] } : nil
    }

    /// The code page of a .dbf's byte 29, as dBASE and its successors number them.
    ///
    /// 0 says nothing; 0x57 means "the ANSI page of the writer's machine", which says nothing either.
    static func encoding(languageDriver: UInt8) -> TextEncoding? {
        let pages: [UInt8: String] = [
            0x01: "437", 0x02: "850", 0x03: "1252", 0x08: "865", 0x09: "437", 0x0A: "850", 0x0B: "437",
            0x0D: "437",
            0x0E: "850", 0x0F: "437", 0x10: "850", 0x11: "437", 0x12: "850", 0x13: "932", 0x14: "850",
            0x15: "437",
            0x16: "850", 0x17: "865", 0x18: "437", 0x19: "437", 0x1A: "850", 0x1B: "437", 0x1C: "863",
            0x1D: "850",
            0x1F: "852", 0x22: "852", 0x23: "852", 0x24: "860", 0x25: "850", 0x26: "866", 0x37: "850",
            0x40: "852",
            0x4D: "936", 0x4E: "949", 0x4F: "950", 0x50: "874", 0x58: "1252", 0x59: "1252", 0x64: "852",
            0x65: "866",
            0x66: "865", 0x67: "861", 0x6A: "737", 0x6B: "857", 0x6C: "863", 0x78: "950", 0x79: "949",
            0x7A: "936",
            0x7B: "932", 0x7C: "874", 0x86: "737", 0x87: "852", 0x88: "857", 0xC8: "1250", 0xC9: "1251",
            0xCA: "1254",
            0xCB: "1253", 0xCC: "1257",
        ]
        return pages[languageDriver].flatMap { encoding($0) }
    }
}

extension TextEncoding {
    /// The name iconv knows it by.
    package var iconvName: String {
        switch self {
        case .utf8: "UTF-8"
        case .gb18030: "GB18030"
        case .other(let name): name
        }
    }
}
