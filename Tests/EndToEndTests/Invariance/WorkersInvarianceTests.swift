import Foundation
import Testing

/// The number of workers, and doing it again, must not show in a byte of any file.
@Suite struct WorkersInvarianceTests {
    @Test("two and eight workers write the files that one writes", arguments: SampleRuns.surveys, [2, 8])
    func run(pipeline: String, jobs: Int) throws {
        let first = try SampleRuns.run(pipeline)
        let second = try SampleRuns.carryOut(pipeline, jobs: jobs)
        #expect(second.outcome.status == 0, "\(second.outcome.errors)")
        let (one, other) = (try first.result.files(), try second.result.files())
        #expect(one.count > 30)
        #expect(one.keys.sorted() == other.keys.sorted())
        for (name, bytes) in one { #expect(other[name] == bytes, "\(name) differs") }
    }

    @Test("tabulate gives the same table for any number of workers and every basis")
    func tabulate() throws {
        // Several units of work: a unit holds some sixteen thousand features.
        let path = try LargeLayer.path.get()
        for arguments in [["--area", "computed"], [], ["--gross", "--by", "village"], ["--validate"]] {
            let outcomes = try ["1", "2", "8"].map {
                try Tuban.run(["tabulate", path, "--lang", "en", "--jobs", $0] + arguments)
            }
            #expect(outcomes.allSatisfy { $0.status == 0 }, "\(outcomes[0].errors)")
            #expect(!outcomes[0].output.isEmpty)
            #expect(Set(outcomes.map(\.output)).count == 1, "\(arguments)")
            #expect(Set(outcomes.map(\.errors)).count == 1, "\(arguments)")
        }
    }
}
