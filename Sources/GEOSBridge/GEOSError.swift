/// What the geometry library refused.
package enum GEOSError: Error, Sendable, Equatable {
    /// `GEOS_init_r` gave no context: out of memory.
    case noContext
    /// A call failed; the message is the library's own text.
    case failed(call: String, message: String)
}
