import Foundation
import TestSupport
import Testing

/// `tuban sample` by itself: which targets file it takes.
@Suite struct SampleCommandTests {
    private static let targets = Tuban.project.appendingPathComponent("sample-data/yangjiang/targets.json")
        .path

    @Test("the folder's own targets file is taken, with its number of patches; another call repeats it")
    func own() throws {
        let folder = try TemporaryFolder()
        let text = try String(contentsOfFile: Self.targets, encoding: .utf8)
        try folder.write(
            "city/targets.json", text.replacing("\"patches\": 1650", with: "\"patches\": 1300"))
        let outcome = try Tuban.run(["sample", folder.path("city"), "--lang", "en"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.hasPrefix("1300 synthetic patches"))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("city"))
        #expect(
            Set(names) == [
                "targets.json", "441702江城区", "441704阳东区", "441721阳西县", "441781阳春市", "2023", "2024", "2025",
                "zones", "registers", "story.csv",
            ])
        let register = folder.path("city/registers/land-supply.csv")
        let first = try Data(contentsOf: URL(fileURLWithPath: register))
        let again = try Tuban.run(["sample", folder.path("city"), "--overwrite", "--lang", "en"])
        #expect(again.status == 0 && again.errors == outcome.errors)
        #expect(try Data(contentsOf: URL(fileURLWithPath: register)) == first)
    }

    @Test("without one the usual file is, and a fault in a register is told by its place")
    func faults() throws {
        let folder = try TemporaryFolder()
        let missing = try Tuban.run(["sample", folder.path("city"), "--lang", "en"], in: folder.path)
        #expect(missing.status == 66 && missing.errors.contains("sample-data/shaoguan/targets.json"))
        let text = try String(contentsOfFile: Self.targets, encoding: .utf8)
        try folder.write("city/targets.json", text.replacing("\"25000\"", with: "\"25000.125\""))
        let wrong = try Tuban.run(["sample", folder.path("city"), "--lang", "en"])
        #expect(wrong.status == 65)
        #expect(
            wrong.errors.contains(
                "registers.0.groups.0.sums.批准面积（亩）: found `25000.125`, expected a plain decimal number, its places at most 2"
            ))
    }
}
