/// Finds the wanted fields of a record by its head (file format §2.1): the kind of each value, one after the other,
/// says how long it is.
struct RecordFields: ~Copyable {
    /// In place of a field: the id of the row, which stands before the record.
    static let rowID = -1

    /// Places in `fields`, in the order of the request.
    private let requested: UnsafeMutableBufferPointer<Int>
    private let fields: UnsafeMutableBufferPointer<Field>
    /// Bytes of a value by its kind, for kinds of one byte.
    private let lengths: UnsafeMutablePointer<UInt8>

    private struct Field {
        /// Number of the column in the table.
        let column: Int
        /// Whether the column gives integers as reals: they are stored as integers where that is shorter.
        let givesReals: Bool
        var kind = 0
        /// From the beginning of the record.
        var offset = 0
    }

    /// Kinds from here on are blobs and texts, with their length.
    private static let firstBlob = 12
    /// No value is longer than 2^31 bytes.
    private static let kindLimit: UInt64 = 1 << 33

    /// - Parameters:
    ///   - columns: numbers of the wanted columns in the table, ascending.
    ///   - givesReals: of each of them.
    ///   - requested: places in `columns`, or `rowID`, in the order in which values are asked for.
    init(columns: [Int], givesReals: [Bool], requested: [Int]) {
        precondition(
            columns.count == givesReals.count && zip(columns, columns.dropFirst()).allSatisfy(<),
            "columns are ascending, and each is said to give reals or not")
        fields = .allocate(capacity: columns.count)
        for (index, column) in columns.enumerated() {
            fields.initializeElement(at: index, to: Field(column: column, givesReals: givesReals[index]))
        }
        self.requested = .allocate(capacity: requested.count)
        _ = self.requested.initialize(from: requested)
        lengths = .allocate(capacity: 128)
        for kind in 0..<128 { lengths[kind] = UInt8(Self.length(kind)) }
    }

    deinit {
        fields.deallocate()
        requested.deallocate()
        lengths.deallocate()
    }

    private static func length(_ kind: Int) -> Int {
        switch kind {
        case 0, 8...11: 0
        case 1...4: kind
        case 5: 6
        case 6, 7: 8
        default: (kind - firstBlob) / 2
        }
    }

    /// Looks for the fields of one record.
    ///
    /// - Parameters:
    ///   - place: behind the length of the head.
    ///   - headEnd: end of the head, all of which is readable, and `PageReader.padding` behind it.
    ///   - headBytes: length of the head.
    ///   - payloadBytes: length of the record.
    /// - Returns: where the last of them ends, from the beginning of the record; `nil` when the head is damaged. Of one
    ///   that was looked through, the values fill the record, as SQLite asks too.
    @inline(__always)
    borrowing func locate(
        _ place: UnsafeRawPointer, headEnd: UnsafeRawPointer, headBytes: Int, payloadBytes: Int
    ) -> Int? {
        var place = place
        var offset = headBytes
        var column = 0
        var end = headBytes
        for index in 0..<fields.count {
            let wanted = fields[index].column
            while column < wanted, place < headEnd {
                guard let kind = nextKind(&place) else { return nil }
                offset &+= length(of: kind)
                column &+= 1
            }
            // A record written before a column was added ends before it: NULL.
            var kind = 0
            if place < headEnd {
                guard let found = nextKind(&place), found != 10, found != 11 else { return nil }
                kind = found
            }
            fields[index].kind = kind
            fields[index].offset = offset
            offset &+= length(of: kind)
            end = offset
            column &+= 1
        }
        guard place < headEnd || place == headEnd && (offset == payloadBytes || fields.isEmpty),
            end <= payloadBytes
        else { return nil }
        return end
    }

    @inline(__always)
    private borrowing func nextKind(_ place: inout UnsafeRawPointer) -> Int? {
        let kind = Varint.read(&place)
        return kind < Self.kindLimit ? Int(truncatingIfNeeded: kind) : nil
    }

    @inline(__always)
    private borrowing func length(of kind: Int) -> Int {
        kind < 128 ? Int(lengths[kind]) : (kind &- Self.firstBlob) >> 1
    }

    /// A value of the request, in a record whose bytes are there up to the end that `locate` told.
    @inline(__always)
    borrowing func value(_ index: Int, in record: UnsafeRawPointer, rowID: Int64) -> StoredValue {
        let index = requested[index]
        guard index != Self.rowID else { return .integer(rowID) }
        let field = fields[index]
        let place = record + field.offset
        if field.kind >= Self.firstBlob {
            let bytes = UnsafeRawBufferPointer(start: place, count: length(of: field.kind))
            return field.kind & 1 == 1 ? .text(bytes) : .blob(bytes)
        }
        if field.kind == 7 {
            let number = Double(bitPattern: BigEndian.word64(place))
            // As SQLite, which knows no number that is none.
            return number.isNaN ? .null : .real(number)
        }
        guard field.kind > 0 else { return .null }
        let number = Self.integer(field.kind, place)
        return field.givesReals ? .real(Double(number)) : .integer(number)
    }

    private static func integer(_ kind: Int, _ place: UnsafeRawPointer) -> Int64 {
        switch kind {
        case 1: Int64(place.load(as: Int8.self))
        case 2: Int64(Int16(truncatingIfNeeded: BigEndian.word16(place)))
        case 3: Int64(place.load(as: Int8.self)) << 16 | Int64(BigEndian.word16(place + 1))
        case 4: Int64(Int32(bitPattern: BigEndian.word32(place)))
        case 5:
            Int64(Int16(truncatingIfNeeded: BigEndian.word16(place))) << 32
                | Int64(BigEndian.word32(place + 2))
        case 6: Int64(bitPattern: BigEndian.word64(place))
        // The numbers 0 and 1 have kinds of their own, and no bytes.
        default: kind == 9 ? 1 : 0
        }
    }
}
