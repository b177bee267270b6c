import CGDAL

/// An open data source. Owns its handle; used by the thread that opened it and by no other.
package final class Dataset {
    package let path: String
    package let driver: VectorDriver
    /// Warnings of the opening (a table "is unhandled", a WAL file could not be read).
    package let openingMessages: [GDALMessage]
    private var owned: UnsafeMutableRawPointer?
    /// Let go of after the handle is closed.
    private let companion: AnyObject?

    private init(
        _ handle: UnsafeMutableRawPointer, path: String, driver: VectorDriver, messages: [GDALMessage] = [],
        companion: AnyObject? = nil
    ) {
        owned = handle
        self.path = path
        self.driver = driver
        openingMessages = messages
        self.companion = companion
    }

    deinit {
        // A reader's close cannot fail in a way that matters; a writer calls `close()` first.
        guard let owned else { return }
        _ = Checked.collecting { ignore(GDALClose(owned)) }
    }

    /// Opens `path` read-only with that one driver, whatever the file's name says.
    ///
    /// `companion` is kept until the source is closed.
    package static func open(
        _ path: String, driver: VectorDriver, options: [String: String] = [:],
        keeping companion: AnyObject? = nil
    ) throws(GDALError) -> Dataset {
        try GDALRuntime.start()
        let flags = UInt32(GDAL_OF_VECTOR) | UInt32(GDAL_OF_READONLY) | UInt32(GDAL_OF_VERBOSE_ERROR)
        let (handle, messages) = Checked.collecting {
            withCStringList([driver.rawValue]) { drivers in
                withCStringList(optionList(options)) { options in
                    withConstList(drivers) { drivers in
                        withConstList(options) { GDALOpenEx(path, flags, drivers, $0, nil) }
                    }
                }
            }
        }
        guard let handle else {
            throw GDALError(
                call: "GDALOpenEx", code: messages.first?.code ?? 0,
                message: messages.map(\.text).joined(separator: "; "))
        }
        return Dataset(handle, path: path, driver: driver, messages: messages, companion: companion)
    }

    /// Creates a new, empty data source. The path must not exist.
    package static func create(
        _ path: String, driver: VectorDriver, options: [String: String] = [:]
    ) throws(GDALError) -> Dataset {
        try GDALRuntime.start()
        let library = try Checked.handle("GDALGetDriverByName") { GDALGetDriverByName(driver.rawValue) }
        let handle = try Checked.handle("GDALCreate") {
            withCStringList(optionList(options)) { options in
                GDALCreate(library, path, 0, 0, 0, GDT_Unknown, options)
            }
        }
        return Dataset(handle, path: path, driver: driver)
    }

    /// Flushes and closes a written data source; throws whatever was said meanwhile, warnings included.
    ///
    /// `GDALClose` returns nothing before 3.7, so the messages around it are the witness. Layers, writers and
    /// features of this data source must not be used afterwards; using them throws.
    package func close() throws(GDALError) {
        guard let handle = owned else { return }
        owned = nil
        let (_, messages) = Checked.collecting {
            ignore(GDALFlushCache(handle))
            ignore(GDALClose(handle))
        }
        if let first = messages.first {
            throw GDALError(
                call: "GDALClose", code: first.code, message: messages.map(\.text).joined(separator: "; "))
        }
    }

    /// The handle, or an error after `close()`.
    func handle(_ call: String) throws(GDALError) -> UnsafeMutableRawPointer {
        guard let owned else { throw GDALError(call: call, code: 0, message: "\(path) is closed") }
        return owned
    }

    /// Layers in the source's own order.
    package func layers() throws(GDALError) -> [Layer] {
        let handle = try handle("GDALDatasetGetLayer")
        var layers: [Layer] = []
        for index in 0..<GDALDatasetGetLayerCount(handle) {
            let layer = try Checked.handle("GDALDatasetGetLayer") { GDALDatasetGetLayer(handle, index) }
            layers.append(Layer(layer, dataset: self))
        }
        return layers
    }

    /// The layer of exactly that name (letter case included, unlike `GDALDatasetGetLayerByName`), or `nil`.
    package func layer(named name: String) throws(GDALError) -> Layer? {
        try layers().first { $0.name == name }
    }

    /// Starts a transaction where the driver knows them, and does nothing where it does not (shapefile).
    package func begin() throws(GDALError) {
        let handle = try handle("GDALDatasetStartTransaction")
        guard supportsTransactions(handle) else { return }
        try Checked.status("GDALDatasetStartTransaction", warningsFail: true) {
            GDALDatasetStartTransaction(handle, 0)
        }
    }

    /// Ends the transaction; nothing is safe before this returns.
    package func commit() throws(GDALError) {
        let handle = try handle("GDALDatasetCommitTransaction")
        guard supportsTransactions(handle) else { return }
        try Checked.status("GDALDatasetCommitTransaction", warningsFail: true) {
            GDALDatasetCommitTransaction(handle)
        }
    }

    /// Runs a statement that gives no rows on a GeoPackage being written. The text is the program's own: anything
    /// from outside must be quoted before it gets here.
    package func execute(_ statement: String) throws(GDALError) {
        let handle = try handle("GDALDatasetExecuteSQL")
        let result = try Checked.call("GDALDatasetExecuteSQL", warningsFail: true) {
            GDALDatasetExecuteSQL(handle, statement, nil, nil)
        }
        if let result { GDALDatasetReleaseResultSet(handle, result) }
    }

    private func supportsTransactions(_ handle: UnsafeMutableRawPointer) -> Bool {
        GDALDatasetTestCapability(handle, "Transactions") != 0
    }
}

/// The same list with `const` elements, as some functions of GDAL declare it.
func withConstList<Value>(
    _ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Value
) -> Value {
    body(UnsafeRawPointer(list)?.assumingMemoryBound(to: UnsafePointer<CChar>?.self))
}

/// Drops a result that is nothing in GDAL 3.6 and a status in later releases; the messages are the witness.
private func ignore<Value>(_ value: Value) {}
