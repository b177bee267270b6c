import CGDAL
import Glibc

/// Files inside a zip archive, unpacked by GDAL's file layer; no driver is asked.
package enum ArchiveMember {
    /// More than this much unpacked is refused: no register is so large, but a few kilobytes may unpack to it.
    package static let limit = 512 << 20

    /// The whole member, or `nil` where the archive has none of that name.
    ///
    /// Throws for a file that is no archive or whose directory is damaged, for a member longer than `limit`, and for
    /// one that unpacks to other bytes than the directory promises (length or check sum).
    package static func read(_ member: String, of archive: String) throws(GDALError) -> [UInt8]? {
        try GDALRuntime.start()
        let root = "/vsizip/{\(archive)}"
        let (file, _) = Checked.collecting { VSIFOpenL(root + "/" + member, "rb") }
        guard let file else {
            // NULL is an absent member or an unreadable directory, which lists nothing.
            let (list, _) = Checked.collecting { VSIReadDir(root) }
            guard let list else {
                throw GDALError(call: "VSIReadDir", code: 0, message: "no readable zip archive")
            }
            CSLDestroy(list)
            return nil
        }
        defer { VSIFCloseL(file) }
        let bytes: [UInt8]? = try Checked.call("VSIFReadL") {
            guard VSIFSeekL(file, 0, SEEK_END) == 0 else { return nil }
            let size = Int(VSIFTellL(file))
            guard size <= limit, VSIFSeekL(file, 0, SEEK_SET) == 0 else { return nil }
            return contents(size: size) { VSIFReadL($0, 1, $1, file) }
        }
        guard let bytes else {
            throw GDALError(call: "VSIFReadL", code: 0, message: "\(member) cannot be unpacked whole")
        }
        return bytes
    }

    /// `nil` for a member that ends early. GDAL leaves an error behind where the check sum differs.
    ///
    /// - Parameter read: puts so many bytes there and gives the number it had. The type of GDAL's file handle is not
    ///   the same in all its releases, so it is not named.
    private static func contents(size: Int, _ read: (UnsafeMutableRawPointer, Int) -> Int) -> [UInt8]? {
        // One byte more than promised, so that the end is met and the check sum is looked at.
        var bytes = [UInt8](repeating: 0, count: size + 1)
        var filled = 0
        while filled < bytes.count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                buffer.baseAddress.map { read($0 + filled, buffer.count - filled) } ?? 0
            }
            if got == 0 { break }
            filled += got
        }
        guard filled == size else { return nil }
        bytes.removeLast()
        return bytes
    }
}
