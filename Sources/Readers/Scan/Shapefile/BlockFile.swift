import Glibc

/// A file read by `pread` in blocks. Not mapped: a file that is cut while it is read gives an error, not a signal.
final class BlockFile {
    enum Failure: Error {
        /// The file ends before the bytes asked for; `found` is its length.
        case short(expected: Int64, found: Int64)
        case system(Int32)
    }

    let path: String
    /// Length when it was opened.
    let size: Int64
    private let descriptor: Int32
    private let blockBytes: Int
    private var block: UnsafeMutableRawPointer
    private var capacity: Int
    private var start: Int64 = 0
    private var count = 0

    init(_ path: String, blockBytes: Int) throws(Failure) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let number = errno
            close(descriptor)
            throw .system(number)
        }
        self.path = path
        self.blockBytes = blockBytes
        size = Int64(status.st_size)
        capacity = blockBytes
        block = .allocate(byteCount: blockBytes, alignment: 16)
    }

    deinit {
        close(descriptor)
        block.deallocate()
    }

    /// `count` bytes at `offset`, borrowed until the next call.
    @inline(__always)
    func bytes(at offset: Int64, count wanted: Int) throws(Failure) -> UnsafeRawPointer {
        if offset >= start, offset &+ Int64(wanted) <= start &+ Int64(count) {
            return UnsafeRawPointer(block + Int(offset &- start))
        }
        try fill(offset, wanted)
        return UnsafeRawPointer(block)
    }

    private func fill(_ offset: Int64, _ wanted: Int) throws(Failure) {
        let end = offset.addingReportingOverflow(Int64(wanted))
        // The length at opening bounds what is allocated, whatever a broken record claims.
        guard offset >= 0, wanted >= 0, !end.overflow, end.partialValue <= size else {
            throw .short(expected: end.partialValue, found: size)
        }
        if wanted > capacity {
            block.deallocate()
            block = .allocate(byteCount: wanted, alignment: 16)
            capacity = wanted
        }
        start = offset
        count = 0
        while count < wanted {
            let got = pread(descriptor, block + count, max(blockBytes, wanted) - count, off_t(offset) + count)
            if got > 0 {
                count += got
            } else if got == 0 {
                throw .short(expected: offset + Int64(wanted), found: offset + Int64(count))
            } else if errno != EINTR {
                throw .system(errno)
            }
        }
    }
}
