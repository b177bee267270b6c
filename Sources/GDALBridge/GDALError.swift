/// One failed call into GDAL, OGR or OSR.
package struct GDALError: Error, Sendable, Hashable {
    /// The C function (`GDALOpenEx`), or the wrapper's own promise that was broken (`GDALRuntime.start`).
    package var call: String
    /// `CPLE_*` number, or the `OGRERR_*` number where only that is known; 0 where neither is.
    package var code: Int32
    /// What GDAL said, all messages of the call in order, joined by `; `. Never empty.
    package var message: String

    package init(call: String, code: Int32, message: String) {
        self.call = call
        self.code = code
        self.message = message.isEmpty ? "no message" : message
    }
}

/// A warning or error GDAL gave during one call.
package struct GDALMessage: Sendable, Hashable {
    package enum Severity: Int32, Sendable {
        case warning = 2
        case failure = 3
        case fatal = 4
    }

    package var severity: Severity
    package var code: Int32
    package var text: String
}
