import Glibc

/// A file read at places, read-only. Owns its descriptor.
final class FileBytes {
    let size: Int64
    private let descriptor: Int32

    /// Opens a regular file; gives the system's error number when it cannot.
    init(_ path: String) throws(SystemError) {
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw SystemError(number: errno) }
        var status = stat()
        guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            let number = errno
            close(opened)
            throw SystemError(number: number == 0 ? EISDIR : number)
        }
        descriptor = opened
        size = Int64(status.st_size)
    }

    deinit { close(descriptor) }

    /// Whether anything of that name is there.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Up to `count` bytes from `offset`; fewer at the end of the file.
    func read(at offset: Int64, count: Int) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(count, 0))
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes {
                pread(
                    descriptor, $0.baseAddress.map { $0 + filled }, count - filled,
                    off_t(offset) + off_t(filled))
            }
            if got < 0 && errno == EINTR { continue }
            if got < 0 { throw SystemError(number: errno) }
            if got == 0 { break }
            filled += got
        }
        bytes.removeLast(count - filled)
        return bytes
    }
}

/// An error number of the system.
struct SystemError: Error, Hashable {
    var number: Int32
    var text: String { String(cString: strerror(number)) }
}

/// Numbers in the byte orders of shapefiles.
extension Collection<UInt8> where Index == Int {
    func littleEndian16(_ at: Int) -> Int { Int(self[startIndex + at]) | Int(self[startIndex + at + 1]) << 8 }
    func littleEndian32(_ at: Int) -> UInt32 {
        UInt32(littleEndian16(at)) | UInt32(littleEndian16(at + 2)) << 16
    }
    func bigEndian32(_ at: Int) -> UInt32 { littleEndian32(at).byteSwapped }
    func littleEndianDouble(_ at: Int) -> Double {
        Double(bitPattern: UInt64(littleEndian32(at)) | UInt64(littleEndian32(at + 4)) << 32)
    }
}
