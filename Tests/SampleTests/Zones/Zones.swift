import GDALBridge
import GEOSBridge
import TestSupport
import Testing

@testable import Sample

/// The committed zone layers, read once, and their plan.
enum Zones {
    static let folder = Cities.deliveries + "/" + SampleOutput.zones
    static let plan = try! ZonePlan(Cities.standard)

    /// Where each layer is, told apart from the writer.
    static let places: [(file: ZoneFile, layers: [String])] = [
        (
            .main,
            [
                "YJJBNTTB", "ZRBHQ", "SLGY", "FJMSQ", "SDGY", "PDT", "TZWG", "WPTB", "PZWJSTD", "CKQ",
                "DZZHYHD",
            ]
        ),
        (.redLine, ["STBHHX"]), (.towns, ["CZKFBJ"]), (.candidateSites, ["XZDK"]), (.postRoads, ["GYD"]),
        (.epochs, ["JCQ2015", "JCQ2020", "STBHHX2022"]),
        (.resources, ["LDXB", "SDTB", "GDZL", "GBZNT", "KGDY", "KSFL"]),
    ]

    static let committed: [String: ZoneTable] = try! read(folder)

    static func read(_ folder: String) throws -> [String: ZoneTable] {
        var tables: [String: ZoneTable] = [:]
        for (file, layers) in places {
            for layer in layers { tables[layer] = try ZoneTable(folder, file, layer: layer) }
        }
        return tables
    }

    static func table(_ layer: String) throws -> ZoneTable { try #require(committed[layer]) }

    /// The city's area, as one polygon of the plane.
    static func city(_ context: GEOSContext) throws -> PolygonGeometry {
        try ZoneTable.geometry([CoverageTests.outline(Cities.standard)], context)
    }

    /// Number of the patch whose identity a record repeats: village, number in the village.
    static let patchByIdentity: [String: Int] = {
        let ground = plan.ground
        return Dictionary(
            uniqueKeysWithValues: Cities.standard.plan.patches.indices.map {
                ("\(ground.village(ofPatch: $0).code) \(ground.numbersInVillage[$0])", $0)
            })
    }()
}
