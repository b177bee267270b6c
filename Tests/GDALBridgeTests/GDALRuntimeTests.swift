import CGDAL
import Glibc
import Testing

@testable import GDALBridge

@Suite struct GDALRuntimeTests {
    @Test("only the allowed drivers are registered")
    func drivers() throws {
        try GDALRuntime.start()
        let others = Set(GDALRuntime.drivers).subtracting(["MEM", "Memory"])
        #expect(others == Set(VectorDriver.allCases.map(\.rawValue)))
    }

    @Test("the network is off and the version is told")
    func environment() throws {
        let runtime = try GDALRuntime.start()
        #expect(runtime.version.split(separator: ".").count >= 3)
        #expect(getenv("PROJ_NETWORK").map { String(cString: $0) } == "OFF")
        #expect(getenv("GDAL_DRIVER_PATH") == nil)
    }

    @Test("variables that give orders are taken away, places of tables and other programs' are left")
    func ordering() {
        let names = [
            "PATH", "GDAL_DRIVER_PATH", "GDAL_DATA", "PROJ_NETWORK", "PROJ_LIB", "PROJ_DATA",
            "OGR_SQLITE_PRAGMA",
            "CPL_DEBUG", "SHAPE_ENCODING", "LANG", "OSR_DEFAULT_AXIS_MAPPING_STRATEGY", "VSI_CACHE",
        ]
        #expect(
            GDALRuntime.ordering(names) == [
                "CPL_DEBUG", "GDAL_DRIVER_PATH", "OGR_SQLITE_PRAGMA", "OSR_DEFAULT_AXIS_MAPPING_STRATEGY",
                "PROJ_NETWORK", "SHAPE_ENCODING", "VSI_CACHE",
            ])
    }

    @Test("a driver that turns arcs of ellipses into chords does so by the stated step")
    func arcs() throws {
        try GDALRuntime.start()
        // The call the geodatabase driver makes; step 0 is its default. A whole ellipse comes back to its start.
        let ellipse = OGR_G_ApproximateArcAngles(110, 25, 0, 0.02, 0.01, 30, 0, 360, 0)
        defer { OGR_G_DestroyGeometry(ellipse) }
        #expect(OGR_G_GetPointCount(ellipse) == Int32(360 / GDALRuntime.arcStep) + 1)
    }
}
