import Foundation
import TestSupport
import Testing

/// The pipelines with the figures of another city: what its data say comes out, not what the plan's sample says.
@Suite struct OtherCityTests {
    /// A figure of the targets file as it stands, as it is to be, and how the pipeline then prints a statistic.
    struct Change: Sendable {
        var old: String
        var new: String
        var printed: [String: String] = [:]
    }

    struct City: Sendable, CustomTestStringConvertible {
        var name: String
        var pipeline: String
        var changes: [Change]
        var testDescription: String { name }
    }

    private static let yangjiang = City(
        name: "yangjiang", pipeline: "yangjiang-2025",
        changes: [
            // 151.2 万亩 in 2022 and 9,876.54 亩 more by 2025.
            Change(
                old: "\"figure\": \"153.7741\"", new: "\"figure\": \"151.2000\"",
                printed: ["cultivated": "152.19"]),
            Change(
                old: "\"figure\": \"13758.52\"", new: "\"figure\": \"9876.54\"",
                printed: ["cultivated-net-increase": "9876.54"]),
            Change(
                old: "\"figure\": \"145.98\"", new: "\"figure\": \"141.37\"", printed: ["farmland": "141.37"]),
            Change(
                old: "\"figure\": \"450.1\"", new: "\"figure\": \"437.2\"", printed: ["red-line": "437.2"]),
            Change(
                old: "\"figure\": \"55.95\"", new: "\"figure\": \"51.23\"", printed: ["boundary": "51.23"]),
            Change(
                old: "\"figure\": \"12.86\"", new: "\"figure\": \"10.44\"",
                printed: ["new-urban-space": "10.44"]),
            Change(old: "\"count\": 238,", new: "\"count\": 251,", printed: ["batches": "251"]),
            Change(
                old: "{\"批准面积（亩）\": \"25000\"}", new: "{\"批准面积（亩）\": \"27300\"}",
                printed: ["batch-area": "2.7"]),
            Change(
                old: "\"面积（亩）\": \"2261.48\"", new: "\"面积（亩）\": \"1987.65\"",
                printed: ["idle-area": "1987.65"]),
            Change(old: "\"figure\": \"800\",", new: "\"figure\": \"765\",", printed: ["cage-area": "765"]),
            Change(
                old: "\"state\": \"建成\", \"count\": 22", new: "\"state\": \"建成\", \"count\": 19",
                printed: ["consolidation-zones": "19"]),
            Change(
                old: "\"发证数（宗）\": \"358000\"", new: "\"发证数（宗）\": \"361234\"",
                printed: ["certificates": "36.1"]),
            Change(old: "\"套数（套）\": \"6559\"", new: "\"套数（套）\": \"7001\"", printed: ["hard-units": "7001"]),
            // 181,460 and 71,740 万元 before.
            Change(
                old: "\"成交金额（万元）\": \"181460\"", new: "\"成交金额（万元）\": \"201460\"",
                printed: ["mining-price": "27.32"]),
        ])

    private static let shaoguan = City(
        name: "shaoguan", pipeline: "shaoguan-14fyp",
        changes: [
            Change(
                old: "\"figure\": \"343.01\"", new: "\"figure\": \"331.77\"",
                printed: ["cultivated-held": "331.77"]),
            Change(
                old: "\"figure\": \"718.50\"", new: "\"figure\": \"701.30\"",
                printed: ["construction-land-2019": "701.30"]),
            Change(
                old: "\"figure\": \"262.76\"", new: "\"figure\": \"255.55\"",
                printed: ["farmland-protected": "255.55"]),
            Change(
                old: "\"figure\": \"5865.26\"", new: "\"figure\": \"5711.11\"",
                printed: ["red-line": "5711.11"]),
            Change(
                old: "\"cover\": \"74.43\"", new: "\"cover\": \"70.21\"",
                printed: ["forest-cover-2020": "70.21"]),
            Change(
                old: "\"stock\": \"9652.39\"", new: "\"stock\": \"9123.45\"",
                printed: ["forest-stock-2020": "9123.45"]),
            Change(
                old: "\"name\": \"湿地\", \"figure\": \"365\"", new: "\"name\": \"湿地\", \"figure\": \"341\"",
                printed: ["wetland-2020": "341"]),
            Change(
                old: "\"figure\": \"122.91\"", new: "\"figure\": \"120.07\"",
                printed: ["built-up-area": "120.07"]),
            Change(
                old: "\"figure\": \"112\", \"unit\": \"万亩\"", new: "\"figure\": \"108\", \"unit\": \"万亩\"",
                printed: ["high-standard-farmland": "108"]),
            Change(
                old: "\"count\": 39, \"figure\": \"266\"", new: "\"count\": 41, \"figure\": \"271\"",
                printed: ["mine-regreening-projects": "41", "mine-regreening-area": "271"]),
        ])

    @Test("other totals, other zones, other sums of registers", arguments: [yangjiang, shaoguan])
    func figures(city: City) throws {
        let folder = try TemporaryFolder()
        let sample = Tuban.project.path + "/sample-data/" + city.name
        var targets = try String(contentsOfFile: sample + "/targets.json", encoding: .utf8)
        for change in city.changes {
            try #require(targets.components(separatedBy: change.old).count == 2, "\(change.old) stands once")
            targets.replace(change.old, with: change.new)
        }
        let data = folder.path("data")
        let made = try Tuban.run(
            [
                "sample", data, "--targets", folder.write("targets.json", targets), "--seed", "23", "--lang",
                "en",
            ])
        #expect(made.status == 0, "\(made.errors)")

        let pipelines = Tuban.project.path + "/pipelines/"
        let text = try String(contentsOfFile: pipelines + city.pipeline + ".yaml", encoding: .utf8)
            .replacing("../sample-data/" + city.name, with: data)
            .replacing("template: ", with: "template: " + pipelines)
        let result = ResultFolder(path: folder.path("result"))
        let outcome = try Tuban.run(
            [
                "run", folder.write("other.yaml", text), "--out", result.path, "--jobs", "2", "--lang", "en",
            ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let figures = try result.rows("plan/statistics/figures.csv")
        for (name, printed) in city.changes.flatMap(\.printed) {
            let row = try #require(figures.first { $0["id"] == name }, "\(name)")
            #expect(row["value"] == printed && row["state"] == "ok", "\(name): \(row)")
        }
    }
}
