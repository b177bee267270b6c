import Foundation
import GDALBridge
import TestSupport
import Testing

/// What `inspect` says of the sample's deliveries, held against the tests' own reading.
@Suite struct InspectTests {
    private struct Answer: Decodable {
        struct Count: Decodable {
            var code: String
            var patches: Int
        }
        var classes: [Count]
    }

    @Test("class codes with their patches, for every delivery", arguments: SamplePatches.counties)
    func classes(county: String) throws {
        let path = SamplePatches.source(county).path
        let argument = path.hasSuffix(".shp") ? path : path + ":DLTB"
        let outcome = try Tuban.run(["inspect", argument, "--format", "json", "--lang", "en"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
        let patches = try SamplePatches.all.get().filter { $0.county == county }
        let expected = Dictionary(grouping: patches, by: \.landClass).mapValues(\.count)
        #expect(Dictionary(uniqueKeysWithValues: answer.classes.map { ($0.code, $0.patches) }) == expected)
    }

    @Test("the text names layers, counts, system and encoding with what they rest on")
    func text() throws {
        let undeclared = try Tuban.run(
            ["inspect", SampleData.delivery("440222") + "/DLTB.shp", "--lang", "en"])
        #expect(undeclared.status == 0 && undeclared.errors == "", "\(undeclared.errors)")
        let count = try SamplePatches.layer("440222").rows.count
        for text in ["DLTB", "\(count)", "GB18030", "zone 38", "DLBM", "0101"] {
            #expect(undeclared.output.contains(text), "\(text): \(undeclared.output)")
        }
        let folder = try Tuban.run(["inspect", SampleData.delivery("440203"), "--lang", "en"])
        for layer in ["DLTB", "CJDCQ", "XZQ"] { #expect(folder.output.contains(layer)) }
    }

    @Test("a source that cannot be used is described as far as it goes, and the exit code says so")
    func faulty() throws {
        let trial = try Trial(.shapefile)
        try trial.remove("DLTB.dbf")
        let outcome = try Tuban.run(["inspect", trial.file("DLTB.shp"), "--lang", "en"])
        #expect(outcome.status == 66, "\(outcome.errors)")
        #expect(outcome.errors.contains("DLTB.shp") && outcome.errors.contains(".dbf"))
    }
}
