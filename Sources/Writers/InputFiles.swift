import Glibc

/// The data that a verb reads, which its output must not take the place of.
package struct InputFiles: Sendable {
    private let paths: [String]

    /// - Parameter paths: data sources: files, or folders of file geodatabases.
    package init(_ paths: [String]) { self.paths = paths }

    /// The input that a path is a file of; `nil` where it is of none.
    func owner(of output: OutputPath) -> String? {
        paths.first { input in
            guard let source = try? OutputPath(input) else { return false }
            return output == source || output.path.hasPrefix(source.path + "/")
                || Self.companions(of: source.name).contains(output.name.lowercased())
                    && output.parent == source.parent
        }
    }

    /// Names, in small letters, of the other files of a shapefile, and of the logs of a GeoPackage.
    private static func companions(of name: String) -> [String] {
        let name = name.lowercased()
        if name.hasSuffix(".shp") {
            return shapefileParts.map { String(name.dropLast(3)) + $0 }
        }
        return ["-wal", "-shm", "-journal"].map { name + $0 }
    }

    private static let shapefileParts = ["shp", "shx", "dbf", "prj", "cpg", "qpj", "sbn", "sbx", "shp.xml"]
}
