/// A run of features as plain columns: what `Readers` hands to the other stages.
///
/// All columns have `count` rows, in the order the source delivers. A batch is reused between reads:
/// copy what must outlive the handler that receives it.
package struct FeatureBatch: Sendable {
    /// Feature ids as the source numbers them (GeoPackage fid, shapefile record number from 0, OBJECTID).
    package var featureIDs: [Int64] = []
    /// One column for each text field of the request, in its order.
    package var text: [TextColumn]
    /// One column for each decimal field of the request, in its order.
    package var decimals: [DecimalColumn]
    /// Shapes of the layer's kind, when the request asks for geometry.
    package var geometry: GeometryColumn

    package init(textColumns: Int, decimalColumns: Int) {
        text = Array(repeating: TextColumn(), count: textColumns)
        decimals = Array(repeating: DecimalColumn(), count: decimalColumns)
        geometry = GeometryColumn()
    }

    package var count: Int { featureIDs.count }

    /// Empties every column, keeping its storage.
    package mutating func removeAll() {
        featureIDs.removeAll(keepingCapacity: true)
        for index in text.indices { text[index].removeAll() }
        for index in decimals.indices { decimals[index].removeAll() }
        geometry.removeAll()
    }
}

/// Text of many features in one buffer. Always valid UTF-8: readers decode, or report the feature.
package struct TextColumn: Sendable {
    package var bytes: [UInt8] = []
    /// End of each row in `bytes`.
    package var ends: [Int32] = []
    /// Whether the row is NULL (an empty string is not).
    package var isNull: [Bool] = []
    /// Rows that held bytes no text of the source's encoding can hold, in ascending order. They are delivered
    /// as NULL; the field is named by the request (finding `text-not-decodable`).
    package var undecodable: [Int32] = []

    package init() {}

    package var count: Int { ends.count }

    /// The bytes of a row, surrounding blanks included.
    package func range(_ row: Int) -> Range<Int> {
        (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
    }

    package subscript(row: Int) -> String? {
        isNull[row] ? nil : String(decoding: bytes[range(row)], as: UTF8.self)
    }

    /// Hands over the bytes of a row without the blanks and NULs around them; nothing for NULL.
    @inline(__always)
    package func withTrimmed<Result>(_ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result)
        rethrows -> Result
    {
        try bytes.withUnsafeBufferPointer { all in
            var range = range(row)
            while range.count > 0, all[range.upperBound - 1] <= 0x20 {
                range = range.lowerBound..<(range.upperBound - 1)
            }
            while range.count > 0, all[range.lowerBound] <= 0x20 {
                range = (range.lowerBound + 1)..<range.upperBound
            }
            return try body(UnsafeBufferPointer(rebasing: all[range]))
        }
    }

    package mutating func append(_ value: String?) {
        if let value { bytes.append(contentsOf: value.utf8) }
        finishRow(isNull: value == nil)
    }

    @inline(__always)
    package mutating func append(utf8: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: utf8)
        finishRow(isNull: false)
    }

    @inline(__always)
    package mutating func finishRow(isNull null: Bool) {
        ends.append(Int32(truncatingIfNeeded: bytes.count))
        isNull.append(null)
    }

    package mutating func removeAll() {
        undecodable.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        isNull.removeAll(keepingCapacity: true)
    }
}

/// Decimal numbers as integers of a stated number of decimals (areas: 2, ratios: 4).
package struct DecimalColumn: Sendable {
    package enum State: UInt8, Sendable {
        case value
        case null
        /// The field holds something that is no number of the range: NaN, ∞, `****`.
        case notANumber
    }

    package var values: [Int64] = []
    package var states: [State] = []

    package init() {}

    package var count: Int { values.count }

    /// Whether every row holds a value.
    package var isComplete: Bool { states.allSatisfy { $0 == .value } }

    package subscript(row: Int) -> Int64? { states[row] == .value ? values[row] : nil }

    /// Greatest magnitude of a value. The survey's decimal fields hold at most 15 places (TD/T 1057); anything longer is
    /// no figure, and thousands of the greatest still add up within Int64.
    package static let limit: Int64 = 999_999_999_999_999

    @inline(__always)
    package mutating func append(_ value: Int64, _ state: State = .value) {
        let fits = value.magnitude <= UInt64(Self.limit)
        values.append(fits ? value : 0)
        states.append(fits ? state : .notANumber)
    }

    package mutating func removeAll() {
        values.removeAll(keepingCapacity: true)
        states.removeAll(keepingCapacity: true)
    }
}
