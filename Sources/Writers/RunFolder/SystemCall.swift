import Glibc

/// Calls of the file system with their failures as facts.
enum SystemCall {
    /// Repeats a call that a signal interrupted; -1 becomes an error with path and call.
    @discardableResult
    static func check<Status: SignedInteger>(
        _ call: String, _ path: String, _ body: () -> Status
    ) throws(WriterError) -> Status {
        while true {
            let status = body()
            if status != -1 { return status }
            let code = errno
            if code == EINTR { continue }
            throw error(call, path, code)
        }
    }

    /// Sorts an `errno` into the three kinds the exit codes tell apart.
    static func error(_ call: String, _ path: String, _ code: Int32) -> WriterError {
        switch code {
        case EACCES, EPERM, EROFS: .notPermitted(path: path, call: call, code: code)
        case ENOENT, ENOTDIR, EISDIR, EEXIST, ENAMETOOLONG, ELOOP, EINVAL, ENXIO, ETXTBSY:
            .cannotCreate(path: path, call: call, code: code)
        default: .failed(path: path, call: call, code: code)
        }
    }

    /// What stands at a path, without following a link at its end; `nil` where nothing does.
    static func status(_ path: String) throws(WriterError) -> stat? {
        var found = stat()
        if lstat(path, &found) == 0 { return found }
        let code = errno
        if code == ENOENT { return nil }
        throw error("lstat", path, code)
    }

    /// Names in a folder, `.` and `..` left out, sorted by their bytes.
    static func entries(of folder: String) throws(WriterError) -> [String] {
        guard let stream = opendir(folder) else { throw error("opendir", folder, errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Removes a file, a link or a whole folder; links are removed, never followed. Nothing there is no error.
    static func removeTree(_ path: String) throws(WriterError) {
        guard let found = try status(path) else { return }
        if isFolder(found) {
            for name in try entries(of: path) { try removeTree(path + "/" + name) }
            try check("rmdir", path) { rmdir(path) }
        } else {
            try check("unlink", path) { unlink(path) }
        }
    }

    /// Forces a file's or folder's contents to the disk.
    static func flush(_ path: String) throws(WriterError) {
        let descriptor = try check("open", path) { open(path, O_RDONLY | O_CLOEXEC) }
        defer { close(descriptor) }
        // Some file systems know no fsync for folders; their contents are then as safe as they can be.
        if fsync(descriptor) == -1, errno != EINVAL { throw error("fsync", path, errno) }
    }

    static func isFolder(_ found: stat) -> Bool { found.st_mode & S_IFMT == S_IFDIR }
    static func isRegular(_ found: stat) -> Bool { found.st_mode & S_IFMT == S_IFREG }
    static func isLink(_ found: stat) -> Bool { found.st_mode & S_IFMT == S_IFLNK }
}
