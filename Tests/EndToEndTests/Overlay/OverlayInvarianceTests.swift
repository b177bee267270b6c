import GDALBridge
import TestSupport
import Testing

/// The order of features, the format and the number of workers must not show in a byte of an overlay.
@Suite struct OverlayInvarianceTests {
    /// Zones over the large layer, some of them overlapping within their kind.
    private static let zones: [ZoneTrial.Zone] = (0..<40).map { number in
        let (x, y) = (113_000 + number * 37 % 190, 24_000 + number * 53 % 180)
        return (
            ["甲", "乙", "丙"][number % 3],
            [GraticuleBox(west: x, south: y, east: x + 9, north: y + 14)]
        )
    }

    /// Corners that lie on no lattice, so that pieces have no round areas.
    private static func skewed(_ layer: inout LayerTable) {
        for index in layer.rows.indices {
            guard case .polygons(let polygons) = layer.rows[index].shape else { continue }
            layer.rows[index].shape = .polygons(
                polygons.map {
                    $0.map { $0.enumerated().map { $1 + Double($0 * 7 % 5) * 1.37e-4 * ($0 < 8 ? 1 : 0) } }
                }
            )
        }
        for index in layer.rows.indices {
            guard case .polygons(var polygons) = layer.rows[index].shape else { continue }
            polygons[0][0].replaceSubrange(8..<10, with: polygons[0][0][0..<2])
            layer.rows[index].shape = .polygons(polygons)
        }
    }

    @Test("one, two and eight workers give the same table and the same words")
    func workers() throws {
        let trial = try ZoneTrial(Self.zones, spoil: { Self.skewed(&$0) })
        for arguments in [[], ["--with-outside", "--area", "computed"], ["--by", "village", "--validate"]] {
            let outcomes = try ["1", "2", "8"].map {
                try Tuban.run(
                    [
                        "overlay", LargeLayer.path.get(), trial.zones, "--zone-field", "HXLX", "--lang", "en",
                        "--jobs", $0,
                    ] + arguments)
            }
            #expect(outcomes.allSatisfy { $0.status == 0 }, "\(outcomes[0].errors)")
            #expect(outcomes[0].output.split(separator: "\n").count > 20)
            #expect(Set(outcomes.map(\.output)).count == 1, "\(arguments)")
            #expect(Set(outcomes.map(\.errors)).count == 1, "\(arguments)")
        }
    }

    @Test("patches and zones in any order, as shapefile and as GeoPackage")
    func orderAndFormat() throws {
        var generator = SplitMix64(announcing: "OverlayInvarianceTests.orderAndFormat")
        let folder = try TemporaryFolder()
        let patches = try SamplePatches.layer("440224")
        var zones = try ZoneTrial.layer(
            (0..<30).map { number in
                let (x, y) = (113_600 + number * 61 % 400, 24_900 + number * 47 % 380)
                return (
                    ["甲", "乙"][number % 2], [GraticuleBox(west: x, south: y, east: x + 60, north: y + 45)]
                )
            })
        Self.skewed(&zones)
        func table(_ patches: LayerTable, _ zones: LayerTable, _ driver: VectorDriver, _ name: String) throws
            -> String
        {
            let data = folder.path(name)
            try folder.write(name + "/x", "")
            let paths = try [patches, zones].map { layer in
                let path = "\(data)/\(layer.name).\(driver.testExtension)"
                try layer.write(path, driver: driver)
                return path
            }
            let outcome = try Tuban.run(
                ["overlay", paths[0], paths[1], "--zone-field", "HXLX", "--with-outside", "--by", "township"])
            #expect(outcome.status == 0, "\(outcome.errors)")
            return outcome.output
        }
        let plain = try table(patches, zones, .geoPackage, "plain")
        #expect(try AreaSums.by(["zone"], plain).count == 3)
        var (shuffledPatches, shuffledZones) = (patches, zones)
        shuffledPatches.rows.shuffle(using: &generator)
        shuffledZones.rows.shuffle(using: &generator)
        #expect(try table(shuffledPatches, zones, .geoPackage, "patches") == plain)
        #expect(try table(patches, shuffledZones, .geoPackage, "zones") == plain)
        #expect(try table(shuffledPatches, shuffledZones, .shapefile, "shapefile") == plain)
    }
}
