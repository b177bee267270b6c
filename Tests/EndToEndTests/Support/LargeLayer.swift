import GDALBridge
import LandModel
import TestSupport

/// A layer of forty thousand small boxes, more than one unit of work whatever the verb: two counties, four classes.
enum LargeLayer {
    private static let folder = Result { try TemporaryFolder.shared() }

    static let path = Result {
        let path = try folder.get().path("large.gpkg")
        try write(path)
        return path
    }

    private static func write(_ path: String) throws {
        let dataset = try Dataset.create(path, driver: .geoPackage)
        let writer = try dataset.createLayer(
            LayerDefinition(
                name: "DLTB", geometry: .polygon, reference: try SpatialReference(epsg: 4490),
                fields: [
                    FieldDefinition("DLBM", .text, width: 5), FieldDefinition("ZLDWDM", .text, width: 19),
                    FieldDefinition("TBMJ", .real, width: 15, decimals: 2),
                    FieldDefinition("TBDLMJ", .real, width: 15, decimals: 2),
                ], options: ["SPATIAL_INDEX": "NO"]))
        try dataset.begin()
        let classes = ["0101", "0301", "0702", "1101"]
        // Boxes of one row are equal.
        for row in 0..<200 {
            let box = GraticuleBox(west: 113_000, south: 24_000 + row, east: 113_001, north: 24_001 + row)
            let area = Double(box.hundredths) / 100
            for column in 0..<200 {
                let number = row * 200 + column
                writer.set(0, text: classes[number % 7 % 4])
                writer.set(1, text: "44020\(3 + number % 2)00100\(1 + number % 3)0000000")
                writer.set(2, real: area)
                writer.set(3, real: area)
                let cell = GraticuleBox(
                    west: 113_000 + column, south: box.south, east: 113_001 + column, north: box.north)
                try writer.setPolygons([[cell.ring]])
                try writer.write()
            }
        }
        try dataset.commit()
        try dataset.close()
    }
}
