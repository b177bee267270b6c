import SQLiteBridge

/// What the head of a SQLite file says of its pages (https://www.sqlite.org/fileformat2.html §1.3, §1.6).
struct PageFormat: Equatable {
    let pageBytes: Int
    /// Bytes of a page before those that an extension keeps for itself.
    let usableBytes: Int
    let fileBytes: Int64
    /// Counts the changes to a file that is not written through a log.
    let changeCounter: UInt32

    private static let headBytes = 100
    private static let magic = Array("SQLite format 3".utf8) + [0]

    /// `nil` for a head that this reader does not know.
    init?(_ database: Database) throws(SQLiteError) {
        fileBytes = try database.fileBytes()
        guard fileBytes >= Self.headBytes else { return nil }
        var head = [UInt8](repeating: 0, count: Self.headBytes)
        try Self.fill(&head, from: database)
        guard head.starts(with: Self.magic), head[18] <= 2, head[19] <= 2 else { return nil }
        // 65,536 does not fit two bytes and is written as 1.
        let written = Int(head[16]) << 8 | Int(head[17])
        pageBytes = written == 1 ? 65_536 : written
        guard pageBytes >= 512, pageBytes.nonzeroBitCount == 1 else { return nil }
        usableBytes = pageBytes - Int(head[20])
        guard usableBytes >= 480 else { return nil }
        // Shares of a page that a record may fill; the format allows no others.
        guard head[21] == 64, head[22] == 32, head[23] == 32 else { return nil }
        changeCounter = head.withUnsafeBytes { BigEndian.word32($0.baseAddress.unsafelyUnwrapped + 24) }
    }

    var pageCount: Int { Int(fileBytes / Int64(pageBytes)) }

    /// The longest record that a leaf holds whole.
    var wholeLimit: Int { usableBytes - 35 }

    /// Bytes in the leaf of a record that continues on other pages.
    func localBytes(of payloadBytes: Int) -> Int {
        let least = (usableBytes - 12) * 32 / 255 - 23
        let best = least + (payloadBytes - least) % (usableBytes - 4)
        return best <= wholeLimit ? best : least
    }

    private static func fill(_ head: inout [UInt8], from database: Database) throws(SQLiteError) {
        var failure: SQLiteError?
        head.withUnsafeMutableBytes { buffer in
            do throws(SQLiteError) { try database.read(buffer, at: 0) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
