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
}
