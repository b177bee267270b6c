import CGDAL
import GDALCalls
import Glibc
import Synchronization

/// The library as a whole: started once, before any other type of this module is used.
package struct GDALRuntime: Sendable {
    /// Release of the library that runs (`3.6.2`), not the one compiled against.
    package let version: String
    /// Environment variables that were removed because they change what GDAL or PROJ does.
    package let removedEnvironment: [String]

    /// Oldest release whose behaviour is known to be sufficient: 3.6 brought writing to file geodatabases.
    package static let oldestVersion = 3_060_000

    /// Greatest angle of one chord where a driver itself turns an arc into chords, degrees.
    ///
    /// The geodatabase driver does so with arcs of ellipses, and with its own 4° the area of an ellipse is 0.08 % too
    /// small; with this one, 3·10⁻⁶.
    package static let arcStep = 0.25

    /// Registers the allowed drivers and no other, and shuts out configuration from the environment.
    ///
    /// Call it on the main thread before workers start. Later calls return the first outcome.
    @discardableResult
    package static func start() throws(GDALError) -> GDALRuntime {
        do throws(GDALError) { return try outcome.get() } catch {
            failed.withLock { $0 = error }
            throw error
        }
    }

    /// Why GDAL could not be started, once somebody has tried: the reason behind whatever else fails then.
    package static var failure: GDALError? { failed.withLock { $0 } }

    private static let failed = Mutex<GDALError?>(nil)

    private static let outcome: Result<GDALRuntime, GDALError> = {
        let removed = clearEnvironment()
        if let reason = tuban_load_gdal() {
            return .failure(
                GDALError(call: "GDALRuntime.start", code: 0, message: String(cString: reason)))
        }
        guard let number = Int(information("VERSION_NUM")), number >= oldestVersion else {
            return .failure(
                GDALError(
                    call: "GDALRuntime.start", code: 0,
                    message: "GDAL \(information("RELEASE_NAME")) is older than 3.6"))
        }
        // Messages are collected call by call; nothing may reach stderr on its own.
        CPLSetErrorHandler(CPLQuietErrorHandler)
        // Written files carry this date, so that the same data give the same bytes.
        CPLSetConfigOption("OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z")
        // And the identifiers a geodatabase gives its tables are counted up, not drawn.
        CPLSetConfigOption("OPENFILEGDB_REPRODUCIBLE_UUID", "YES")
        CPLSetConfigOption("OGR_ARC_STEPSIZE", "\(arcStep)")
        // Else every opening of a GeoPackage reads the schema of PROJ's database for functions nobody calls here.
        CPLSetConfigOption("SPATIALITE_LOAD", "NO")
        // Plug-ins are shared libraries found by folder: load them only where an allowed driver is one.
        CPLSetConfigOption("GDAL_DRIVER_PATH", "disable")
        GDALAllRegister()
        if let missing = missingDriver() {
            CPLSetConfigOption("GDAL_DRIVER_PATH", nil)
            GDALAllRegister()
            if missingDriver() != nil {
                return .failure(
                    GDALError(
                        call: "GDALRuntime.start", code: 0,
                        message: "this GDAL has no driver \(missing.rawValue)"))
            }
        }
        deregisterOthers()
        return .success(GDALRuntime(version: information("RELEASE_NAME"), removedEnvironment: removed))
    }()

    /// Names of all registered drivers, sorted.
    package static var drivers: [String] {
        (0..<GDALGetDriverCount()).compactMap { index in
            GDALGetDriver(index).flatMap { GDALGetDriverShortName($0) }.map { String(cString: $0) }
        }.sorted()
    }

    private static func information(_ key: String) -> String {
        GDALVersionInfo(key).map { String(cString: $0) } ?? ""
    }

    private static func missingDriver() -> VectorDriver? {
        VectorDriver.allCases.first { GDALGetDriverByName($0.rawValue) == nil }
    }

    private static func deregisterOthers() {
        // "Memory" became "MEM" in 3.11; both keep layers in memory only.
        let kept = Set(VectorDriver.allCases.map(\.rawValue) + ["MEM", "Memory"])
        for name in drivers where !kept.contains(name) {
            if let driver = GDALGetDriverByName(name) { GDALDeregisterDriver(driver) }
        }
    }

    /// Removes the variables of `ordering(_:)` and forbids PROJ the network.
    private static func clearEnvironment() -> [String] {
        var names: [String] = []
        var entry = environ
        while let text = entry.pointee {
            names.append(String(String(cString: text).prefix { $0 != "=" }))
            entry += 1
        }
        let removed = ordering(names)
        for name in removed { unsetenv(name) }
        setenv("PROJ_NETWORK", "OFF", 1)
        return removed
    }

    /// The variables by which GDAL, its drivers or PROJ take orders, sorted. Where PROJ and GDAL keep their own
    /// tables is none of them, or a library outside the standard place would not find them.
    static func ordering(_ names: [String]) -> [String] {
        let prefixes = [
            "GDAL_", "CPL_", "OGR_", "OSR_", "OCT_", "PROJ_", "SHAPE_", "DBF_", "GPKG_", "OPENFILEGDB_",
            "SQLITE_",
            "VSI", "CENTER_LONG",
        ]
        let kept: Set = ["PROJ_DATA", "PROJ_LIB", "GDAL_DATA"]
        return names.filter { name in
            prefixes.contains { name.hasPrefix($0) } && !kept.contains(name)
        }.sorted()
    }
}
