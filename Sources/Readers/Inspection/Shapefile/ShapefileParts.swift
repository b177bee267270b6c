import Foundation

/// The files of one shapefile, found beside the .shp in any letter case.
struct ShapefileParts: Hashable {
    var shp: String
    var shx: String?
    var dbf: String?
    var prj: String?
    var cpg: String?
    /// Parts that exist more than once (`a.dbf`, `a.DBF`), with their names.
    var ambiguous: [String: [String]] = [:]

    /// Looks beside `shp`. Where several files differ in letter case only, the one spelled like the .shp wins.
    init(shp: String) {
        self.shp = shp
        let url = URL(fileURLWithPath: shp)
        let folder = url.deletingLastPathComponent().path
        let stem = url.deletingPathExtension().lastPathComponent
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        func part(_ suffix: String) -> String? {
            let found = names.filter { $0.lowercased() == "\(stem).\(suffix)".lowercased() }
            let spelled = [suffix, suffix.uppercased()].map { "\(stem).\($0)" }
            let upper = url.pathExtension == url.pathExtension.uppercased()
            for name in upper ? spelled.reversed() : spelled where found.contains(name) {
                return folder + "/" + name
            }
            if found.count > 1 { ambiguous[suffix] = found }
            return found.first.map { folder + "/" + $0 }
        }
        shx = part("shx")
        dbf = part("dbf")
        prj = part("prj")
        cpg = part("cpg")
    }

    /// Name of the layer: the file's, without the extension.
    var layer: String { URL(fileURLWithPath: shp).deletingPathExtension().lastPathComponent }

    /// The .shp a side file belongs to, where there is one.
    static func mainFile(besides path: String) -> String? {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent().path
        let wanted = url.deletingPathExtension().lastPathComponent.lowercased() + ".shp"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().first { $0.lowercased() == wanted }.map { folder + "/" + $0 }
    }
}
