import Foundation
import LandModel

/// The data sources a path stands for: one file, one geodatabase, or those of a delivery folder.
struct SourceLocation {
    struct Entry: Hashable {
        var path: String
        var format: SourceLayer.Format
    }

    /// Sorted by path.
    var entries: [Entry] = []
    var faults: [SourceFault] = []

    /// Folders below a delivery folder are searched to this depth.
    static let depth = 4

    init(_ path: String) {
        do throws(SourceFault) {
            for entry in try Self.find(path) {
                // In a folder, too, a file must be what its name says.
                do throws(SourceFault) {
                    entries.append(entry.format == .fileGeodatabase ? entry : try Self.file(entry.path))
                } catch {
                    faults.append(error)
                }
            }
        } catch {
            faults = [error]
        }
    }

    private static func find(_ path: String) throws(SourceFault) -> [Entry] {
        if let prefix = notLocal(path) { throw SourceFault(path, .pathNotLocal(prefix: prefix)) }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw SourceFault(path, .pathMissing(similar: similar(path)))
        }
        if !isFolder.boolValue { return [try file(path)] }
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw SourceFault(path, .pathUnreadable(cause: SystemError(number: EACCES).text))
        }
        if isGeodatabase(path) { return [Entry(path: path, format: .fileGeodatabase)] }
        if hasExtension(path, "gdb") {
            throw SourceFault(
                path,
                .otherFormatInside(expected: .fileGeodatabase, found: "folder without a00000001.gdbtable"))
        }
        var (entries, others): ([Entry], [String]) = ([], [])
        search(path, depth: depth, into: &entries, others: &others)
        guard !entries.isEmpty else {
            throw SourceFault(path, .folderWithoutSources(others: others.sorted()))
        }
        return entries.sorted { $0.path < $1.path }
    }

    /// Names GDAL would take as a connection, a virtual file system or a web address.
    private static func notLocal(_ path: String) -> String? {
        if path.hasPrefix("/vsi") { return "/vsi" }
        if let range = path.range(of: "://") { return String(path[..<range.upperBound]) }
        for prefix in ["PG:", "MYSQL:", "MSSQL:", "OCI:", "WFS:", "GPKG:", "SQLITE:", "ODBC:", "PGEO:"]
        where path.uppercased().hasPrefix(prefix) {
            return prefix
        }
        return nil
    }

    private static func file(_ path: String) throws(SourceFault) -> Entry {
        let kind: FileKind
        do throws(SystemError) {
            kind = FileKind.of(try FileBytes(path).read(at: 0, count: 4096))
        } catch {
            throw SourceFault(path, .pathUnreadable(cause: error.text))
        }
        switch kind {
        case .exchangeFile: throw SourceFault(path, .exchangeFile)
        case .personalGeodatabase: throw SourceFault(path, .personalGeodatabase)
        case .archive(let name): throw SourceFault(path, .archive(kind: name))
        default: break
        }
        for (name, format) in [("shp", SourceLayer.Format.shapefile), ("gpkg", .geoPackage)]
        where hasExtension(path, name) {
            guard kind.format == format || format == .geoPackage && kind == .database else {
                throw SourceFault(path, .otherFormatInside(expected: format, found: kind.name))
            }
            return Entry(path: path, format: format)
        }
        if hasExtension(path, "mdb") || hasExtension(path, "accdb") {
            throw SourceFault(path, .personalGeodatabase)
        }
        if hasExtension(path, "vct") { throw SourceFault(path, .exchangeFile) }
        if ["shx", "dbf", "prj", "cpg", "sbn", "sbx", "qix"].contains(where: { hasExtension(path, $0) }) {
            throw SourceFault(path, .sideFile(main: ShapefileParts.mainFile(besides: path)))
        }
        throw SourceFault(path, .formatUnknown(found: kind.name))
    }

    private static func search(
        _ folder: String, depth: Int, into entries: inout [Entry], others: inout [String]
    ) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where !name.hasPrefix(".") {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
            if isFolder.boolValue {
                if isGeodatabase(path) {
                    entries.append(Entry(path: path, format: .fileGeodatabase))
                } else if depth > 0 {
                    search(path, depth: depth - 1, into: &entries, others: &others)
                }
            } else if hasExtension(path, "shp") {
                entries.append(Entry(path: path, format: .shapefile))
            } else if hasExtension(path, "gpkg") {
                entries.append(Entry(path: path, format: .geoPackage))
            } else if ["mdb", "vct", "zip", "rar", "7z"].contains(where: { hasExtension(path, $0) }) {
                others.append(path)
            }
        }
    }

    static func isGeodatabase(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/a00000001.gdbtable")
    }

    static func hasExtension(_ path: String, _ name: String) -> Bool {
        path.lowercased().hasSuffix("." + name)
    }

    /// Neighbours whose name is near, for "did you mean".
    private static func similar(_ path: String) -> [String] {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent().path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let readable = names.filter { name in ["shp", "gpkg", "gdb"].contains { hasExtension(name, $0) } }
        return Suggestion.nearest(to: url.lastPathComponent, among: readable)
    }
}
