import Glibc

/// The path of an output, taken apart: links resolved, so that what is replaced is the thing itself.
struct OutputPath: Equatable {
    /// Folder that holds the output; it may have to be made.
    let parent: String
    /// The entry's own name: never empty, `.` or `..`.
    let name: String

    var path: String { parent == "/" ? "/" + name : parent + "/" + name }

    init(_ text: String) throws(WriterError) {
        var text = text
        if let resolved = Self.resolve(text) {
            text = resolved
        } else if let found = try SystemCall.status(text), SystemCall.isLink(found) {
            // A link to nothing: writing would replace the link, or make a file somewhere unexpected.
            throw .cannotCreate(path: text, call: "realpath", code: ENOENT)
        }
        while text.count > 1, text.hasSuffix("/") { text.removeLast() }
        guard let slash = text.lastIndex(of: "/") else {
            (parent, name) = (".", text)
            try Self.checkName(name, of: text)
            return
        }
        name = String(text[text.index(after: slash)...])
        parent = slash == text.startIndex ? "/" : String(text[..<slash])
        try Self.checkName(name, of: text)
    }

    /// Makes the folders on the way to the output that are missing.
    func makeParents() throws(WriterError) {
        var missing: [String] = []
        var folder = parent
        while try SystemCall.status(folder) == nil {
            missing.append(folder)
            guard let slash = folder.lastIndex(of: "/"), slash > folder.startIndex else { break }
            folder = String(folder[..<slash])
        }
        for folder in missing.reversed() where mkdir(folder, 0o777) == -1 && errno != EEXIST {
            throw SystemCall.error("mkdir", folder, errno)
        }
    }

    /// The nearest folder above the output that exists.
    func nearestFolder() throws(WriterError) -> String {
        var folder = parent
        while try SystemCall.status(folder) == nil {
            guard let slash = folder.lastIndex(of: "/") else { return "." }
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        }
        return folder
    }

    private static func checkName(_ name: String, of path: String) throws(WriterError) {
        if name.isEmpty || name == "." || name == ".." {
            throw .cannotCreate(path: path, call: "rename", code: EINVAL)
        }
    }

    private static func resolve(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
