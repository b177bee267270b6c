internal import CGEOS

/// A context of GEOS's re-entrant interface, with the last error text. One worker, one context.
///
/// Not `Sendable`: GEOS allows a context in one thread at a time.
package final class GEOSContext {
    let handle: GEOSContextHandle_t
    /// Kept alive for the handler, which gets it as its user data.
    private let lastError = LastError()

    /// The last text the error handler received.
    private final class LastError {
        var text = ""
    }

    package init() throws(GEOSError) {
        guard let handle = GEOS_init_r() else { throw .noContext }
        self.handle = handle
        _ = GEOSContext_setErrorMessageHandler_r(
            handle,
            { message, userData in
                guard let message, let userData else { return }
                Unmanaged<LastError>.fromOpaque(userData).takeUnretainedValue().text = String(
                    cString: message)
            }, Unmanaged.passUnretained(lastError).toOpaque())
    }

    deinit { GEOS_finish_r(handle) }

    /// The version of the library in use (`3.11.1-CAPI-1.17.1`).
    package static var version: String { GEOSversion().map { String(cString: $0) } ?? "" }

    /// Runs one call that gives NULL (`nil`) on failure.
    func checked<Value>(_ call: String, _ body: (GEOSContextHandle_t) -> Value?) throws(GEOSError) -> Value {
        lastError.text = ""
        guard let value = body(handle) else { throw .failed(call: call, message: lastError.text) }
        return value
    }
}
