import GDALBridge
import TestSupport
import Testing

/// What `overlay` divides, `tabulate` has whole: nothing is lost at the borders of zones, and nothing gained.
@Suite struct OverlayConservationTests {
    /// A layer of the sample's zones with a field that is the same for all of them, and one that tells them apart.
    struct Layer: Sendable, CustomTestStringConvertible {
        var path: String
        /// `nil` where zones of different kinds overlap.
        var kinds: String?
        var more: [String] = []
        /// Counties whose deliveries are laid over it: mixed formats and coordinate systems.
        var counties: [String]
        var testDescription: String { path }
        var argument: String { SampleData.folder + "/zones/" + path }
    }

    static let layers = [
        Layer(path: "zones.gpkg:YJJBNTTB", kinds: "ZLDWDM", counties: ["440222", "440203"]),
        Layer(path: "STBHHX.shp", kinds: "BSM", counties: ["440203", "440233"]),
        Layer(path: "CZKFBJ.gdb", kinds: "GHFQMC", counties: ["440222", "440205"]),
        Layer(path: "zones.gpkg:ZRBHQ", counties: ["440281", "440232"]),
        Layer(path: "zones.gpkg:SLGY", counties: ["440204", "440224"]),
        Layer(path: "zones.gpkg:FJMSQ", counties: ["440229", "440233"]),
        Layer(path: "zones.gpkg:SDGY", counties: ["440282", "440203"]),
        Layer(path: "zones.gpkg:PDT", kinds: "PDJB", counties: ["440222", "440281"]),
        Layer(path: "zones.gpkg:TZWG", kinds: "WGDM", counties: ["440204", "440282"]),
        Layer(path: "zones.gpkg:WPTB", kinds: "JCBH", counties: ["440232"]),
        Layer(path: "zones.gpkg:PZWJSTD", kinds: "PZWH", counties: ["440229"]),
        Layer(path: "zones.gpkg:CKQ", kinds: "XKZH", counties: ["440205"]),
        Layer(path: "XZDK.shp", kinds: "DKBH", more: ["--zone-encoding", "GB18030"], counties: ["440224"]),
    ]

    private static func source(_ county: String) -> String {
        let (path, driver) = SamplePatches.source(county)
        return driver == .shapefile ? path : path + ":DLTB"
    }

    @Test("inside and outside of any layer add up to the county's table", arguments: layers)
    func conserved(layer: Layer) throws {
        var insides = 0
        for county in layer.counties {
            for basis in ["recorded", "computed"] {
                let options = ["--area", basis, "--lang", "en"]
                let table = try Tuban.run(["tabulate", Self.source(county)] + options)
                let expected = try AreaSums.by(["district", "class"], table.output)
                #expect(expected.count > 20, "\(table.errors)")
                for field in ["BZ", layer.kinds].compactMap({ $0 }) {
                    let overlay = try Tuban.run(
                        [
                            "overlay", Self.source(county), layer.argument, "--zone-field", field,
                            "--with-outside",
                        ]
                            + options + layer.more)
                    #expect(overlay.status == 0, "\(overlay.errors)")
                    let found = try AreaSums.by(["district", "class"], overlay.output)
                    #expect(found == expected, "\(county), \(basis), \(field)")
                    insides += try CSVRows.rows(overlay.output).filter { $0["zone"] != "" }.count
                }
            }
        }
        #expect(insides > 0, "nothing of the layer lies in \(layer.counties)")
    }

    @Test("without the outside the same rows, but for those of no zone")
    func withoutOutside() throws {
        let arguments = [
            "overlay", Self.source("440203"), SampleData.folder + "/zones/zones.gpkg:PDT", "--zone-field",
            "PDJB",
            "--by", "township",
        ]
        let (all, inside) = (try Tuban.run(arguments + ["--with-outside"]), try Tuban.run(arguments))
        let lines = all.output.split(separator: "\n").filter {
            $0.split(separator: ",", omittingEmptySubsequences: false)[1] != ""
        }
        #expect(inside.output.split(separator: "\n") == lines)
        #expect(inside.status == 0)
    }

    @Test("patches over zones and zones over patches share the same areas, on the computed basis")
    func transposed() throws {
        let patches = Self.source("440222")
        for (zones, field) in [("zones.gpkg:PDT", "PDJB"), ("CZKFBJ.gdb", "GHFQDM")] {
            let path = SampleData.folder + "/zones/" + zones
            let one = try Tuban.run([
                "overlay", patches, path, "--zone-field", field, "--area", "computed", "--lang", "en",
            ])
            let other = try Tuban.run([
                "overlay", path, patches, "--zone-field", "DLBM", "--class-field", field, "--by", "BZ",
                "--area",
                "computed", "--lang", "en",
            ])
            #expect(one.status == 0 && other.status == 0, "\(one.errors)\(other.errors)")
            let first = try AreaSums.by(["class", "zone"], one.output)
            let second = try AreaSums.by(["zone", "class"], other.output)
            // Pieces that round to nothing on one side may come out as a unit on the other.
            for key in Set(first.keys).union(second.keys) {
                let (left, right) = (first[key] ?? 0, second[key] ?? 0)
                // Each of some thousand pieces is rounded by half a unit at most, up as often as down.
                #expect(abs(left - right) <= 200, "\(key): \(left), \(right)")
            }
            #expect(first.count > 5)
            let (total, back) = (first.values.reduce(0, +), second.values.reduce(0, +))
            #expect(abs(total - back) <= 200)
        }
    }
}
