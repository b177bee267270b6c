import GDALBridge
import Glibc
package import LandModel

/// The faults of one layer as a GeoPackage of their own: layer `findings`, polygons in EPSG:4490, in the order of
/// `findings.csv` and with its columns.
package enum FaultGeoPackage {
    /// Writes the file's bytes; the caller commits them.
    package static func write(_ faults: [FaultShape], into file: AtomicFile) throws(WriterError) {
        // SQLite needs a file that it can seek in; the output may be a pipe.
        let folder = try makeFolder()
        defer { try? SystemCall.removeTree(folder) }
        let path = folder + "/findings.gpkg"
        let package = try GeoPackageFile(creating: path)
        try package.add(FaultLayer(faults))
        try package.close()
        let descriptor = try SystemCall.check("open", path) { open(path, O_RDONLY | O_CLOEXEC) }
        defer { Glibc.close(descriptor) }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try SystemCall.check("read", path) { read(descriptor, &chunk, chunk.count) }
            if count == 0 { return }
            try file.write(Array(chunk.prefix(count)))
        }
    }

    private static func makeFolder() throws(WriterError) -> String {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array((parent + "/tuban-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw .cannotCreate(path: parent, call: "mkdtemp", code: errno)
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// Faults as polygons; one without a shape has no geometry.
private struct FaultLayer: GeoPackageLayer {
    private let faults: [FaultShape]

    init(_ faults: [FaultShape]) { self.faults = faults.sorted { $0.finding < $1.finding } }

    let name = "findings"
    let title = "数据问题"
    let geometry = GeometryType.multiPolygon
    let fields = FindingLayer([]).fields

    func forEachRow(
        _ add: ([GeoPackageValue], GeoPackageGeometry) throws(WriterError) -> Void
    ) throws(WriterError) {
        for fault in faults {
            try add(
                FindingLayer.values(fault.finding), fault.polygons.isEmpty ? .none : .polygons(fault.polygons)
            )
        }
    }
}
