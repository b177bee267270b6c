import LandModel

extension TextColumn {
    /// Appends a row; `nil` stands for bytes that are no text.
    @inline(__always)
    mutating func appendRow(_ valid: UnsafeRawBufferPointer?) {
        guard let valid else {
            undecodable.append(Int32(truncatingIfNeeded: ends.count))
            return appendNull()
        }
        bytes.append(contentsOf: valid)
        ends.append(Int32(truncatingIfNeeded: bytes.count))
        isNull.append(false)
    }

    mutating func appendRow(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        ends.append(Int32(truncatingIfNeeded: bytes.count))
        isNull.append(false)
    }

    @inline(__always)
    mutating func appendNull() {
        ends.append(Int32(truncatingIfNeeded: bytes.count))
        isNull.append(true)
    }
}

extension DecimalColumn {
    @inline(__always)
    mutating func appendRow(_ number: DecimalText.Result) {
        switch number {
        case .value(let value): append(value)
        case .blank: append(0, .null)
        case .invalid: append(0, .notANumber)
        }
    }
}
