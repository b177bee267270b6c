import Foundation
import LandModel

/// The file a register stands in, and how it is opened: by its name, and never against its first bytes.
struct RegisterFile {
    let path: String

    init(_ path: String) { self.path = path }

    /// Without folders: what findings name.
    var name: String { URL(fileURLWithPath: path).lastPathComponent }

    /// Endings that a register's file may have.
    static let endings = ["csv", "xlsx", "xlsm", "dbf", "shp", "gpkg", "gdb"]

    func open(_ schema: RegisterSchema) throws(RegisterProblem) -> any RegisterSource {
        guard FileBytes.exists(path) else { throw .fileMissing(similar: similar) }
        if let reason = OpenFault.check(path) {
            throw reason == .noPermission ? .noPermission : .unreadable(cause: "\(reason)")
        }
        switch ending {
        case "gpkg": return try GeoPackageRegister(DatabaseTable(path, named: schema.table))
        case "gdb": return try GeodatabaseRegister(DatabaseTable(path, named: schema.table))
        case "shp", "dbf": return try AttributeRegister(path, schema: schema)
        case "csv":
            try checkKind { if case .other = $0 { true } else { false } }
            return try SeparatedRegister(path, schema: schema)
        case "xlsx", "xlsm":
            try checkKind { $0 == .archive("zip") }
            return try WorkbookRegister(path, schema: schema)
        default: throw .notRegister(found: found)
        }
    }

    private var ending: String { URL(fileURLWithPath: path).pathExtension.lowercased() }

    private func checkKind(_ isRight: (FileKind) -> Bool) throws(RegisterProblem) {
        let head: [UInt8]
        do throws(SystemError) { head = try FileBytes(path).read(at: 0, count: 512) } catch {
            throw RegisterProblem(error)
        }
        if head.isEmpty { throw .empty }
        guard isRight(.of(head)), !head.starts(with: Self.compound) else { throw .notRegister(found: found) }
    }

    /// First bytes of what Excel wrote until 2003, and of workbooks with a password.
    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

    /// What the file is, for the message.
    private var found: String {
        guard let head = try? FileBytes(path).read(at: 0, count: 512) else { return "folder" }
        if head.starts(with: Self.compound) { return "Excel 97 workbook" }
        let kind = FileKind.of(head)
        return kind == .other("unknown") && !ending.isEmpty ? ".\(ending)" : kind.name
    }

    private var similar: [String] {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return Suggestion.nearest(
            to: name,
            among: names.filter { name in Self.endings.contains { SourceLocation.hasExtension(name, $0) } })
    }
}
