import Foundation

/// An Excel workbook written part by part, so that any part can be wrong.
struct WorkbookFile {
    struct Sheet {
        var name: String
        /// Elements inside `sheetData`.
        var rows: String
        var merges: [String] = []
        var state = "visible"
    }

    var sheets: [Sheet]
    var strings: [String] = []
    var is1904 = false
    /// Parts that take the place of those made here.
    var replaced: [String: String] = [:]

    /// Rows of cells that are written out in full.
    init(_ rows: String, name: String = "供应", merges: [String] = []) {
        sheets = [Sheet(name: name, rows: rows, merges: merges)]
    }

    /// Rows from 1, cells from A: `1.5` is a number, `'1.5` a text, empty no cell, `<` a cell in full.
    init(_ rows: [[String]], name: String = "供应", merges: [String] = []) {
        self.init(Self.rows(rows), name: name, merges: merges)
    }

    static func rows(_ rows: [[String]]) -> String {
        rows.enumerated().map { number, cells in
            let cells = cells.enumerated().map { column, cell -> String in
                let name = "\(String(UnicodeScalar(UInt8(65 + column))))\(number + 1)"
                if cell.isEmpty { return "" }
                if cell.hasPrefix("<") {
                    return cell.replacing("<c", with: "<c r=\"\(name)\"", maxReplacements: 1)
                }
                if Double(cell) != nil { return "<c r=\"\(name)\"><v>\(cell)</v></c>" }
                return inline(name, cell.hasPrefix("'") ? String(cell.dropFirst()) : cell)
            }
            return cells.allSatisfy(\.isEmpty) ? "" : "<row r=\"\(number + 1)\">\(cells.joined())</row>"
        }.joined()
    }

    private static func inline(_ name: String, _ text: String) -> String {
        let text = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        return "<c r=\"\(name)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text)</t></is></c>"
    }

    /// Styles of cells: 1 a date (14), 2 `yyyy"年"m"月"d"日"`, 3 a percentage (9), 4 date and time (22), 5 `0.00"亩"`,
    /// 6 a time of day (20).
    private static let styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2">\
        <numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>\
        <numFmt numFmtId="165" formatCode="0.00&quot;亩&quot;"/></numFmts><cellStyleXfs count="1">\
        <xf numFmtId="14"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="14"/>\
        <xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="22"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>\
        </styleSheet>
        """

    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// Names of parts and their content, in the order of the archive.
    var parts: [(String, String)] {
        func relations(_ lines: [(String, String)]) -> String {
            let lines = lines.enumerated().map { index, line in
                "<Relationship Id=\"rId\(index + 1)\" Type=\"\(Self.office)/\(line.0)\" Target=\"\(line.1)\"/>"
            }
            return "<?xml version=\"1.0\"?><Relationships>\(lines.joined())</Relationships>"
        }
        let names = sheets.indices.map { "worksheets/sheet\($0 + 1).xml" }
        let list = sheets.enumerated().map { index, sheet in
            "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" r:id=\"rId\(index + 1)\"/>"
        }
        let parts =
            [
                ("_rels/.rels", relations([("officeDocument", "xl/workbook.xml")])),
                (
                    "xl/workbook.xml",
                    "<workbook xmlns:r=\"x\"><workbookPr\(is1904 ? " date1904=\"1\"" : "")/>"
                        + "<sheets>\(list.joined())</sheets></workbook>"
                ),
                (
                    "xl/_rels/workbook.xml.rels",
                    relations(
                        names.map { ("worksheet", $0) } + [
                            ("styles", "/xl/styles.xml"), ("sharedStrings", "sharedStrings.xml"),
                        ])
                ), ("xl/styles.xml", Self.styles),
                (
                    "xl/sharedStrings.xml",
                    "<sst>" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"
                ),
            ]
            + zip(names, sheets).map { name, sheet in
                let merges = sheet.merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
                return (
                    "xl/" + name,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- by hand --><worksheet><sheetData>\(sheet.rows)"
                        + "</sheetData><mergeCells>\(merges)</mergeCells></worksheet>"
                )
            }
        return parts.map { ($0.0, replaced[$0.0] ?? $0.1) }
    }

    /// A zip archive whose members are stored as they are.
    var data: Data {
        var (file, directory, count) = (Data(), Data(), UInt16(0))
        for (name, text) in parts where text != "-" {
            let (name, body) = (Data(name.utf8), Data(text.utf8))
            var entry = Data()
            for word in [UInt16(20), 0x800, 0, 0, 0x21] { entry.append(little: word) }
            entry.append(little: Self.checksum(body))
            entry.append(little: UInt32(body.count))
            entry.append(little: UInt32(body.count))
            entry.append(little: UInt16(name.count))
            entry.append(little: UInt16(0))
            directory.append(little: UInt32(0x0201_4b50))
            directory.append(little: UInt16(20))
            directory.append(entry)
            for word in [UInt16(0), 0, 0, 0, 0] { directory.append(little: word) }
            directory.append(little: UInt32(file.count))
            directory.append(name)
            file.append(little: UInt32(0x0403_4b50))
            file.append(entry)
            file.append(name)
            file.append(body)
            count += 1
        }
        let start = UInt32(file.count)
        file.append(directory)
        file.append(little: UInt32(0x0605_4b50))
        for word in [UInt16(0), 0, count, count] { file.append(little: word) }
        file.append(little: UInt32(directory.count))
        file.append(little: start)
        file.append(little: UInt16(0))
        return file
    }

    /// CRC 32 as zip archives have it.
    private static func checksum(_ data: Data) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in data {
            sum ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = sum & 1 == 1
                sum >>= 1
                if isOdd { sum ^= 0xEDB8_8320 }
            }
        }
        return ~sum
    }
}
