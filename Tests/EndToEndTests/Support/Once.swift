import Synchronization

/// Something costly that many tests share: made when the first of them asks, while the others wait.
final class Once<Value: Sendable>: Sendable {
    private let made = Mutex<Result<Value, any Error>?>(nil)
    private let make: @Sendable () throws -> Value

    init(_ make: @escaping @Sendable () throws -> Value) { self.make = make }

    var value: Value {
        get throws {
            try made.withLock { known in
                let result = known ?? Result { try make() }
                known = result
                return try result.get()
            }
        }
    }
}
