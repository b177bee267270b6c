import CGDAL

/// Every call that can fail goes through here: reset, collect, call, compare, throw.
///
/// GDAL's error state and its handler stack belong to the thread, so nothing may suspend or hop between the
/// push and the pop; the bodies are plain synchronous closures.
enum Checked {
    /// Runs `body` with a quiet handler and gives its value with every warning and error said meanwhile.
    static func collecting<Value>(_ body: () -> Value) -> (value: Value, messages: [GDALMessage]) {
        let collector = MessageCollector()
        let pointer = Unmanaged.passUnretained(collector).toOpaque()
        CPLErrorReset()
        CPLPushErrorHandlerEx(collectMessage, pointer)
        let value = withExtendedLifetime(collector) { body() }
        CPLPopErrorHandler()
        return (value, collector.messages)
    }

    /// The value of `body`, unless GDAL reported an error beside it (or, if asked, a warning).
    static func call<Value>(
        _ name: String, warningsFail: Bool = false, _ body: () -> Value
    ) throws(GDALError) -> Value {
        let (value, messages) = collecting(body)
        let failures = messages.filter { $0.severity != .warning || warningsFail }
        guard let first = failures.first else { return value }
        throw GDALError(call: name, code: first.code, message: failures.map(\.text).joined(separator: "; "))
    }

    /// For calls that return an `OGRErr`: 0 is success.
    static func status(
        _ name: String, warningsFail: Bool = false, _ body: () -> OGRErr
    ) throws(GDALError) {
        let status = try call(name, warningsFail: warningsFail, body)
        if status != OGRERR_NONE {
            throw GDALError(call: name, code: status, message: "OGR error \(status)")
        }
    }

    /// For calls that return a handle: NULL is failure.
    static func handle(
        _ name: String, _ body: () -> UnsafeMutableRawPointer?
    ) throws(GDALError) -> UnsafeMutableRawPointer {
        let (value, messages) = collecting(body)
        if let value, !messages.contains(where: { $0.severity != .warning }) { return value }
        throw GDALError(
            call: name, code: messages.first?.code ?? 0, message: messages.map(\.text).joined(separator: "; ")
        )
    }

    /// Throws when the calls since the last `CPLErrorReset` left an error (or, if asked, a warning) behind.
    ///
    /// The cheap form for calls made once a feature: no handler is pushed; `GDALRuntime` keeps the process-wide
    /// handler quiet, and the error state remembers the last message.
    @inline(__always)
    static func lastError(_ name: String, warningsFail: Bool = false) throws(GDALError) {
        let type = CPLGetLastErrorType()
        if type == CE_None || type == CE_Debug { return }
        if type == CE_Warning && !warningsFail { return }
        throw GDALError(
            call: name, code: CPLGetLastErrorNo(),
            message: CPLGetLastErrorMsg().map { String(cString: $0) } ?? "")
    }
}

/// Receives the messages of one call; lives on the caller's stack frame as long as its handler is pushed.
private final class MessageCollector {
    var messages: [GDALMessage] = []
}

private func collectMessage(_ type: CPLErr, _ number: CPLErrorNum, _ text: UnsafePointer<CChar>?) {
    guard let pointer = CPLGetErrorHandlerUserData(),
        let severity = GDALMessage.Severity(rawValue: Int32(bitPattern: type.rawValue))
    else { return }
    let collector = Unmanaged<MessageCollector>.fromOpaque(pointer).takeUnretainedValue()
    let message = text.map { String(cString: $0) } ?? ""
    collector.messages.append(GDALMessage(severity: severity, code: number, text: message))
}
