import CGDAL
import Foundation
import FoundationXML
import GDALBridge
import Testing

/// Reads a workbook back, part by part: an independent way, through GDAL's zip reader and a general XML parser.
struct SpreadsheetReader {
    let parts: [String: Data]

    init(_ path: String) throws {
        // Loads the library, too.
        try GDALRuntime.start()
        let root = "/vsizip/{\(path)}"
        var parts: [String: Data] = [:]
        let list = try #require(VSIReadDirRecursive(root))
        defer { CSLDestroy(list) }
        for index in 0..<CSLCount(list) {
            let name = String(cString: try #require(CSLGetField(list, index)))
            if name.hasSuffix("/") { continue }
            var (bytes, size): (UnsafeMutablePointer<UInt8>?, vsi_l_offset) = (nil, 0)
            try #require(VSIIngestFile(nil, root + "/" + name, &bytes, &size, -1) == 1, "\(name)")
            parts[name] = Data(bytes: try #require(bytes), count: Int(size))
            VSIFree(bytes)
        }
        self.parts = parts
    }

    /// The part as a document; fails where it is not well-formed.
    func document(_ part: String) throws -> XMLDocument {
        try XMLDocument(data: #require(parts[part], "no \(part)"))
    }

    func texts(_ part: String, _ path: String) throws -> [String] {
        try document(part).nodes(forXPath: path).map { $0.stringValue ?? "" }
    }

    /// Elements of a name, whatever their namespace, as attribute dictionaries.
    func elements(_ part: String, _ name: String) throws -> [[String: String]] {
        try document(part).nodes(forXPath: "//*[local-name()='\(name)']").map { node in
            (node as? XMLElement).map(Self.attributes) ?? [:]
        }
    }

    /// By name; `attribute(forName:)` does not find them in a document with a default namespace.
    static func attributes(_ element: XMLElement) -> [String: String] {
        Dictionary(
            (element.attributes ?? []).map { ($0.name ?? "", $0.stringValue ?? "") }, uniquingKeysWith: { $1 }
        )
    }

    enum Cell: Equatable {
        case text(String)
        case number(Double)
        case other
    }

    /// Cells with a value, by reference.
    func cells(sheet: Int = 1) throws -> [String: Cell] {
        let shared = try document("xl/sharedStrings.xml").nodes(forXPath: "//*[local-name()='si']")
            .map { $0.stringValue ?? "" }
        var cells: [String: Cell] = [:]
        let path = "//*[local-name()='c'][*]"
        for case let cell as XMLElement in try document("xl/worksheets/sheet\(sheet).xml").nodes(
            forXPath: path)
        {
            let attributes = Self.attributes(cell)
            let reference = try #require(attributes["r"])
            let values = (cell.children ?? []).filter { $0.name == "v" }
            guard values.count == 1, (cell.children ?? []).count == 1, let value = values[0].stringValue
            else {
                cells[reference] = .other
                continue
            }
            switch attributes["t"] {
            case "s": cells[reference] = .text(shared[try #require(Int(value))])
            case nil: cells[reference] = .number(try #require(Double(value)))
            default: cells[reference] = .other
            }
        }
        return cells
    }

    func merged(sheet: Int = 1) throws -> [String] {
        try elements("xl/worksheets/sheet\(sheet).xml", "mergeCell").compactMap { $0["ref"] }
    }
}
