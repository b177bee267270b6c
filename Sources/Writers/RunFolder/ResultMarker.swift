import Glibc

/// The marker of a result folder: the list of the files a run wrote, one relative path a line.
///
/// It says that the folder may be replaced by the next run, and which files would go with it.
enum ResultMarker {
    static let name = ".tuban-result"
    private static let title = "tuban result"

    /// Files under a folder as paths relative to it, sorted; folders appear only through their files.
    static func files(under folder: String, prefix: String = "") throws(WriterError) -> [String] {
        var files: [String] = []
        for entry in try SystemCall.entries(of: folder) {
            let path = folder + "/" + entry
            guard let found = try SystemCall.status(path) else { continue }
            if SystemCall.isFolder(found) {
                files += try Self.files(under: path, prefix: prefix + entry + "/")
            } else {
                files.append(prefix + entry)
            }
        }
        return files
    }

    static func text(_ files: [String]) -> String {
        ([title] + files).map { $0 + "\n" }.joined()
    }

    /// Whether a standing folder may be replaced: it is empty, or a result with nothing of anybody else's in it.
    static func check(_ folder: String) throws(WriterError) {
        let marker = folder + "/" + name
        guard let found = try SystemCall.status(marker), SystemCall.isRegular(found),
            let listed = parse(try TextFile.read(marker))
        else {
            guard let example = try SystemCall.entries(of: folder).first else { return }
            throw .notAResult(path: folder, example: example)
        }
        let files = try files(under: folder).filter { $0 != name }
        if let foreign = files.first(where: { !listed.contains($0) && !isLitter($0) }) {
            throw .foreignFile(path: folder, file: foreign)
        }
    }

    private static func parse(_ text: String) -> Set<String>? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        guard lines.first == title else { return nil }
        return Set(lines.dropFirst())
    }

    /// What programs leave beside a file they merely opened.
    private static func isLitter(_ file: String) -> Bool {
        let entry = file.split(separator: "/").last ?? ""
        return entry.hasSuffix("-wal") || entry.hasSuffix("-shm") || entry.hasSuffix("-journal")
            || entry.hasSuffix(".aux.xml") || entry.hasPrefix(".~lock.") || entry.hasPrefix("~$")
            || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(entry)
    }
}
