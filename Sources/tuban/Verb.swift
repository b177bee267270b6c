import ArgumentParser

/// A verb of the command: does its work and says how it ended; errors become sentences in one place.
protocol Verb: ParsableCommand {
    var common: CommonOptions { get }

    func perform(_ console: Console) throws -> ExitStatus
}

extension Verb {
    func run() throws {
        let console = common.console
        let status: ExitStatus
        do {
            status = try perform(console)
        } catch let error as ValidationError {
            throw error
        } catch {
            let report = ErrorText.report(error)
            for phrase in report.phrases { console.warn(phrase) }
            status = report.status
        }
        if status != .ok { throw ExitCode(status.rawValue) }
    }
}
