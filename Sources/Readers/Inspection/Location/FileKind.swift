import Glibc
import LandModel

/// What a file is by its first bytes, whatever it is called.
enum FileKind: Hashable {
    case shapefile
    case geoPackage
    case fileGeodatabase
    /// A SQLite file without a GeoPackage's application id.
    case database
    case exchangeFile
    case personalGeodatabase
    case archive(String)
    /// Anything else, by a short name for messages (`OGR VRT`, `SQLite database`, `empty file`).
    case other(String)

    var format: SourceLayer.Format? {
        switch self {
        case .shapefile: .shapefile
        case .geoPackage: .geoPackage
        case .fileGeodatabase: .fileGeodatabase
        default: nil
        }
    }

    /// A short name for messages.
    var name: String {
        switch self {
        case .shapefile: "shapefile"
        case .geoPackage: "GeoPackage"
        case .fileGeodatabase: "file geodatabase"
        case .database: "SQLite database"
        case .exchangeFile: "VCT exchange file"
        case .personalGeodatabase: "personal geodatabase"
        case .archive(let kind): "\(kind) archive"
        case .other(let name): name
        }
    }

    static func of(_ bytes: [UInt8]) -> FileKind {
        if bytes.isEmpty { return .other("empty file") }
        func starts(_ text: String) -> Bool { bytes.starts(with: text.utf8) }
        if bytes.starts(with: [0, 0, 0x27, 0x0A]) { return .shapefile }
        if starts("SQLite format 3\0") { return database(bytes) }
        if starts("PK\u{3}\u{4}") || starts("PK\u{5}\u{6}") { return .archive("zip") }
        if starts("Rar!") { return .archive("rar") }
        if bytes.starts(with: [0x37, 0x7A, 0xBC, 0xAF]) { return .archive("7z") }
        if bytes.starts(with: [0x1F, 0x8B]) { return .archive("gzip") }
        if bytes.dropFirst(4).starts(with: "Standard Jet DB".utf8)
            || bytes.dropFirst(4).starts(with: "Standard ACE DB".utf8)
        {
            return .personalGeodatabase
        }
        return text(bytes)
    }

    /// GeoPackage by its application id (`GPKG`, `GP10`, `GP11`). One without it is a database until its tables
    /// are looked at.
    private static func database(_ bytes: [UInt8]) -> FileKind {
        guard bytes.count >= 100 else { return .other("SQLite database cut short") }
        return isApplicationID(bytes[68..<72]) ? .geoPackage : .database
    }

    static func isApplicationID(_ bytes: some Sequence<UInt8>) -> Bool {
        ["GPKG", "GP10", "GP11"].contains { bytes.elementsEqual($0.utf8) }
    }

    private static func text(_ bytes: [UInt8]) -> FileKind {
        let head = String(decoding: bytes, as: UTF8.self)
        let body = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        // GB/T 17798: "HeadBegin" opens the head of VCT 3.0, "DataMark" is its first entry.
        if head.contains("HeadBegin") || body.hasPrefix("DataMark") { return .exchangeFile }
        if body.contains("<OGRVRTDataSource") { return .other("OGR VRT") }
        if body.hasPrefix("<") { return .other("XML") }
        if body.hasPrefix("{") || body.hasPrefix("[") { return .other("JSON") }
        return .other("unknown")
    }
}
