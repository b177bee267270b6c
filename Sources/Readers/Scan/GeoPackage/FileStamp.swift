import Glibc

/// Size and time of change of a file, to tell whether it is still the one that was looked at.
struct FileStamp: Equatable {
    private let bytes: Int64
    private let seconds: Int
    private let nanoseconds: Int

    /// `nil` when the file is not there any more.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        bytes = Int64(status.st_size)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }
}
