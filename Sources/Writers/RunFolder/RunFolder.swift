import CLinux
import Glibc

/// A result folder in the making: written beside its place, then put into it in one step.
///
/// From `init` to the end of `publish` (or of the object) the output is locked. Whatever happens before the swap,
/// the old result stays as it was; what a killed run leaves behind is removed by the next one that gets the lock.
/// Used by one thread; the path in `workingPath` may be handed to others.
package final class RunFolder {
    /// Where the result will stand, links resolved.
    package let path: String
    /// Where to write until then: an empty folder only this user can enter.
    package let workingPath: String
    /// The former result, where it could not be removed after the swap; the next run tries again.
    package private(set) var leftover: String?

    private let output: OutputPath
    private let lock: OutputLock
    /// Permissions of the finished folder: what the process's umask leaves of 0777.
    private let mode: mode_t
    private var isOpen = true

    /// Whether a run may write to `path`, without touching anything: for the phase that reads no feature.
    package static func examine(_ path: String) throws(WriterError) {
        let output = try OutputPath(path)
        try checkTarget(output)
        let folder = try output.nearestFolder()
        var found = stat()
        try SystemCall.check("stat", folder) { stat(folder, &found) }
        guard SystemCall.isFolder(found) else {
            throw .cannotCreate(path: path, call: "mkdir", code: ENOTDIR)
        }
        try SystemCall.check("access", folder) { access(folder, W_OK | X_OK) }
    }

    /// Locks the output, removes what killed runs left of it, and makes the working folder.
    package init(_ path: String) throws(WriterError) {
        output = try OutputPath(path)
        self.path = output.path
        try Self.checkTarget(output)
        try output.makeParents()
        lock = try OutputLock(output.parent + "/.\(output.name).tuban-lock", output: output.path)
        try Self.recover(output)
        try Self.checkTarget(output)
        workingPath = try Self.makeTemporary(output, kind: .new)
        // The mode a plain mkdir would give, without the race of reading the umask by setting it.
        let probe = workingPath + "/probe"
        try SystemCall.check("mkdir", probe) { mkdir(probe, 0o777) }
        mode = (try SystemCall.status(probe)?.st_mode ?? 0o700) & 0o777
        try SystemCall.check("rmdir", probe) { rmdir(probe) }
    }

    deinit {
        if isOpen { try? SystemCall.removeTree(workingPath) }
    }

    /// Puts the result into its place. Files and folders are on the disk before the swap.
    package func publish() throws(WriterError) {
        precondition(isOpen, "a run folder is published once")
        try writeMarker()
        try Self.flushTree(workingPath)
        try SystemCall.check("chmod", workingPath) { chmod(workingPath, mode) }
        try Self.checkTarget(output)
        let old = try swap()
        isOpen = false
        try SystemCall.flush(output.parent)
        if let old, (try? SystemCall.removeTree(old)) == nil { leftover = old }
    }

    /// Swaps the new folder in; gives the path at which the old one is now.
    private func swap() throws(WriterError) -> String? {
        guard try SystemCall.status(path) != nil else {
            try SystemCall.check("rename", path) { rename(workingPath, path) }
            return nil
        }
        if tuban_exchange(workingPath, path) == 0 { return workingPath }
        guard [ENOSYS, EINVAL, ENOTSUP].contains(errno) else {
            throw SystemCall.error("renameat2", path, errno)
        }
        return try swapInTwoSteps()
    }

    /// For file systems that cannot exchange. A run killed between the steps is put right by `recover`.
    private func swapInTwoSteps() throws(WriterError) -> String {
        let aside = try Self.makeTemporary(output, kind: .old)
        try SystemCall.check("rename", path) { rename(path, aside) }
        do {
            try SystemCall.check("rename", path) { rename(workingPath, path) }
        } catch {
            _ = rename(aside, path)
            throw error
        }
        return aside
    }

    private func writeMarker() throws(WriterError) {
        let files = try ResultMarker.files(under: workingPath)
        let marker = try TextFile(creating: workingPath + "/" + ResultMarker.name)
        try marker.write(ResultMarker.text(files))
        try marker.close()
    }

    // MARK: - Temporaries

    enum Temporary: String, CaseIterable {
        /// A result in the making, or an old one already swapped out.
        case new = "tuban-new"
        /// The old result between two renames.
        case old = "tuban-old"
    }

    static func prefix(_ output: OutputPath, _ kind: Temporary) -> String {
        ".\(output.name).\(kind.rawValue)."
    }

    private static func makeTemporary(
        _ output: OutputPath, kind: Temporary
    ) throws(WriterError) -> String {
        let pattern = output.parent + "/" + prefix(output, kind) + "XXXXXX"
        var bytes = Array(pattern.utf8CString)
        guard mkdtemp(&bytes) != nil else { throw SystemCall.error("mkdtemp", output.path, errno) }
        return String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Puts right what a killed run left. Under the lock every temporary of this output is nobody's.
    private static func recover(_ output: OutputPath) throws(WriterError) {
        for entry in try SystemCall.entries(of: output.parent) {
            guard let kind = Temporary.allCases.first(where: { entry.hasPrefix(prefix(output, $0)) }),
                entry.utf8.count == prefix(output, kind).utf8.count + 6
            else { continue }
            let path = output.parent + "/" + entry
            guard let found = try SystemCall.status(path), SystemCall.isFolder(found),
                found.st_uid == geteuid()
            else { continue }
            if kind == .old, try SystemCall.status(output.path) == nil {
                try SystemCall.check("rename", output.path) { rename(path, output.path) }
            } else {
                try SystemCall.removeTree(path)
            }
        }
    }

    private static func checkTarget(_ output: OutputPath) throws(WriterError) {
        guard let found = try SystemCall.status(output.path) else { return }
        guard SystemCall.isFolder(found) else { throw .notAFolder(path: output.path) }
        try ResultMarker.check(output.path)
    }

    private static func flushTree(_ folder: String) throws(WriterError) {
        for entry in try SystemCall.entries(of: folder) {
            let path = folder + "/" + entry
            guard let found = try SystemCall.status(path) else { continue }
            if SystemCall.isFolder(found) {
                try flushTree(path)
            } else if SystemCall.isRegular(found) {
                try SystemCall.flush(path)
            }
        }
        try SystemCall.flush(folder)
    }
}
