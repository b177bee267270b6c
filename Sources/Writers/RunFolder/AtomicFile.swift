import Glibc

/// The one output file of a verb: complete under its name, or not there at all.
///
/// A regular file is written beside its place and renamed into it. Where the target is no regular file (`-`, a
/// pipe, `/dev/null`) there is nothing to rename, and it is written straight. Used by one thread.
package final class AtomicFile {
    private let sink: TextFile
    /// Temporary and final path; `nil` when written straight.
    private let places: (temporary: String, output: OutputPath)?
    private var isOpen = true

    /// Opens the output; `-` is the standard output.
    ///
    /// - Parameter inputs: what is read, and must stay.
    package init(_ path: String, sparing inputs: InputFiles = InputFiles([])) throws(WriterError) {
        if let descriptor = Self.standing(path) {
            let copy = try SystemCall.check("dup", path) { fcntl(descriptor, F_DUPFD_CLOEXEC, 0) }
            sink = TextFile(descriptor: copy, path: path)
            places = nil
            return
        }
        var found = stat()
        let exists = stat(path, &found) == 0
        if exists, SystemCall.isFolder(found) {
            throw .cannotCreate(path: path, call: "open", code: EISDIR)
        }
        if exists, !SystemCall.isRegular(found) {
            let descriptor = try SystemCall.check("open", path) { open(path, O_WRONLY | O_CLOEXEC) }
            sink = TextFile(descriptor: descriptor, path: path)
            places = nil
            return
        }
        let output = try OutputPath(path)
        if let input = inputs.owner(of: output) { throw .isInput(path: path, input: input) }
        if path.hasSuffix("/") { throw .cannotCreate(path: path, call: "open", code: EISDIR) }
        let prefix = ".\(output.name).tuban-new."
        try Self.removeStale(output, prefix: prefix)
        let temporary = try Self.makeTemporary(output.parent + "/" + prefix, for: path)
        if exists { fchmod(temporary.descriptor, found.st_mode & 0o7777) }
        sink = TextFile(descriptor: temporary.descriptor, path: path)
        places = (temporary.path, output)
    }

    deinit {
        if isOpen, let places { unlink(places.temporary) }
    }

    package func write(_ text: String) throws(WriterError) { try sink.write(text) }
    package func write(_ bytes: [UInt8]) throws(WriterError) { try sink.write(bytes) }

    /// Ends the file; without it a regular target stays as it was.
    package func commit() throws(WriterError) {
        precondition(isOpen, "an output file is committed once")
        guard let places else {
            isOpen = false
            return try sink.close()
        }
        try sink.flush()
        try sink.synchronise()
        try SystemCall.check("rename", places.output.path) {
            rename(places.temporary, places.output.path)
        }
        isOpen = false
        try sink.close()
        try SystemCall.flush(places.output.parent)
    }

    /// The descriptor a path stands for, where it names one of this process's own.
    private static func standing(_ path: String) -> Int32? {
        if path == "-" || path == "/dev/stdout" { return STDOUT_FILENO }
        if path == "/dev/stderr" { return STDERR_FILENO }
        for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
            return Int32(path.dropFirst(folder.count))
        }
        return nil
    }

    // Each temporary is locked by the process that writes it, so one without a lock is a dead one's.

    private static func makeTemporary(
        _ prefix: String, for output: String
    ) throws(WriterError) -> (path: String, descriptor: Int32) {
        for attempt in 0... {
            let path = prefix + "\(getpid())-\(attempt)"
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor == -1 {
                if errno == EEXIST { continue }
                throw SystemCall.error("open", output, errno)
            }
            // Best effort: without locks on this file system nothing is ever taken for stale either.
            _ = flock(descriptor, LOCK_EX | LOCK_NB)
            if try SystemCall.status(path) != nil { return (path, descriptor) }
            close(descriptor)
        }
        throw .cannotCreate(path: output, call: "open", code: EEXIST)
    }

    private static func removeStale(_ output: OutputPath, prefix: String) throws(WriterError) {
        guard try SystemCall.status(output.parent) != nil else { return }
        guard let entries = try? SystemCall.entries(of: output.parent) else { return }
        for entry in entries where entry.hasPrefix(prefix) {
            let path = output.parent + "/" + entry
            let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
            guard descriptor != -1 else { continue }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
            close(descriptor)
        }
    }
}
