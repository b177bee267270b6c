import Foundation
import LandModel
import TestSupport
import Testing

/// Both plan pipelines on the sample: every figure that the plan and the article print comes out of the data.
@Suite struct PlanFigureTests {
    private static let pipelines = ["shaoguan-14fyp", "yangjiang-2025"]
    private static let folder = Tuban.project.path + "/Tests/EndToEndTests/Plan"

    /// A printed figure, and where it should come from.
    private static let expected: [[String: String]] =
        (try? CSVRows.rows(String(contentsOfFile: folder + "/expected.csv", encoding: .utf8))) ?? []

    @Test("they run to the end without a fault", arguments: pipelines)
    func sound(pipeline: String) throws {
        let run = try SampleRuns.run(pipeline)
        #expect(run.outcome.status == 0, "\(run.outcome.errors)")
        let plan = ResultFolder(path: run.result.path + "/plan")
        #expect(try plan.findings().isEmpty)
        #expect(try plan.failedChecks().isEmpty)
        let figures = try plan.rows("statistics/figures.csv")
        #expect(figures.count > 50 && figures.allSatisfy { $0["state"] == "ok" })
    }

    private func compare(_ expected: String) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.folder + "/compare")
        process.arguments = [expected] + (try Self.pipelines.map { try SampleRuns.run($0).result.path })
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    @Test("all printed figures are met")
    func met() throws {
        #expect(Self.expected.count == 141)
        let (status, output) = try compare(Self.folder + "/expected.csv")
        #expect(status == 0, "\(output)")
        #expect(output.hasSuffix("\n141 of 141\n") && !output.contains("<<<"))
    }

    @Test("one that is not met is told, and fails", arguments: ["layer", "register", "target"])
    func notMet(role: String) throws {
        let folder = try TemporaryFolder()
        var lines = try String(contentsOfFile: Self.folder + "/expected.csv", encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let line = try #require(lines.firstIndex { $0.contains(",\(role),") })
        let row = try #require(Self.expected.first { lines[line].hasPrefix(($0["id"] ?? "?") + ",") })
        let figure = try #require(row["expected"])
        // Another last digit.
        let other = figure.dropLast() + (figure.last == "3" ? "4" : "3")
        lines[line].replace(",\(figure),", with: ",\(other),")
        let (status, output) = try compare(
            folder.write("expected.csv", lines.joined(separator: "\n")))
        #expect(status == 1)
        #expect(output.hasSuffix("\n140 of 141\n"))
        #expect(output.split(separator: "\n").filter { $0.hasSuffix("<<<") }.count == 1)
    }

    @Test("four workers write the bytes that one writes", arguments: pipelines)
    func workers(pipeline: String) throws {
        let first = try SampleRuns.run(pipeline)
        let second = try SampleRuns.carryOut(pipeline, jobs: 4)
        #expect(second.outcome.status == 0, "\(second.outcome.errors)")
        let (one, other) = (
            try ResultFolder(path: first.result.path + "/plan").files(),
            try ResultFolder(path: second.result.path + "/plan").files()
        )
        #expect(one.count > 10 && one.keys.sorted() == other.keys.sorted())
        for (name, bytes) in one { #expect(other[name] == bytes, "\(name) differs") }
    }

    @Test("no computed figure is written down in a pipeline, a template or the program")
    func nowhere() throws {
        let figures = Set(
            Self.expected.filter { $0["role"] != "target" }.compactMap { $0["expected"] }
                .filter { $0.count(where: \.isNumber) >= 4 && !Self.isRound($0) })
        #expect(figures.count > 30)
        for path in try Self.texts() {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let found = figures.intersection(Self.numbers(text))
            #expect(found.isEmpty, "\(path): \(found)")
        }
    }

    /// A year, and a power of ten or twice one: they stand for themselves anywhere (1000 亩, 2000/3 m²).
    private static func isRound(_ figure: String) -> Bool {
        if let number = Int(figure), (1949...2100).contains(number) { return true }
        return figure.dropFirst().allSatisfy { $0 == "0" } && ["1", "2"].contains(figure.prefix(1))
    }

    private static func texts() throws -> [String] {
        let root = Tuban.project.path
        return try ["pipelines", "Sources"].flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)").filter { name in
                ["yaml", "mustache", "swift", "csv", "json"].contains { name.hasSuffix("." + $0) }
            }.map { "\(root)/\(folder)/\($0)" }
        }
    }

    /// Numbers as they stand in a text, digits not grouped.
    private static func numbers(_ text: String) -> Set<String> {
        var (numbers, current) = (Set<String>(), "")
        for character in text + " " {
            if character.isASCII, character.isNumber || character == "." || character == "_" {
                if character != "_" { current.append(character) }
            } else if !current.isEmpty {
                numbers.insert(current.hasSuffix(".") ? String(current.dropLast()) : current)
                current = ""
            }
        }
        return numbers
    }
}
