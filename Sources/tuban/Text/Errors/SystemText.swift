import Glibc

/// The system's reasons, by error number: English from the C library, Chinese from here.
enum SystemText {
    static func phrase(_ number: Int32) -> Phrase {
        let english = String(cString: strerror(number))
        return Phrase(english, chinese[number] ?? english)
    }

    /// The reason for a text of the C library, as errors below the command carry it; `nil` for any other text.
    static func number(of text: String) -> Int32? {
        chinese.keys.sorted().first { String(cString: strerror($0)) == text }
    }

    /// A text of the C library in both languages, any other as it is.
    static func phrase(_ text: String) -> Phrase { number(of: text).map(phrase) ?? Phrase(both: text) }

    /// Exit status for an input that the system refuses.
    static func statusOfInput(_ number: Int32?) -> ExitStatus {
        switch number {
        case ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP: .inputMissing
        case EACCES, EPERM: .permission
        default: .inputOutput
        }
    }

    /// What to do about it, where the reason says so.
    static func advice(_ number: Int32?) -> Phrase {
        switch number {
        case EACCES, EPERM:
            Phrase(
                "Ask for permission on the file and on every folder above it.",
                "请申请该文件及其各级上层文件夹的权限。")
        case EROFS: Phrase("Choose a place on another file system.", "请改用其他可写的磁盘位置。")
        case ENOSPC, EDQUOT: Phrase("Make room, or choose another place.", "请清理磁盘空间，或改用其他位置。")
        case EMFILE, ENFILE:
            Phrase("Use fewer workers (--jobs), or raise `ulimit -n`.", "请减少并行数（--jobs），或调大 `ulimit -n`。")
        case EIO, ESTALE:
            Phrase(
                "Look at the disk or the network share, and try again.", "请检查磁盘或网络共享后重试。")
        default: .empty
        }
    }

    private static let chinese: [Int32: String] = [
        EPERM: "不允许的操作", ENOENT: "文件或文件夹不存在", EIO: "输入输出错误", EACCES: "没有权限",
        EBUSY: "正被占用", EEXIST: "已存在", EXDEV: "跨文件系统", ENOTDIR: "不是文件夹", EISDIR: "是文件夹",
        EINVAL: "参数无效", ENFILE: "系统打开的文件过多", EMFILE: "打开的文件过多", ETXTBSY: "文件正在执行",
        EFBIG: "文件过大", ENOSPC: "磁盘空间已满", EROFS: "只读文件系统", EPIPE: "管道已关闭",
        ENAMETOOLONG: "名称过长", ENOTEMPTY: "文件夹不为空", ELOOP: "符号链接层数过多", ESTALE: "网络文件已失效",
        EDQUOT: "超出磁盘配额", ENOMEM: "内存不足", EAGAIN: "资源暂时不可用",
    ]
}
