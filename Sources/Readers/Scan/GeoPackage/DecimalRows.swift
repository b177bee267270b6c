import LandModel

/// The values of one decimal field while rows are gathered (`RowBuffer`, which owns the memory).
struct DecimalRows {
    private let places: Int
    private let scale: Int64
    private let values: UnsafeMutablePointer<Int64>
    private let states: UnsafeMutablePointer<DecimalColumn.State>

    init(decimals: Int) {
        places = decimals
        scale = DecimalNumber.power(decimals)
        values = .allocate(capacity: BatchLimits.features)
        states = .allocate(capacity: BatchLimits.features)
    }

    func deallocate() {
        values.deallocate()
        states.deallocate()
    }

    @inline(__always)
    func append(_ value: StoredValue, row: Int) {
        let scaled: Int64?
        switch value {
        case .real(let number): scaled = DecimalNumber.scale(number, by: scale, decimals: places)
        case .integer(let number): scaled = DecimalNumber.scale(number, by: scale)
        case .text(let bytes):
            switch DecimalText.parse(bytes, decimals: places) {
            case .value(let number): scaled = number
            case .blank: return set(row, 0, .null)
            case .invalid: scaled = nil
            }
        case .null: return set(row, 0, .null)
        case .blob: scaled = nil
        }
        guard let scaled, scaled.magnitude <= UInt64(DecimalColumn.limit) else {
            return set(row, 0, .notANumber)
        }
        set(row, scaled, .value)
    }

    func move(to column: inout DecimalColumn, count: Int) {
        column.values.append(contentsOf: UnsafeBufferPointer(start: values, count: count))
        column.states.append(contentsOf: UnsafeBufferPointer(start: states, count: count))
    }

    @inline(__always)
    private func set(_ row: Int, _ value: Int64, _ state: DecimalColumn.State) {
        values[row] = value
        states[row] = state
    }
}
