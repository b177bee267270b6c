import Glibc

/// Bytes into a file through one buffer, with every failure told: a full disk shows at `close` at the latest.
///
/// Owns its descriptor; one thread. Not closing it loses what is in the buffer.
final class TextFile {
    private let path: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []
    private static let bufferSize = 1 << 16

    /// Makes a new file; one that stands is an error.
    convenience init(creating path: String) throws(WriterError) {
        let descriptor = try SystemCall.check("open", path) {
            open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        }
        self.init(descriptor: descriptor, path: path)
    }

    /// Takes over an open descriptor.
    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
        buffer.reserveCapacity(Self.bufferSize + 4096)
    }

    deinit { if descriptor >= 0 { _ = Glibc.close(descriptor) } }

    func write(_ text: String) throws(WriterError) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    func write(_ bytes: [UInt8]) throws(WriterError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Hands the buffer to the system.
    func flush() throws(WriterError) {
        var start = 0
        while start < buffer.count {
            let written = try SystemCall.check("write", path) {
                buffer.withUnsafeBytes { bytes in
                    Glibc.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
                }
            }
            start += written
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Forces what was handed over to the disk.
    func synchronise() throws(WriterError) {
        try SystemCall.check("fsync", path) { fsync(descriptor) }
    }

    /// Writes what is left and closes.
    func close() throws(WriterError) {
        try flush()
        let closing = descriptor
        descriptor = -1
        // The descriptor is gone whatever close answers, so it is not repeated.
        if Glibc.close(closing) == -1 { throw SystemCall.error("close", path, errno) }
    }

    /// The whole of a small file.
    static func read(_ path: String) throws(WriterError) -> String {
        let descriptor = try SystemCall.check("open", path) { open(path, O_RDONLY | O_CLOEXEC) }
        defer { _ = Glibc.close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try SystemCall.check("read", path) {
                Glibc.read(descriptor, &chunk, chunk.count)
            }
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(contentsOf: chunk.prefix(count))
        }
    }
}
