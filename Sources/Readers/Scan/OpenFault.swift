import Glibc

/// Why a file cannot be opened, from the system's error number.
enum OpenFault {
    /// `nil` when the file is there and may be read.
    static func check(_ path: String) -> ReadError.OpenFailure? {
        access(path, R_OK) == 0 ? nil : reason(errno)
    }

    static func reason(_ number: Int32) -> ReadError.OpenFailure {
        switch number {
        case ENOENT, ENOTDIR: .missing
        case EACCES, EPERM: .noPermission
        default: .other(SystemError(number: number).text)
        }
    }
}
