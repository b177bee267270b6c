import Foundation
import GDALBridge
import TestSupport
import Testing

/// `tuban check` on a layer, as a user runs it.
@Suite struct CheckLayerTests {
    private func check(_ arguments: [String]) throws -> Tuban.Outcome { try Tuban.run(["check"] + arguments) }

    /// The small delivery with one patch moved by half its width.
    private func faulty() throws -> Trial {
        try Trial { delivery in
            let box = SurveyDelivery.box(1)
            let moved = GraticuleBox(
                west: box.west + 5, south: box.south, east: box.east + 5, north: box.north)
            delivery.patches.rows[1].shape = .polygons([[moved.ring]])
        }
    }

    @Test(
        "the ten sample counties are clean and fit their townships and villages",
        arguments: [
            "440203", "440204", "440205", "440222", "440224", "440229", "440232", "440233", "440281",
            "440282",
        ])
    func sample(county: String) throws {
        let delivery = SampleData.delivery(county)
        for layer in ["XZQ", "CJDCQ"] {
            let outcome = try check([
                delivery + ":DLTB", "--districts", delivery + ":" + layer, "--lang", "en", "--validate",
            ])
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output == "" && outcome.errors.contains(" features, no gap, no overlap, within "))
        }
    }

    @Test("a clean layer says so, in both languages, and nothing when quiet")
    func clean() throws {
        let trial = try Trial()
        let own = trial.file("440203.gpkg:DLTB")
        #expect(try check([own, "--lang", "en"]).errors == "\(own): 6 features, no gap, no overlap.\n")
        #expect(try check([own, "--lang", "zh"]).errors == "\(own)：6 个要素，无缝隙、无重叠。\n")
        #expect(try check([own, "-q"]).errors == "")
    }

    @Test("faults are told with examples, in both languages, and end with 1")
    func faults() throws {
        let trial = try faulty()
        let path = trial.file("440203.gpkg:DLTB")
        let english = try check([path, "--lang", "en", "--districts", trial.file("440203.gpkg:XZQ")])
        #expect(english.status == 1 && english.output == "")
        #expect(
            english.errors.contains("\(path): gap between patches: 1 feature, "), "\(english.errors)")
        #expect(english.errors.contains("\(path): overlapping patches: 1 feature, "))
        #expect(english.errors.contains("  feature 2 (440203200100000002): other 440203200100000003, at "))
        #expect(english.errors.hasSuffix("\(path): 6 features, 2 findings.\n"))
        let chinese = try check([path, "--lang", "zh", "-q"])
        #expect(chinese.status == 1)
        #expect(chinese.errors.contains("图斑重叠：1 个要素，"), "\(chinese.errors)")
        #expect(chinese.errors.contains("（440203200100000002）：另一图斑 440203200100000003，位于 "))
        #expect(chinese.errors.hasSuffix("\(path)：6 个要素，1 条问题。\n"))
    }

    @Test("findings as CSV on stdout and in a file, and as a GeoPackage with their shapes")
    func outputs() throws {
        let trial = try faulty()
        let arguments = [trial.file("440203.gpkg:DLTB"), "--districts", trial.file("440203.gpkg:XZQ"), "-q"]
        let outcome = try check(arguments + ["-o", "-"])
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0] == "source,feature,rule,identifier,area_m2,facts,longitude_degrees,latitude_degrees")
        let file = trial.folder.path("faults.csv")
        #expect(try check(arguments + ["-o", file]).status == 1)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == outcome.output)

        let path = trial.folder.path("faults.gpkg")
        #expect(try check(arguments + ["-o", path]).status == 1)
        let table = try LayerTable(reading: path, driver: .geoPackage, layer: "findings")
        #expect(table.rows.map { $0.text("rule") } == ["coverage-gap", "coverage-overlap"])
        #expect(table.rows.allSatisfy { $0.shape != .none && $0.hundredths("area_m2") > 0 })
        let again = trial.folder.path("again.gpkg")
        #expect(try check(arguments + ["-o", again, "--jobs", "1"]).status == 1)
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: again)) == Data(contentsOf: URL(fileURLWithPath: path)))
    }

    @Test("districts that lie elsewhere are one finding")
    func shifted() throws {
        let trial = try Trial { delivery in
            for row in delivery.townships.rows.indices {
                guard case .polygons(let polygons) = delivery.townships.rows[row].shape else { continue }
                delivery.townships.rows[row].shape = .polygons(
                    polygons.map { $0.map { ring in ring.map { $0 < 90 ? $0 + 0.003 : $0 + 0.005 } } })
            }
        }
        let path = trial.file("440203.gpkg:DLTB")
        let outcome = try check([path, "--districts", trial.file("440203.gpkg:XZQ"), "--lang", "en"])
        #expect(outcome.status == 1)
        #expect(
            outcome.errors == """
                \(path): district layer shifted as a whole: 1 feature [districts-shifted]
                  the layer: east m 505.5, north m 332.3, agreeing 1/1
                \(path): 6 features, 1 finding.

                """)
    }

    @Test("a pipeline is still a pipeline, and options of the one are refused for the other")
    func subjects() throws {
        let trial = try Trial()
        let pipeline = try trial.folder.write("trial.yaml", Trial.pipeline)
        #expect(try check([pipeline]).errors.contains("no fault found"))
        #expect(try check([pipeline, "-o", "x.csv"]).status == 64)
        #expect(try check([trial.file("440203.gpkg:DLTB"), "--set", "a=b"]).status == 64)
        #expect(try check([trial.file("440203.gpkg:DLTB"), "-o", "x.txt"]).status == 64)
        #expect(try check([trial.file("440203.gpkg:DLTB"), "--sliver-area", "-1"]).status == 64)
        #expect(try check([trial.file("nothing.gpkg")]).status == 66)
        #expect(try check([trial.folder.path("nothing.yaml")]).status == 66)
    }
}
