/// What of a register's description cannot be used.
struct RegisterFault: Error, Equatable {
    /// Keys to the fault, inside the targets file.
    var place: String
    var value: String
    var expected: String
}
