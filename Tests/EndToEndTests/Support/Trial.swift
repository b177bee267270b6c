import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

/// One delivery in a folder of its own and a pipeline that reads it: the stage of most tests.
struct Trial {
    let folder: TemporaryFolder
    /// The folder of the delivery.
    let data: String

    private init(folder: TemporaryFolder) throws {
        self.folder = folder
        data = folder.path("440203")
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    }

    /// A trial with nothing in its delivery folder yet.
    static func empty() throws -> Trial { try Trial(folder: TemporaryFolder()) }

    /// A trial of the small delivery, changed by `change` before it is written.
    init(
        _ driver: VectorDriver = .geoPackage, encoding: String = "GBK",
        _ change: (inout SurveyDelivery) throws -> Void = { _ in }
    ) throws {
        try self.init(folder: TemporaryFolder())
        var delivery = try SurveyDelivery()
        try change(&delivery)
        try delivery.write(data, driver: driver, encoding: encoding)
    }

    /// What a run did, and what it left.
    struct Run {
        var outcome: Tuban.Outcome
        var result: ResultFolder
        /// Keeps the folder.
        var trial: Trial
        var status: Int32 { outcome.status }
        var errors: String { outcome.errors }
        var hasResult: Bool { FileManager.default.fileExists(atPath: result.path) }

        func account() throws -> Account { try Account(result) }
    }

    /// Carries out the pipeline over the delivery.
    ///
    /// - Parameters:
    ///   - settings: `key.path=value`, as `--set` takes them.
    ///   - more: further lines of the pipeline file.
    func run(
        _ settings: [String] = [], more: String = "", arguments: [String] = [], out: String = "result"
    ) throws -> Run {
        let pipeline = try folder.write("trial.yaml", Self.pipeline + more)
        let result = ResultFolder(path: folder.path(out))
        let outcome = try Tuban.run(
            ["run", pipeline, "--out", result.path, "--lang", "en"] + settings.flatMap { ["--set", $0] }
                + arguments)
        #expect(outcome.output == "", "stdout holds results only")
        return Run(outcome: outcome, result: result, trial: self)
    }

    func tabulate(_ path: String, _ arguments: [String] = []) throws -> Tuban.Outcome {
        try Tuban.run(["tabulate", path, "--lang", "en"] + arguments)
    }

    /// Path of a file of the delivery.
    func file(_ name: String) -> String { data + "/" + name }

    /// Byte surgery on a file of the delivery.
    func patch(_ name: String, _ change: (inout [UInt8]) throws -> Void) throws {
        let url = URL(fileURLWithPath: file(name))
        var bytes = [UInt8](try Data(contentsOf: url))
        try change(&bytes)
        try Data(bytes).write(to: url)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: file(name)) }

    /// Two forms and no workbooks: what is tested shows in the accounts.
    static let pipeline = """
        schema: 1
        name: trial
        description: A trial.
        title: 试验
        year: 2019
        city: {code: "440200", name: 韶关市}
        sources:
          - {county: "440203", name: 武江区, path: 440203}
        coverage: {check: false}
        tables: {forms: [T01, T02]}
        outputs: {folder: result, xlsx: {write: false}, gpkg: {write: false}}

        """
}

extension Trial.Run {
    /// Fails the test unless the run ended with `status`, nothing was lost, and every finding is of `rules`.
    ///
    /// - Returns: the run's ledger, added up by the tests.
    @discardableResult
    func expect(
        _ status: Int32, findings rules: [FindingRule] = [], features: Int64 = 6,
        _ location: SourceLocation = #_sourceLocation
    ) throws -> Account {
        #expect(self.status == status, "\(errors)", sourceLocation: location)
        try #require(hasResult, "\(errors)", sourceLocation: location)
        let found = try result.findings().compactMap { $0["rule"] }
        #expect(found.sorted() == rules.map(\.rawValue).sorted(), sourceLocation: location)
        let account = try account()
        account.expectBalance(location)
        #expect(account.total("read").features == features, sourceLocation: location)
        return account
    }

    /// Fails the test unless the run was refused with `status`, every text in its message, and no result.
    func expectRefused(
        _ status: Int32, _ texts: [String], _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(self.status == status, "\(errors)", sourceLocation: location)
        for text in texts {
            #expect(errors.contains(text), "\(text) is not in: \(errors)", sourceLocation: location)
        }
        #expect(!hasResult, "a result was made", sourceLocation: location)
    }
}
