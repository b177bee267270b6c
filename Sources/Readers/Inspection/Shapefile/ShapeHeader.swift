import GDALBridge
import LandModel

/// The hundred bytes at the head of a .shp or .shx (ESRI Shapefile Technical Description, 1998).
struct ShapeHeader: Hashable {
    static let length = 100

    /// Of the whole file, as the head says.
    var fileBytes: Int64
    var shapeType: Int32
    var extent: Extent

    /// `nil` when the file code or the length are not a shapefile's.
    init?(_ head: [UInt8]) {
        guard head.count >= Self.length, head.bigEndian32(0) == 9994 else { return nil }
        // In 16-bit words; unsigned, since files beyond 2 GB are written so.
        fileBytes = Int64(head.bigEndian32(24)) * 2
        shapeType = Int32(bitPattern: head.littleEndian32(32))
        extent = Extent(
            minimumX: head.littleEndianDouble(36), minimumY: head.littleEndianDouble(44),
            maximumX: head.littleEndianDouble(52), maximumY: head.littleEndianDouble(60))
    }

    /// What its records may be; each type stands alone, with Z and measures, and with measures.
    var kinds: Set<GeometryKind> {
        switch shapeType {
        case 1, 8, 11, 18, 21, 28: [.points]
        case 3, 13, 23: [.lines]
        case 5, 15, 25: [.polygons]
        default: []
        }
    }
    /// A record is one point and has no box.
    var isSinglePoint: Bool { [1, 11, 21].contains(shapeType) }

    /// The name of the type in the description.
    var typeName: String {
        let names: [Int32: String] = [
            0: "Null Shape", 1: "Point", 3: "PolyLine", 5: "Polygon", 8: "MultiPoint", 11: "PointZ",
            13: "PolyLineZ", 15: "PolygonZ", 18: "MultiPointZ", 21: "PointM", 23: "PolyLineM", 25: "PolygonM",
            28: "MultiPointM", 31: "MultiPatch",
        ]
        return names[shapeType] ?? "type \(shapeType)"
    }
}
