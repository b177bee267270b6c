import Glibc

/// The lock of one output: held by one run at a time, given back by the system when the run dies.
///
/// A file beside the output, locked with `flock`. What is left of a killed run is a file without a lock, which the
/// next run takes over. Owns its descriptor; one thread.
final class OutputLock {
    private let path: String
    private let descriptor: Int32

    /// Takes the lock or throws `busy` at once. `output` is the path told in the error.
    init(_ path: String, output: String) throws(WriterError) {
        self.path = path
        while true {
            let descriptor = try Self.openFile(path, output: output)
            if flock(descriptor, LOCK_EX | LOCK_NB) == -1 {
                let code = errno
                if code == EINTR {
                    close(descriptor)
                    continue
                }
                defer { close(descriptor) }
                guard code == EWOULDBLOCK else { throw SystemCall.error("flock", output, code) }
                let holder = Self.holder(descriptor)
                throw .busy(path: output, process: holder?.process, since: holder?.since)
            }
            // Between open and flock the last holder may have removed the file: then the lock is on nothing.
            if Self.stands(descriptor, at: path) {
                self.descriptor = descriptor
                break
            }
            close(descriptor)
        }
        note()
    }

    deinit {
        // Removed while still locked, so nobody can have locked this very file in between.
        unlink(path)
        close(descriptor)
    }

    private static func openFile(_ path: String, output: String) throws(WriterError) -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
        if descriptor != -1 { return descriptor }
        let code = errno
        // Left by another user's killed run: it can be locked all the same, only not written.
        if code == EACCES {
            let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
            if descriptor != -1 { return descriptor }
        }
        throw SystemCall.error("open", output, code)
    }

    private static func stands(_ descriptor: Int32, at path: String) -> Bool {
        var (mine, theirs) = (stat(), stat())
        return fstat(descriptor, &mine) == 0 && lstat(path, &theirs) == 0
            && mine.st_ino == theirs.st_ino && mine.st_dev == theirs.st_dev
    }

    /// Process and start, for the message of a run that finds the lock taken. Nothing depends on it.
    private func note() {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        var buffer = [CChar](repeating: 0, count: 32)
        let length = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
        let start = String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let text = Array("\(getpid()) \(start)\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, text, text.count, 0)
    }

    private static func holder(_ descriptor: Int32) -> (process: Int32, since: String)? {
        var buffer = [UInt8](repeating: 0, count: 64)
        let length = pread(descriptor, &buffer, buffer.count, 0)
        guard length > 0 else { return nil }
        let words = String(decoding: buffer.prefix(length), as: UTF8.self)
            .split(whereSeparator: { $0 == " " || $0 == "\n" })
        guard words.count == 2, let process = Int32(words[0]) else { return nil }
        return (process, String(words[1]))
    }
}
